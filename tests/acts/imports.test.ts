/** Acts of imports over the real database: what is kept, what is refused, and that nothing of what is refused remains. */
import { createHash } from 'node:crypto'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { CaseId, Exhibit, ImportedFile, ImportId } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, linksOf, openCase, readExhibit, workOff } from './work-off.ts'

const NUMBER = '+977 972-0000 123'
const GIVER = 'Aunt Kamala of the tea shop'
const STATEMENT = {
  accessMode: 'given',
  givenBy: GIVER,
  receivedOn: '2026-11-20',
  consent: 'given',
  consentBy: 'The girl herself, by telephone',
  purpose: 'Find who recruits',
  legalBasis: 'Referral Helpline 112/26',
  note: 'Forwarded from her old telephone.',
}

let house: House
let sita: Actor
let lawyer: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'kamala', ['lawyer'])
})
afterAll(() => house.close())

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}

/** A case with an open import. */
const prepare = async (change: object = {}) => {
  const { id: caseId } = await openCase(house, sita)
  const { importId } = await house.call<{ importId: ImportId }>('import.open', sita, {
    caseId,
    ...STATEMENT,
    ...change,
  })
  return { caseId, importId }
}
type Place = Awaited<ReturnType<typeof prepare>>

const send = (
  place: Place,
  name: string,
  content: string | Uint8Array,
  more: { mediaType?: string; length?: number; actor?: Actor } = {},
): Promise<ImportedFile> => {
  const bytes = bytesOf(content)
  const { mediaType, length = bytes.length, actor = sita } = more
  const input = { ...place, name, length: String(length), ...(mediaType === undefined ? {} : { mediaType }) }
  return house.call<ImportedFile>('import.send', actor, input, chunked(bytes))
}
const filesOf = async (caseId: CaseId, actor = sita) =>
  (await house.call<{ files: ImportedFile[] }>('import.list', actor, { caseId })).files
const importNow = async (place: Place, name: string, content: string, more = {}): Promise<Exhibit> => {
  const sent = await send(place, name, content, more)
  await workOff(house, {})
  const file = (await filesOf(place.caseId)).find(({ id }) => id === sent.id)
  return readExhibit(house, sita, place.caseId, file?.exhibit?.id)
}
const leavesOf = async (caseId: CaseId) => {
  const types: string[] = []
  for await (const leaf of house.locker.tell())
    if (leaf.caseId === caseId) types.push(`${leaf.leaf.type} ${leaf.leaf.role ?? ''}`.trim())
  return types
}

