/** What verification can find: one code for every way in which a package can be wrong, so that no two reasons look alike. */
import type { RefusalCode } from '../../integrity/index.ts'
import type { OtsCode, StampCode } from '../../stamping/index.ts'
import type { ManifestCode } from '../package/manifest.ts'

/** Codes of the verification itself; format errors keep the code of the part that found them. */
type PackageCode =
  | ManifestCode
  | 'manifest.missing'
  | 'manifest.too-large'
  | 'manifest.order'
  | 'manifest.twice'
  | 'manifest.exhibits'
  | 'signature.missing'
  | 'signature.unreadable'
  | 'signature.wrong-purpose'
  | 'signature.wrong'
  | 'signer.unknown'
  | 'signer.unchecked'
  | 'policy.from-package'
  | 'file.missing'
  | 'file.extra'
  | 'file.name'
  | 'file.size'
  | 'file.hash'
  | 'file.crc'
  | 'file.too-large'
  | 'salts.unreadable'
  | 'salt.missing'
  | 'salt.extra'
  | 'item.commitment'
  | 'item.exhibit-unknown'
  | 'item.leaf-missing'
  | 'item.leaf-type'
  | 'item.leaf-role'
  | 'item.ciphertext'
  | 'item.ptc'
  | 'item.twice'
  | 'item.absent'
  | 'item.omitted'
  | 'item.stopped'
  | 'item.expired'
  | 'custody.missing'
  | 'custody.extra'
  | 'custody.unreadable'
  | 'custody.reordered'
  | 'custody.item'
  | 'custody.case'
  | 'custody.cut'
  | 'custody.empty'
  | 'checkpoint.missing'
  | 'checkpoint.unreadable'
  | 'checkpoint.manifest'
  | 'checkpoint.key'
  | 'checkpoint.signature'
  | 'log.unknown'
  | 'log.other-key'
  | 'log.downgrade'
  | 'proof.missing'
  | 'proof.extra'
  | 'proof.unreadable'
  | 'proof.checkpoint'
  | 'proof.index'
  | 'proof.wrong'
  | 'consistency.unreadable'
  | 'consistency.wrong'
  | 'clock.backwards'
  | 'clock.after-export'
  | 'clock.before-capture'
  | 'clock.after-witness'
  | 'clock.future'
  | 'clock.outside-stamps'
  | 'witness.quorum'
  | 'witness.cosignature'
  | 'key.revoked'
  | 'key.over'
  | 'key.not-yet'
  | 'stamp.note'
  | 'stamp.note-missing'
  | 'stamp.growth'
  | 'stamp.anchor'
  | 'stamp.extra'
  | 'stamp.untrusted'
  | 'stamp.order'
  | 'stamp.late'
  | 'ots.mismatch'

/** Every code a verdict may carry. */
export type FindingCode =
  | PackageCode
  | StampCode
  | OtsCode
  | Extract<RefusalCode, `history.${string}` | `leaf.${string}` | `json.${string}`>

/** Which of the four results a finding speaks to. */
export type Aspect = 'intact' | 'logged' | 'timed' | 'witnessed'

/** One line of the red list. `path` is a file of the package or the number of an exhibit; an `error` makes its result "not". */
export interface Finding {
  readonly code: FindingCode
  readonly aspect: Aspect
  readonly severity: 'error' | 'warning'
  readonly sentence: string
  readonly path?: string
}

/** Findings of one code beyond this many are counted, not listed. */
const MAX_OF_ONE_CODE = 100

/** Gathers findings. */
export class RedList {
  readonly findings: Finding[] = []
  readonly #counts = new Map<FindingCode, number>()

  #add(finding: Finding): void {
    const count = (this.#counts.get(finding.code) ?? 0) + 1
    this.#counts.set(finding.code, count)
    if (count <= MAX_OF_ONE_CODE) this.findings.push(finding)
  }

  /** How many findings were made; more than are listed where one code came very often. */
  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Adds an error. */
  error(aspect: Aspect, code: FindingCode, sentence: string, path?: string): void {
    this.#add({ code, aspect, severity: 'error', sentence, ...(path === undefined ? {} : { path }) })
  }

  /** Adds something that is odd but refuses nothing. */
  warn(aspect: Aspect, code: FindingCode, sentence: string, path?: string): void {
    this.#add({
      code,
      aspect,
      severity: 'warning',
      sentence,
      ...(path === undefined ? {} : { path }),
    })
  }
}
