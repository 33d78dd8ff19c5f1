/** A real package for the attacks: made by the product's own code over the in-memory locker, with what a forger would need at hand. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Manifest, memorySource, openPackage, writeZip, zipInput } from '@smart-rescue/core/dossier'
import { writeCanonicalJson } from '@smart-rescue/core/integrity'
import { makePackage } from '@smart-rescue/features/dossier'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import { createFakeLocker, type FakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import type { CaseId, DossierId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { buildVerifier } from '../../../apps/verifier/build.mjs'
import { runVerify } from '../../../apps/verifier/src/index.ts'

const encoder = new TextEncoder()
const CASE = '0198c0de-0000-7000-8000-000000000001' as CaseId
const ACTOR = '0198c0de-0000-7000-8000-0000000000aa' as MemberId

/** Files of a package by path, in the order of the archive. */
export type Files = Map<string, Uint8Array>

/** A package with the locker it came from and a policy that trusts it. */
export interface PackageFixture {
  readonly files: Files
  readonly zip: Uint8Array
  readonly policy: string
  readonly locker: FakeLocker
}

/** What the fixture is made of. */
export interface FixtureOptions {
  readonly exhibits?: number
  readonly seed?: number
  readonly origin?: string
  /** Bytes of each WACZ. */
  readonly waczLength?: number
  /** Reads of each exhibit before the export: more leaves. */
  readonly reads?: number
  readonly pdf?: Uint8Array
}

const collect = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** The verifier as it is built now, once a test run. */
export const builtVerifier = (() => {
  let built: Promise<{ page: Uint8Array; program: Uint8Array }> | undefined
  return () => {
    built ??= (async () => {
      const folder = await mkdtemp(join(tmpdir(), 'verifier-'))
      await buildVerifier(folder)
      const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)))
      const files = { page: await read('verify.html'), program: await read('verify.mjs') }
      await rm(folder, { recursive: true })
      return files
    })()
    return built
  }
})()

const sealExhibit = async (locker: Locker, number: number, options: FixtureOptions) => {
  const id = `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}` as ExhibitId
  const wacz = new Uint8Array(options.waczLength ?? 20_000).map((_, i) => (i * 31 + number) & 255)
  const sources = [
    ['wacz', 'exhibit.wacz', 'application/wacz+zip', wacz],
    ['text', 'text.txt', 'text/plain', encoder.encode(`Restaurant work abroad, room ${number} included.\n`)],
    ['capture-report', 'capture-report.json', 'application/json', encoder.encode('{}')],
  ] as const
  const parts = []
  for (const [role, name, mediaType, bytes] of sources) {
    const common = { actor: ACTOR, caseId: CASE, item: id, purpose: 'capture' } as const
    const sealed = await locker.seal({ ...common, type: 'evidence.sealed', role, mediaType, bytes: [bytes] })
    const { plaintext: sha256, ciphertext, leaf } = sealed
    parts.push({ role, name, mediaType, length: bytes.length, sha256, ciphertext, leafIndex: leaf.index })
  }
  await locker.record({ type: 'exhibit.recorded', actor: ACTOR, caseId: CASE, item: id, detail: { number } })
  const url = `https://harbour-jobs.example/ad/${number}`
  return {
    id,
    number: `E-${String(number).padStart(2, '0')}`,
    title: `Restaurant team <b>${number}</b>`,
    url,
    finalUrl: url,
    state: 'complete',
    capturedAt: '2026-11-24T08:00:00.000Z',
    capturedBy: 'Maya Karki',
    parts,
  }
}

/** Puts exhibits into a locker and makes a package of them, by the product's own code. */
export const makeZip = async (locker: Locker, options: FixtureOptions = {}): Promise<Uint8Array> => {
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  const exhibits = []
  for (let number = 1; number <= (options.exhibits ?? 2); number++) {
    const exhibit = await sealExhibit(locker, number, options)
    for (let read = 0; read < (options.reads ?? 0); read++)
      await locker.record({
        type: 'evidence.read',
        actor: ACTOR,
        caseId: CASE,
        item: exhibit.id,
        purpose: 'review',
      })
    exhibits.push(exhibit)
  }
  const verifier = await builtVerifier()
  const made = await makePackage(
    locker,
    {
      actor: ACTOR,
      caseId: CASE,
      dossierId: '0198c0de-0000-7000-8000-0000000000dd' as DossierId,
      software: 'Smart Rescue 0.1.0',
      organisation: { name: 'Deepa House', country: 'NP' },
      caseFile: {
        reference: 'SR-2026-014',
        title: 'Lantern',
        purpose: 'To find out who recruits.',
        legalBasis: 'Referral 112/26',
      },
      exhibits,
      earlier: [3],
    },
    {
      now: () => new Date('2026-11-24T12:00:00.000Z'),
      print: async () => options.pdf ?? encoder.encode('%PDF-1.4\n% the report has tests of its own\n'),
      onStep: async () => undefined,
      onFacts: async () => undefined,
      verifier: { page: async () => verifier.page, program: async () => verifier.program },
      signal: new AbortController().signal,
    },
  )
  const { ciphertext, mediaType } = made.package.blob
  return collect(await locker.read({ actor: ACTOR, caseId: CASE, ciphertext, mediaType, purpose: 'dossier' }))
}