describe('a statement', () => {
  it.each([
    ['who gave it', { givenBy: undefined }],
    ['who consented', { consentBy: undefined }],
    ['why no consent is needed', { consent: 'not-needed', consentBy: undefined }],
    ['which authority', { accessMode: 'authority', givenBy: undefined }],
  ])('is refused without %s', async (_what, change) => {
    const { id: caseId } = await openCase(house, sita)
    const failure = await failureOf(house.call('import.open', sita, { caseId, ...STATEMENT, ...change }))
    expect(failure.code).toBe('import.unnamed-giver')
    expect(failure.fields.length).toBeGreaterThan(0)
  })

  it('needs no name for what was public and nobody was asked about', async () => {
    const change = { accessMode: 'public', givenBy: undefined, consent: 'not-asked', consentBy: undefined }
    expect((await prepare(change)).importId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    { accessMode: 'found' },
    { accessMode: undefined },
    { receivedOn: '20.11.2026' },
    { consent: '' },
  ])('with %j is refused', async (change) => {
    const { id: caseId } = await openCase(house, sita)
    const call = house.call('import.open', sita, { caseId, ...STATEMENT, ...change })
    expect((await failureOf(call)).code).toBe('request.invalid')
  })

  it('keeps who gave it out of the whole index', async () => {
    const place = await prepare()
    await importNow(place, 'chat.txt', `Ring ${NUMBER}`)
    const dump = JSON.stringify(await dumpIndex(house))
    expect(dump).not.toContain('Aunt Kamala')
    expect(dump).not.toContain('by telephone')
    expect(dump).not.toContain('old telephone')
  })
})

describe('a file', () => {
  it('is sealed as it came, read, searched and recorded, with a leaf for each step', async () => {
    const place = await prepare()
    const content = `Good work abroad\nRing ${NUMBER}`
    const sent = await send(place, 'चिठी 1.txt', content, { mediaType: 'text/plain' })
    expect(sent).toMatchObject({ state: 'queued', name: 'चिठी 1.txt', accessMode: 'given', consent: 'given' })
    await workOff(house, {})
    const [file] = await filesOf(place.caseId)
    expect(file).toMatchObject({ state: 'read', exhibit: { number: 'E-01' } })
    const exhibit = await readExhibit(house, sita, place.caseId, file?.exhibit?.id)
    expect(exhibit).toMatchObject({
      source: 'import',
      title: 'चिठी 1.txt',
      url: '',
      state: 'complete',
      text: content,
      held: { kind: 'text', accessMode: 'given', quarantined: false },
      importTerms: { givenBy: GIVER, note: STATEMENT.note },
    })
    expect(exhibit.report).toBeUndefined()
    expect(exhibit.importReport).toMatchObject({
      fileName: 'चिठी 1.txt',
      sha256: createHash('sha256').update(content).digest('hex'),
      receivedOn: '2026-11-20',
      media: 'withheld',
      languages: [{ language: 'en', confidence: 0.9 }],
      facts: [{ group: 'Document', name: 'Author', value: 'Invented' }],
    })
    expect(JSON.stringify(exhibit.importReport)).not.toContain('Kamala')
    expect(exhibit.marks.map(({ normal }) => normal)).toEqual(['+9779720000123'])
    expect(exhibit.parts.map(({ role }) => role)).toEqual(['original', 'text', 'import-report'])
    expect(await leavesOf(place.caseId)).toEqual([
      'case.opened detail',
      'import.requested terms',
      'import.requested detail',
      'evidence.sealed original',
      'import.requested detail',
      'evidence.read original',
      'evidence.sealed text',
      'evidence.sealed import-report',
      'exhibit.recorded detail',
      'import.ended detail',
      'evidence.read text',
    ])
  })

  it('links with a captured page that shows the same number', async () => {
    const place = await prepare()
    const url = 'https://one.example/'
    await captureNow(house, sita, place.caseId, url, { [url]: `One\n${NUMBER}` })
    await importNow(place, 'a.txt', `first: ${NUMBER}`)
    await importNow(place, 'b.txt', `second: ${NUMBER}`)
    expect(
      (await exhibitsOf(house, sita, place.caseId)).map(({ number, source }) => [number, source]),
    ).toEqual([
      ['E-03', 'import'],
      ['E-02', 'import'],
      ['E-01', 'capture'],
    ])
    const links = await linksOf(house, sita, place.caseId)
    expect(links.map(({ a, b }) => `${a.number} ${b.number}`).sort()).toEqual([
      'E-01 E-02',
      'E-01 E-03',
      'E-02 E-03',
    ])
    // Two files on no page are not one source for having no page.
    for (const { counterReasons } of links)
      expect(counterReasons.map(({ rule }) => rule)).not.toContain('same-page')
  })

  it('that comes twice is the exhibit that it already is, also at the same moment', async () => {
    const place = await prepare()
    const [one, two] = await Promise.all([send(place, 'a.txt', 'same'), send(place, 'b.txt', 'same')])
    expect([one.known, two.known].filter(Boolean)).toHaveLength(1)
    expect(one.id).toBe(two.id)
    await workOff(house, {})
    const again = await send(place, 'c.txt', 'same')
    expect(again).toMatchObject({ id: one.id, known: true, exhibit: { number: 'E-01' } })
    expect(await exhibitsOf(house, sita, place.caseId)).toHaveLength(1)
    const elsewhere = await prepare()
    expect((await send(elsewhere, 'a.txt', 'same')).known).toBeUndefined()
  })

  it.each([
    ['short', -3],
    ['long', 3],
  ])('whose length lies (%s) is not kept', async (_how, by) => {
    const place = await prepare()
    const before = (await house.locker.checkpoint()).size
    const call = send(place, 'a.txt', 'ten bytes.', { length: 10 + by })
    expect((await failureOf(call)).code).toBe('request.broken-off')
    expect((await house.locker.checkpoint()).size).toBe(before)
    expect(await filesOf(place.caseId)).toEqual([])
  })

  it('that breaks off is not kept', async () => {
    const place = await prepare()
    const body = (async function* () {
      yield bytesOf('half of it')
      throw new Failure('request.broken-off')
    })()
    const call = house.call('import.send', sita, { ...place, name: 'a.txt', length: '20' }, body)
    expect((await failureOf(call)).code).toBe('request.broken-off')
    expect(await filesOf(place.caseId)).toEqual([])
  })

  it('of another case’s import finds nothing', async () => {
    const place = await prepare()
    const other = await prepare()
    const call = send({ caseId: place.caseId, importId: other.importId }, 'a.txt', 'x')
    expect((await failureOf(call)).code).toBe('request.not-found')
  })

  it('may not be sent by who only reads the case', async () => {
    const place = await prepare()
    await house.call('team.join', sita, { caseId: place.caseId, memberId: lawyer.memberId })
    expect((await failureOf(send(place, 'a.txt', 'x', { actor: lawyer }))).code).toBe('access.denied')
    expect(await filesOf(place.caseId, lawyer)).toEqual([])
  })
})

describe('a picture, a film or a sound', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
  it.each<[string, string, string | Uint8Array, string | undefined]>([
    ['by its bytes', 'letter.txt', PNG, 'text/plain'],
    ['by its name', 'IMG_1.HEIC', 'nothing', undefined],
    ['by its declared type', 'voice', 'nothing', 'audio/ogg'],
  ])(
    'is refused without an authority %s, and nothing of it remains',
    async (_how, name, content, mediaType) => {
      const place = await prepare()
      house.sent.length = 0
      const before = (await house.locker.checkpoint()).size
      const file = await send(place, name, content, mediaType === undefined ? {} : { mediaType })
      expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.media-withheld' } })
      expect(file.reason?.sentence).toContain('screenshots too')
      expect(file.name).toBeUndefined()
      expect(file.nameSha256).toBe(createHash('sha256').update(name).digest('hex'))
      // One leaf: the end. No blob but its detail, which holds no byte and no name of the file.
      expect((await house.locker.checkpoint()).size).toBe(before + 1)
      for await (const { detail } of house.locker.tell({ start: before }))
        expect(JSON.stringify(detail)).not.toContain(name)
      expect(house.sent).toEqual([])
      expect(await exhibitsOf(house, sita, place.caseId)).toEqual([])
    },
  )
})

