import { memorySource, openPackage, verifyPackage } from '@smart-rescue/core/dossier'
import { toHex, utf8 } from '@smart-rescue/core/integrity'
import { CaseId, DossierId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CustodyFact } from '../../custody/index.ts'
import { createFakeLocker, type FakeLocker } from '../../ports/proof/locker.fake.ts'
import type { Locker } from '../../ports/proof/locker.ts'
import type { ExportExhibit } from '../store.ts'
import { logExports, proveGrowth, proveHistories } from './log-exports.ts'
import { type ExportStep, makePackage, type PackageHooks, type PackageOrder } from './make-package.ts'
import { readExhibits } from './read-exhibits.ts'
import { readSigner } from './write-package.ts'

const ACTOR = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
const ITEM = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')
const exporter = { actor: ACTOR, caseId: CASE }

let locker: FakeLocker
let exhibit: ExportExhibit
beforeEach(async () => {
  locker = createFakeLocker()
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  const parts = []
  for (const [role, text] of [
    ['text', 'a room by the harbour'],
    ['capture-report', '{"not":"a report"}'],
    ['screenshot-01', 'not a picture'],
  ] as const) {
    const sealed = await locker.seal({
      ...exporter,
      item: ITEM,
      type: 'evidence.sealed',
      role,
      mediaType: 'text/plain',
      bytes: [utf8(text)],
    })
    parts.push({
      role,
      name: `${role}.bin`,
      mediaType: 'text/plain',
      length: text.length,
      sha256: sealed.plaintext,
      ciphertext: sealed.ciphertext,
      leafIndex: sealed.leaf.index,
    })
  }
  exhibit = {
    id: ITEM,
    number: 'E-01',
    title: 'Room',
    url: 'https://harbour.example/',
    finalUrl: 'https://harbour.example/',
    state: 'complete',
    capturedAt: '2026-11-24T08:00:00.000Z',
    capturedBy: 'Maya',
    parts,
  }
})

const order = (): PackageOrder => ({
  ...exporter,
  dossierId: DossierId.parse('01890a5d-ac96-774b-bcce-b302099a8031'),
  software: 'test',
  organisation: { name: 'Deepa House', country: 'NP' },
  caseFile: { reference: 'SR-1', title: 'Lantern', purpose: 'p', legalBasis: 'l' },
  exhibits: [exhibit],
  earlier: [],
})

const hooks = (changes: Partial<PackageHooks> = {}): PackageHooks => ({
  now: () => new Date('2026-11-24T09:00:00.000Z'),
  print: async () => utf8('%PDF'),
  onStep: async () => undefined,
  onFacts: async () => undefined,
  verifier: { page: async () => utf8('<!doctype html>'), program: async () => utf8('//') },
  signal: new AbortController().signal,
  ...changes,
})

const sealedRoles = async (): Promise<(string | undefined)[]> => {
  const roles: (string | undefined)[] = []
  for await (const { leaf } of locker.leaves())
    if (leaf.type === 'package.exported' && leaf.item === undefined) roles.push(leaf.role)
  return roles
}

describe('reading the exhibits', () => {
  it('logs the opening of every part, once, and hands every leaf to the index', async () => {
    const facts: CustodyFact[] = []
    const [read] = await readExhibits(locker, exporter, [exhibit], facts, async () => undefined)
    const history = await locker.history(ITEM)
    expect(history.slice(3).map(({ leaf }) => [leaf.type, leaf.role, leaf.purpose])).toEqual([
      ['evidence.read', 'text', 'dossier'],
      ['evidence.read', 'capture-report', 'dossier'],
      ['evidence.read', 'screenshot-01', 'dossier'],
    ])
    expect(facts.map(({ receipt }) => receipt.index)).toEqual(history.slice(3).map(({ index }) => index))
    const before = (await locker.checkpoint()).size
    for await (const _ of read?.parts[0]?.bytes() ?? []);
    expect((await locker.checkpoint()).size).toBe(before)
  })

  it('keeps the first screenshot for the report, and no capture report that is none', async () => {
    const [read] = await readExhibits(locker, exporter, [exhibit], [], async () => undefined)
    expect(read?.thumbnail).toEqual(utf8('not a picture'))
    expect(read?.report).toBeUndefined()
  })

  it('refuses bytes that are not those the index names', async () => {
    const [part, ...others] = exhibit.parts
    for (const lie of [{ length: 3 }, { sha256: `sha256:${'0'.repeat(64)}` }]) {
      const parts = [{ ...part, ...lie } as ExportExhibit['parts'][number], ...others]
      const reading = readExhibits(locker, exporter, [{ ...exhibit, parts }], [], async () => undefined)
      await expect(reading).rejects.toMatchObject({ code: 'locker.damaged' })
    }
  })
})

