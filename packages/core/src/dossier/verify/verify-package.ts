/** Verifies a package given its files: the whole judgement, in one pure function that the command line and the page share. */
import { type Checkpoint, toBase64 } from '../../integrity/index.ts'
import type { Certificate } from '../../stamping/index.ts'
import { isItem, type Manifest } from '../package/manifest.ts'
import { MANIFEST, POLICY_EXAMPLE, SIGNATURE } from '../package/package-layout.ts'
import { type PackagePolicy, plainText } from '../package/package-policy.ts'
import { checkCustody, checkItems, type PackageLeaf } from './check-custody.ts'
import { checkFiles, holdFile, type OnProgress } from './check-files.ts'
import { checkKeys, checkSigner } from './check-keys.ts'
import { checkLog, type LogFacts } from './check-log.ts'
import { checkManifest, checkSignature } from './check-manifest.ts'
import { type Digests, PURE_DIGESTS } from './digests.ts'
import { RedList } from './finding.ts'
import { judgeResults } from './judge-results.ts'
import type { PackageFiles } from './package-files.ts'
import { type CheckedStamps, checkStamps } from './times/check-stamps.ts'
import { checkTimes } from './times/check-times.ts'
import { checkStampOrder, type TimedInterval, timeExhibits } from './times/judge-timed.ts'
import type { PackageVerdict, VerdictExhibit } from './verdict.ts'

/** What a shell may bring: the reader's policy and roots, the time of her clock (milliseconds since 1970), faster hashes, an ear for progress. */
export interface VerifyOptions {
  readonly policy?: PackagePolicy
  /** Roots of time-stamp authorities that the reader trusts, beside those of her policy. */
  readonly roots?: readonly Certificate[]
  readonly now?: number
  readonly digests?: Digests
  readonly onProgress?: OnProgress
}

const load = async (files: PackageFiles, path: string): Promise<Uint8Array | undefined> => {
  const file = files.find((candidate) => candidate.path === path)
  return file && holdFile(file)
}

/** A policy that is the hint of this very package comes from whoever made the package: it is not the reader's, and counts for nothing. */
const checkPolicy = async (
  files: PackageFiles,
  policy: PackagePolicy | undefined,
  red: RedList,
): Promise<PackagePolicy | undefined> => {
  const hint = policy && (await load(files, POLICY_EXAMPLE))
  if (!hint || plainText(hint)?.trim() !== policy.text.trim()) return policy
  red.warn(
    'logged',
    'policy.from-package',
    'Your policy is the hint that lies in this package, so it proves nothing. Get one from somebody else.',
    POLICY_EXAMPLE,
  )
  return undefined
}

const timedOf = (timed: TimedInterval | undefined): { readonly timed?: TimedInterval } =>
  timed === undefined ? {} : { timed }

/** The latest moment at which the checkpoint of the package can have been signed, by witnesses and authorities; undefined where nobody confirms one. */
const seenBefore = ({ judged, checkpoint }: LogFacts, { stamps }: CheckedStamps): string | undefined => {
  const times = [
    ...(judged?.witnesses ?? []).flatMap(({ time }) => (time === undefined ? [] : [time * 1000])),
    ...stamps
      .filter(({ trusted, size }) => trusted && size === checkpoint?.size)
      .map(({ info }) => Date.parse(info.latest)),
  ].filter((time) => Math.abs(time) <= LAST_MOMENT)
  return times.length === 0 ? undefined : new Date(Math.min(...times)).toISOString()
}

/** Milliseconds beyond which JavaScript has no date. */
const LAST_MOMENT = 8.64e15

const showExhibits = (
  manifest: Manifest,
  leaves: readonly PackageLeaf[],
  sound: ReadonlySet<string>,
  intervals: ReadonlyMap<string, TimedInterval>,
): VerdictExhibit[] =>
  manifest.exhibits.map(({ number, title, url, capturedAt }) => ({
    number,
    title,
    url,
    capturedAt,
    entries: leaves.filter((leaf) => leaf.exhibit === number).length,
    ...timedOf(intervals.get(number)),
    parts: manifest.files
      .filter((file) => isItem(file) && file.exhibit === number)
      .map(({ path, role, size, sha256 }) => ({ path, role, size, sha256, sound: sound.has(path) })),
  }))