describe('a picture under an authority', () => {
  const grant = (caseId: CaseId) =>
    house.call<{ id: string }>('authority.grant', sita, {
      caseId,
      allowedBy: 'Inspector of the test',
      office: 'Cyber Bureau',
      legalBasis: 'Order 7/2026',
      document: 'Order 7/2026, page 1',
      scope: 'imports',
      from: '2026-11-24T00:00:00.000Z',
      until: '2026-12-24T00:00:00.000Z',
    })

  it('is imported, shown, and read by a machine whose marks stand apart and are less sure', async () => {
    const place = await prepare()
    await grant(place.caseId)
    const exhibit = await importNow(place, 'screen.png', 'PICTURE')
    expect(exhibit).toMatchObject({ held: { kind: 'image' }, importReport: { media: 'allowed' }, text: '' })
    expect(exhibit.parts.map(({ role }) => role)).toEqual(['original', 'view-01', 'import-report'])
    const of = { caseId: place.caseId, exhibitId: exhibit.id }
    const view = await house.call<ByteAnswer>('exhibit.part', sita, { ...of, role: 'view-01' })
    expect(new TextDecoder().decode(await gather(view))).toBe('pixels')
    const asked = await house.call('import.recognise', sita, { ...of, role: 'original', languages: ['eng'] })
    expect(asked).toEqual({ role: 'ocr-original' })
    await workOff(house, {})
    const read = await readExhibit(house, sita, place.caseId, exhibit.id)
    expect(read.text).toBe('')
    expect(read.marks).toEqual([])
    expect(read.recognised).toMatchObject([
      { role: 'ocr-original', of: 'original', confidence: 0.5, languages: ['eng'], method: 'fake 1' },
    ])
    const mark = read.recognised?.[0]?.marks[0]
    expect(mark).toMatchObject({ normal: '+9779720000123' })
    expect(mark?.confidence).toBeLessThanOrEqual(0.5)
    // Asked again, it is not read again.
    await house.call('import.recognise', sita, { ...of, role: 'original', languages: ['eng', 'nep'] })
    await workOff(house, {})
    expect((await readExhibit(house, sita, place.caseId, exhibit.id)).recognised).toHaveLength(1)
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
  })

  it('is shown no more when the authority is over, and its original stays too', async () => {
    const place = await prepare()
    await grant(place.caseId)
    const exhibit = await importNow(place, 'screen.png', 'PICTURE two')
    const of = { caseId: place.caseId, exhibitId: exhibit.id }
    house.setNow('2026-12-25T08:00:00.000Z')
    for (const call of [
      () => house.call('exhibit.part', sita, { ...of, role: 'view-01' }),
      () => house.call('exhibit.original', sita, { ...of, purpose: 'review' }),
      () => house.call('import.recognise', sita, { ...of, role: 'original', languages: ['eng'] }),
    ])
      expect((await failureOf(call())).code).toBe('import.media-withheld')
    house.setNow('2026-11-24T09:00:00.000Z')
  })
})