/** Makes a package over the in-memory locker. The same options give the same bytes. */
export const makeFixture = async (options: FixtureOptions = {}): Promise<PackageFixture> => {
  const { seed, origin } = options
  const locker = createFakeLocker({
    ...(seed === undefined ? {} : { seed }),
    ...(origin === undefined ? {} : { origin }),
  })
  const zip = await makeZip(locker, options)
  const opening = await openPackage(memorySource(zip))
  if (!opening.ok) throw new Error(opening.code)
  const files: Files = new Map()
  for (const file of opening.files) files.set(file.path, await collect(file.bytes()))
  const policy = `log ${locker.vkey}\n#package-signer ${locker.signerLine}\nquorum none\n`
  return { files, zip, policy, locker }
}

/** Zips files as they are. */
export const zipFiles = async (files: Files): Promise<Uint8Array> =>
  collect(writeZip([...files].map(([path, bytes]) => zipInput(path, bytes))))

/** Text of a file. */
export const textOf = (files: Files, path: string): string => new TextDecoder().decode(files.get(path))

/** Replaces a file by text. */
export const putText = (files: Files, path: string, text: string): void => {
  files.set(path, encoder.encode(text))
}

type Writable<T> = T extends readonly (infer E)[]
  ? Writable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T

/** A manifest that a forger edits. */
export type EditableManifest = Writable<Manifest>

/** Reads the manifest for editing. */
export const editManifest = (files: Files): EditableManifest => JSON.parse(textOf(files, 'manifest.json'))

const KIND: Readonly<Record<string, string>> = { proofs: 'proof', custody: 'custody' }

/** What a clever forger does after changing files: lists them anew with their true sizes and hashes. */
export const relist = (files: Files, manifest: EditableManifest): void => {
  const known = new Map(manifest.files.map((file) => [file.path, file]))
  manifest.files = [...files]
    .filter(([path]) => !path.startsWith('manifest.json'))
    .map(([path, bytes]) => ({
      role: KIND[path.split('/')[0] ?? ''] ?? 'readme',
      ...known.get(path),
      path,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Writes the manifest and signs it: by the organisation itself (an insider), or by somebody else's key. */
export const sign = async (
  files: Files,
  manifest: unknown,
  signer: FakeLocker,
  namespace = 'smart-rescue-package@v1',
): Promise<void> => {
  const written = writeCanonicalJson(manifest)
  if (!written.ok) throw new Error(written.sentence)
  files.set('manifest.json', written.value)
  putText(files, 'manifest.json.sig', (await signer.sign(written.value, namespace)).signature)
}

/** What the command said. */
export interface CommandAnswer {
  readonly exit: number
  readonly output: string
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of the command, looked into by tests.
  readonly json: any
}

/** Runs the command on bytes, with `--json`, and with a policy where given. */
export const verifyBytes = async (zip: Uint8Array, policy?: string): Promise<CommandAnswer> => {
  const folder = await mkdtemp(join(tmpdir(), 'package-'))
  try {
    const file = join(folder, 'package.zip')
    await writeFile(file, zip)
    const words = [file, '--json']
    if (policy !== undefined) {
      await writeFile(join(folder, 'policy.txt'), policy)
      words.push('--policy', join(folder, 'policy.txt'))
    }
    let output = ''
    const write = (text: string): void => {
      output += text
    }
    const exit = await runVerify(words, { write, error: write }, new Date('2026-11-24T13:00:00Z'))
    return { exit, output, json: output.startsWith('{') ? JSON.parse(output) : undefined }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Codes of the errors that the command reported, in order. */
export const errorCodes = ({ json }: CommandAnswer): string[] =>
  json?.refused
    ? [json.refused.code]
    : (json?.redList ?? [])
        .filter((finding: { severity: string }) => finding.severity === 'error')
        .map((finding: { code: string }) => finding.code)

/** The root of the repository. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