const showLog = (
  { origin, size }: Checkpoint,
  { earlier = [] }: LogFacts,
  { log }: Manifest,
): NonNullable<PackageVerdict['log']> => ({
  origin,
  size,
  vkey: log.vkey,
  earlier: earlier.map((proof) => ({ size: proof.size, root: toBase64(proof.root) })),
})

const showStamps = ({ stamps, openTimestamps }: CheckedStamps): PackageVerdict['stamps'] => [
  ...stamps.map(({ size, slug, info, trusted }) => ({
    size,
    slug,
    kind: 'rfc3161' as const,
    at: info.genTime,
    by: info.signer.name,
    trusted,
  })),
  ...openTimestamps.map(({ size, slug, attestations }) => {
    const heights = attestations.flatMap((one) => (one.kind === 'bitcoin' ? [one.height] : []))
    const by =
      heights.length > 0 ? `Bitcoin block ${Math.min(...heights)}` : 'OpenTimestamps calendar, pending'
    return { size, slug, kind: 'opentimestamps' as const, by, trusted: false }
  }),
]

/** Verifies the files of a package. Never throws for what the package holds; rejects only where its bytes cannot be read. */
export const verifyPackage = async (
  files: PackageFiles,
  options: VerifyOptions = {},
): Promise<PackageVerdict> => {
  const red = new RedList()
  const policy = await checkPolicy(files, options.policy, red)
  const bytes = await load(files, MANIFEST)
  if (bytes === undefined) {
    const isHere = files.some((file) => file.path === MANIFEST)
    if (isHere)
      red.error(
        'intact',
        'manifest.too-large',
        'The manifest is far larger than a manifest can be.',
        MANIFEST,
      )
    else red.error('intact', 'manifest.missing', 'The package has no manifest.', MANIFEST)
  }
  const signer = bytes && checkSignature(await load(files, SIGNATURE), bytes, red)
  const listed = checkSigner(signer, policy, red)
  const manifest = bytes && checkManifest(bytes, red)
  let facts: LogFacts = {}
  let leaves: PackageLeaf[] = []
  let exhibits: VerdictExhibit[] = []
  let stamps: CheckedStamps = { stamps: [], openTimestamps: [] }
  let intervals: ReadonlyMap<string, TimedInterval> = new Map()
  if (manifest) {
    const digests = options.digests ?? PURE_DIGESTS
    const { held, sound } = await checkFiles(files, manifest, digests, red, options.onProgress)
    leaves = checkCustody(manifest, held, red)
    checkItems(manifest, leaves, red)
    facts = checkLog(manifest, held, leaves, policy, red)
    checkTimes(manifest, leaves, facts.judged, options.now, red)
    if (facts.judged && !facts.judged.quorumReached)
      red.error('witnessed', 'witness.quorum', 'Fewer witnesses have seen the log than your policy asks for.')
    if (facts.checkpoint) {
      const roots = [...(policy?.stampRoots ?? []), ...(options.roots ?? [])]
      stamps = checkStamps({ held, vkey: manifest.log.vkey, checkpoint: facts.checkpoint, roots }, red)
      intervals = timeExhibits(leaves, stamps.stamps)
      checkStampOrder(leaves, stamps.stamps, intervals, red)
    }
    checkKeys(policy, signer, manifest.log.vkey, seenBefore(facts, stamps), red)
    exhibits = showExhibits(manifest, leaves, sound, intervals)
  }
  const results = judgeResults({
    findings: red.findings,
    read: manifest !== undefined,
    facts,
    leaves: leaves.length,
    exhibits,
    openTimestamps: stamps.openTimestamps,
    ...(policy ? { policy } : {}),
    ...(listed === undefined ? {} : { listed }),
  })
  const { files: _files, exhibits: _exhibits, ...about } = manifest ?? ({} as Manifest)
  return {
    ok: red.findings.every((finding) => finding.severity !== 'error'),
    trusted: results.logged.state === 'ok' && listed === true,
    results,
    redList: red.findings,
    exhibits,
    stamps: showStamps(stamps),
    counts: {
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.size, 0),
      leaves: leaves.length,
    },
    ...(manifest ? { manifest: about } : {}),
    ...(signer
      ? {
          signer: {
            publicKey: signer.publicKey,
            fingerprint: signer.fingerprint,
            ...(listed === undefined ? {} : { listed }),
          },
        }
      : {}),
    ...(facts.checkpoint && manifest ? { log: showLog(facts.checkpoint, facts, manifest) } : {}),
  }
}