describe('a list of accounts with passwords', () => {
  it('is refused and leaves nothing', async () => {
    const place = await prepare()
    const leak = Array.from({ length: 80 }, (_, n) => `user${n}@mail.example:invented-${n}`).join('\n')
    const file = await send(place, 'leak.txt', leak)
    expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.credentials' } })
    expect(await exhibitsOf(house, sita, place.caseId)).toEqual([])
  })
})

describe('a file that cannot be shown', () => {
  it.each([
    ['quarantined', 'QUARANTINE me\nCHILD a.txt hello', 'file.bomb'],
    ['refused by the reader', 'REFUSE me', 'file.unknown'],
  ])('(%s) is sealed with its reason, and no act gives its bytes', async (_how, content, code) => {
    const place = await prepare()
    const exhibit = await importNow(place, 'a.bin', content)
    expect((await filesOf(place.caseId))[0]).toMatchObject({ state: 'quarantined', reason: { code } })
    expect(exhibit).toMatchObject({
      state: 'partial',
      held: { quarantined: true },
      reason: { code },
      text: '',
    })
    expect(exhibit.parts.map(({ role }) => role)).toEqual(['original', 'import-report'])
    expect(exhibit.children).toBeUndefined()
    const of = { caseId: place.caseId, exhibitId: exhibit.id }
    const refused = [
      () => house.call('exhibit.original', sita, { ...of, purpose: 'review' }),
      () => house.call('import.recognise', sita, { ...of, role: 'original', languages: ['eng'] }),
    ]
    for (const call of refused) expect((await failureOf(call())).code).toBe('import.quarantined')
    expect((await failureOf(house.call('exhibit.part', sita, { ...of, role: 'original' }))).code).toBe(
      'request.not-found',
    )
  })
})