describe('logging the export', () => {
  it('ends every history with a leaf that names the head before it', async () => {
    const facts: CustodyFact[] = []
    const [history] = await logExports(locker, exporter, [ITEM], facts)
    const last = history?.at(-1)?.leaf
    expect(last?.type).toBe('package.exported')
    expect(last?.head).toBe(history?.at(-2)?.hash)
    expect(last?.head).toBe(last?.prev)
    expect(facts).toHaveLength(1)
  })

  it('logs again when somebody else acts between head and leaf', async () => {
    let disturbed = 0
    const busy: Locker = {
      ...locker,
      record: async (input) => {
        if (input.type === 'package.exported' && disturbed++ < 2)
          await locker.record({ type: 'evidence.read', ...exporter, item: ITEM, purpose: 'review' })
        return locker.record(input)
      },
    }
    const [history] = await logExports(busy, exporter, [ITEM], [])
    const last = history?.at(-1)?.leaf
    expect(disturbed).toBe(3)
    expect(last?.head).toBe(last?.prev)
  })

  it('gives up with a conflict rather than claim a head that is none', async () => {
    const busy: Locker = {
      ...locker,
      record: async (input) => {
        await locker.record({ type: 'evidence.read', ...exporter, item: ITEM, purpose: 'review' })
        return locker.record(input)
      },
    }
    await expect(logExports(busy, exporter, [ITEM], [])).rejects.toMatchObject({ code: 'request.conflict' })
  })

  it('refuses an exhibit that the log does not know', async () => {
    const stranger = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8099')
    await expect(logExports(locker, exporter, [stranger], [])).rejects.toMatchObject({
      code: 'locker.not-found',
    })
  })
})

describe('proofs', () => {
  it('all lead to the one checkpoint, although the log grew meanwhile', async () => {
    const histories = await logExports(locker, exporter, [ITEM], [])
    const checkpoint = await locker.checkpoint()
    await locker.record({ type: 'evidence.read', ...exporter, item: ITEM, purpose: 'review' })
    const [proved] = await proveHistories(locker, histories, checkpoint)
    expect(proved).toHaveLength(4)
    for (const { proof } of proved ?? []) expect(proof.endsWith(checkpoint.note)).toBe(true)
  })

  it('of growth are made for earlier sizes that the log can have had, and read nothing where there is none', async () => {
    await logExports(locker, exporter, [ITEM], [])
    const checkpoint = await locker.checkpoint()
    const proofs = await proveGrowth(locker, [0, 2, 5, 99], checkpoint)
    expect(proofs.map(({ size }) => size)).toEqual([2, 5])
    expect(toHex(proofs[1]?.root ?? new Uint8Array(0))).toBe(checkpoint.root)
    const unread: Locker = {
      ...locker,
      leaves: () => {
        throw new Error('read')
      },
    }
    expect(await proveGrowth(unread, [0, 99], checkpoint)).toEqual([])
  })
})

describe('making the package', () => {
  it('seals report and package, in steps, and the package verifies', async () => {
    const steps: ExportStep[] = []
    const made = await makePackage(locker, order(), hooks({ onStep: async (step) => void steps.push(step) }))
    expect([...new Set(steps)]).toEqual(['reading', 'logging', 'printing', 'packing'])
    expect(await sealedRoles()).toEqual(['report', 'package'])
    const zip: number[] = []
    const { ciphertext, mediaType } = made.package.blob
    for await (const piece of await locker.read({ ...exporter, ciphertext, mediaType, purpose: 'dossier' }))
      zip.push(...piece)
    const opening = await openPackage(memorySource(Uint8Array.from(zip)))
    if (!opening.ok) throw new Error(opening.code)
    expect(await verifyPackage(opening.files)).toMatchObject({ ok: true, redList: [] })
    expect(made.package.sha256).toBe(made.package.blob.plaintext)
  })

  it('gives the index its leaves before anything is printed', async () => {
    const order_: string[] = []
    await makePackage(
      locker,
      order(),
      hooks({
        onFacts: async (facts) => void order_.push(`facts ${facts.length}`),
        print: async () => {
          order_.push('print')
          return utf8('%PDF')
        },
      }),
    )
    expect(order_).toEqual(['facts 4', 'print'])
  })

  it('seals no package when it is stopped while it is written', async () => {
    const stop = new AbortController()
    const making = makePackage(
      locker,
      order(),
      hooks({
        signal: stop.signal,
        onStep: async (step) => {
          if (step === 'packing') stop.abort(new Error('stopping'))
        },
      }),
    )
    await expect(making).rejects.toThrow('stopping')
    expect(await sealedRoles()).toEqual(['report'])
  })

  it('seals nothing when a blob breaks between the two readings', async () => {
    const making = makePackage(
      locker,
      order(),
      hooks({
        print: async () => {
          locker.damage(exhibit.parts[0]?.ciphertext ?? '')
          return utf8('%PDF')
        },
      }),
    )
    await expect(making).rejects.toMatchObject({ code: 'locker.damaged' })
    expect(await sealedRoles()).toEqual(['report'])
  })

  it('learns the signing key by a signature that no verifier takes for one over a package', async () => {
    const asked: string[] = []
    const watched: Locker = {
      ...locker,
      sign: (message, namespace) => {
        asked.push(`${namespace} ${message.length}`)
        return locker.sign(message, namespace)
      },
    }
    expect((await readSigner(watched)).line).toBe(locker.signerLine)
    expect(asked).toEqual(['smart-rescue-key-check@v1 0'])
  })
})
