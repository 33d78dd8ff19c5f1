/** `consistency.txt`: proofs that the log of this package grew from the logs of earlier packages, nothing of which was changed. */
import {
  fromBase64,
  fromUtf8,
  type Outcome,
  parseDecimal,
  toBase64,
  utf8,
  verifyConsistency,
} from '../../integrity/index.ts'

/** One earlier checkpoint, and the RFC 6962 proof from its size to the size of this package. */
export interface ConsistencyProof {
  readonly size: number
  readonly root: Uint8Array
  readonly hashes: readonly Uint8Array[]
}

const HEADER = 'smart-rescue consistency v1'

/** Writes the file: a header, then for each earlier checkpoint `old SIZE ROOT` and the hashes of its proof, one a line, in base64. */
export const writeConsistency = (proofs: readonly ConsistencyProof[]): Uint8Array =>
  utf8(
    [
      HEADER,
      ...proofs.flatMap(({ size, root, hashes }) => [
        '',
        `old ${size} ${toBase64(root)}`,
        ...hashes.map(toBase64),
      ]),
      '',
    ].join('\n'),
  )

const readBlock = (block: string): ConsistencyProof | undefined => {
  const [head = '', ...lines] = block.split('\n')
  const [, digits = '', rootText = ''] = /^old (\d+) (\S+)$/.exec(head) ?? []
  const size = parseDecimal(digits)
  const root = fromBase64(rootText)
  const hashes = lines.map(fromBase64)
  if (size === undefined || root?.length !== 32 || lines.length > 126) return undefined
  const whole = hashes.filter((hash) => hash?.length === 32).map((hash) => hash ?? root)
  return whole.length === hashes.length ? { size, root, hashes: whole } : undefined
}

/** Reads the file; undefined for anything malformed. */
export const readConsistency = (bytes: Uint8Array): readonly ConsistencyProof[] | undefined => {
  const text = fromUtf8(bytes)
  if (!text?.startsWith(`${HEADER}\n`) || !text.endsWith('\n')) return undefined
  const body = text.slice(HEADER.length + 1, -1)
  if (body === '') return text === `${HEADER}\n` ? [] : undefined
  if (!body.startsWith('\n')) return undefined
  const blocks = body.slice(1).split('\n\n').map(readBlock)
  const proofs = blocks.filter((block) => block !== undefined)
  return proofs.length === blocks.length ? proofs : undefined
}

/** Checks one proof against the log of this package. */
export const checkConsistency = (proof: ConsistencyProof, size: number, root: Uint8Array): Outcome<true> =>
  verifyConsistency(proof.size, size, proof.root, root, proof.hashes)