describe('the original', () => {
  it('leaves as a download with a purpose that stands in the log, and not as a part', async () => {
    const place = await prepare()
    const exhibit = await importNow(place, 'a.txt', 'the very bytes')
    const of = { caseId: place.caseId, exhibitId: exhibit.id }
    expect((await failureOf(house.call('exhibit.part', sita, { ...of, role: 'original' }))).code).toBe(
      'request.not-found',
    )
    expect((await failureOf(house.call('exhibit.original', sita, of))).code).toBe('request.invalid')
    const answer = await house.call<ByteAnswer>('exhibit.original', sita, { ...of, purpose: 'verification' })
    expect(answer).toMatchObject({ mediaType: 'application/octet-stream', filename: 'a.txt' })
    expect(new TextDecoder().decode(await gather(answer))).toBe('the very bytes')
    const history = await house.locker.history(exhibit.id)
    expect(history.at(-1)?.leaf).toMatchObject({
      type: 'evidence.read',
      role: 'original',
      purpose: 'verification',
    })
  })
})

describe('a file inside a file', () => {
  it('is imported by itself, bound to its parent by hash', async () => {
    const place = await prepare()
    const parent = await importNow(
      place,
      'mail.txt',
      `MAIL\nCHILD one.txt Ring ${NUMBER}\nCHILD two.txt hello`,
    )
    expect(parent.children?.map(({ name, exhibit }) => [name, exhibit])).toEqual([
      ['one.txt', undefined],
      ['two.txt', undefined],
    ])
    const of = { caseId: place.caseId, exhibitId: parent.id }
    const sent = await house.call<ImportedFile>('import.inner', sita, { ...of, n: 0 })
    expect(sent).toMatchObject({ state: 'queued', name: 'one.txt', importId: place.importId })
    await workOff(house, {})
    const again = await readExhibit(house, sita, place.caseId, parent.id)
    const child = await readExhibit(house, sita, place.caseId, again.children?.[0]?.exhibit)
    expect(child.importReport?.parent).toEqual({ exhibitId: parent.id, sha256: parent.importReport?.sha256 })
    expect(child.importTerms?.givenBy).toBe(GIVER)
    expect(child.text).toBe(`Ring ${NUMBER}`)
    expect((await failureOf(house.call('import.inner', sita, { ...of, n: 2 }))).code).toBe(
      'request.not-found',
    )
  })
})

describe('a web archive of others', () => {
  it('that contradicts itself is evidence with findings, is not called whole, and is not replayed', async () => {
    const place = await prepare()
    const exhibit = await importNow(place, 'site.warc', 'ARCHIVE and nothing that a WARC file is')
    expect(exhibit).toMatchObject({ state: 'partial', held: { kind: 'web-archive', quarantined: false } })
    expect(exhibit.archiveCheck?.ok).toBe(false)
    expect(exhibit.archiveCheck?.findings.length).toBeGreaterThan(0)
    expect(exhibit.parts.map(({ role }) => role)).toEqual([
      'original',
      'text',
      'archive-check',
      'import-report',
    ])
    const replay = house.call('exhibit.replay', sita, { caseId: place.caseId, exhibitId: exhibit.id })
    expect((await failureOf(replay)).code).toBe('request.not-found')
  })
})

describe('a dossier', () => {
  it('carries imports with how they came here, and neither who gave them nor what is quarantined', async () => {
    const place = await prepare()
    await importNow(place, 'chat.txt', `CHAT\nRavi: ring ${NUMBER}`)
    await importNow(place, 'bomb.zip', 'QUARANTINE')
    const made = await house.call<{ id: string; exhibits: string[] }>('dossier.export', sita, {
      caseId: place.caseId,
      locale: 'en',
    })
    expect(made.exhibits).toHaveLength(1)
    await workOff(house, {})
    const answer = await house.call<ByteAnswer>('dossier.package', sita, {
      caseId: place.caseId,
      dossierId: made.id,
    })
    const zip = new TextDecoder('latin1').decode(await gather(answer))
    expect(zip).toContain(`Ravi: ring ${NUMBER}`)
    expect(zip).toContain('"accessMode":"given"')
    expect(zip).not.toContain('Aunt Kamala')
    expect(zip).not.toContain('QUARANTINE')
  })
})

describe('known material', () => {
  it('never reaches the locker: its hash, a stop and a refused line are all that remains', async () => {
    const place = await prepare()
    const content = 'a harmless text that stands on a list for this test'
    const sha256 = createHash('sha256').update(content).digest('hex')
    await house.deps.screener?.load({ id: LIST, name: 'test', bytes: bytesOf(sha256) })
    const before = (await house.locker.checkpoint()).size
    const list = house.deps.screener?.lists() ?? []
    expect(list).toHaveLength(1)
    const file = await sendUnsynced(() => send(place, 'a.txt', content))
    expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.matched' } })
    const details: string[] = []
    for await (const { leaf, detail } of house.locker.tell({ start: before })) {
      details.push(JSON.stringify(detail))
      expect(['material.stopped', 'import.ended']).toContain(leaf.type)
    }
    expect(details.join()).toContain(sha256)
    expect(details.join()).not.toContain('harmless')
    expect(await exhibitsOf(house, sita, place.caseId)).toEqual([])
    house.deps.screener?.drop(LIST)
  })
})
describe('known material inside a file', () => {
  it('keeps the whole file out of the locker, too', async () => {
    const place = await prepare()
    const inner = 'another harmless text that stands on a list'
    const sha256 = createHash('sha256').update(inner).digest('hex')
    await house.deps.screener?.load({ id: LIST, name: 'test', bytes: bytesOf(sha256) })
    const before = (await house.locker.checkpoint()).size
    const mail = `From: desk@tide.example\r\nTo: asha@tide.example\r\nSubject: one\r\n\r\nMAIL\nCHILD one.txt ${inner}`
    const file = await sendUnsynced(() => send(place, 'a.eml', mail, { mediaType: 'message/rfc822' }))
    expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.matched' } })
    const types: string[] = []
    for await (const { leaf } of house.locker.tell({ start: before })) types.push(leaf.type)
    expect(types).toEqual(['material.stopped', 'import.ended'])
    house.deps.screener?.drop(LIST)
  })

  it('found only later destroys what was sealed, and ends the file as refused', async () => {
    const place = await prepare()
    const inner = 'a third harmless text'
    const sent = await send(place, 'a.txt', `TEXT\nCHILD one.txt ${inner}`)
    const sha256 = createHash('sha256').update(inner).digest('hex')
    await house.deps.screener?.load({ id: LIST, name: 'test', bytes: bytesOf(sha256) })
    await sendUnsynced(() => workOff(house, {}))
    house.deps.screener?.drop(LIST)
    const [file] = await filesOf(place.caseId)
    expect(file).toMatchObject({ id: sent.id, state: 'refused', reason: { code: 'import.matched' } })
    expect(file?.name).toBeUndefined()
    expect(await exhibitsOf(house, sita, place.caseId)).toEqual([])
    const shredded = (await leavesOf(place.caseId)).filter((leaf) => leaf.startsWith('material.stopped'))
    expect(shredded).toEqual(['material.stopped original', 'material.stopped stop'])
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
  })
})
const LIST = '01890000-0000-7000-8000-0000000000aa'
/** The test's list stands in no sealed detail: syncing would drop it, so the screener is told not to. */
const sendUnsynced = async <T>(act: () => Promise<T>): Promise<T> => {
  const { screener } = house.deps
  if (screener === undefined) throw new Error('no screener')
  const { drop } = screener
  Object.assign(screener, { drop: () => undefined })
  try {
    return await act()
  } finally {
    Object.assign(screener, { drop })
  }
}

describe('the index', () => {
  it('is told again from the log alone, imports and all', async () => {
    const place = await prepare()
    await importNow(place, 'a.txt', `Ring ${NUMBER}`)
    await importNow(place, 'b.bin', 'QUARANTINE')
    await send(place, 'c.png', 'nothing')
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
  })
})
