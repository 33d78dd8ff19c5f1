/** Traces over the real database and the real reader: invented files that share an id hang together, pictures only under an authority. */
import { createConverter } from '@smart-rescue/adapters/converting'
import { createNetworkRun } from '@smart-rescue/features/network'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import type { CaseId, ImportedFile, NetworkGraph, NetworkSummary, Trace } from '@smart-rescue/schema'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, linksOf, openCase, workOff } from './work-off.ts'

const converter = createConverter()
let house: House
let sita: Actor
let rohan: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
})
afterAll(async () => {
  await converter.close()
  await house.close()
})

interface Answer {
  readonly traces: readonly (Trace & {
    others: number
    shared: { exhibitId: string; number: string }[]
  })[]
  readonly picture?: { quality: number; others: number; shared: { exhibitId: string }[] }
}

const ID = '0f8fad5bd9cb469fa16570867728950e'
const other = (digit: string): string => `${digit}${ID.slice(1)}`

/** A PDF of one page with a line of text and the two halves of its id. */
const makePdf = (text: string, first: string, second: string): Uint8Array => {
  const content = `BT /F1 24 Tf 20 100 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.7\n'
  const rows = objects.map((object, at) => {
    const row = `${String(body.length).padStart(10, '0')} 00000 n \n`
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  const end = `xref\n0 6\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size 6/Root 1 0 R/ID[<${first}><${second}>]>>\nstartxref\n${body.length}\n%%EOF`
  return new Uint8Array(Buffer.from(body + end, 'latin1'))
}

/** Waves of light, never anything else. */
const draw = (seed: number) => {
  const size = 256
  const raw = Buffer.alloc(3 * size * size)
  for (let at = 0; at < raw.length; at++) {
    const u = (Math.floor(at / 3) % size) / size
    const v = Math.floor(at / 3 / size) / size
    raw[at] =
      128 +
      60 * Math.sin(seed + 9 * u + 4 * v + (at % 3)) +
      40 * Math.cos(seed * 2 + 21 * u * v) +
      25 * Math.sin(20 * v * v + seed * 3 + 6 * u)
  }
  return sharp(raw, { raw: { width: size, height: size, channels: 3 } })
}
const picture = async (seed: number, serial?: string): Promise<Uint8Array> => {
  const exif = serial === undefined ? {} : { IFD0: { Make: 'Lumen' }, IFD2: { BodySerialNumber: serial } }
  return new Uint8Array(await draw(seed).withExif(exif).jpeg({ quality: 92 }).toBuffer())
}
const again = async (seed: number, serial?: string): Promise<Uint8Array> => {
  const exif = serial === undefined ? {} : { IFD0: { Make: 'Lumen' }, IFD2: { BodySerialNumber: serial } }
  return new Uint8Array(await draw(seed).resize(180).withExif(exif).jpeg({ quality: 60 }).toBuffer())
}

async function* whole(bytes: Uint8Array) {
  yield bytes
}

const open = async () => {
  const { id: caseId } = await openCase(house, sita)
  const { importId } = await house.call<{ importId: string }>('import.open', sita, {
    caseId,
    accessMode: 'given',
    givenBy: 'A shop',
    receivedOn: '2026-11-20',
    consent: 'given',
    consentBy: 'The shop',
    purpose: 'Find who advertises',
    legalBasis: 'Order 1',
  })
  const send = async (name: string, bytes: Uint8Array): Promise<ImportedFile> => {
    const sent = await house.call<ImportedFile>(
      'import.send',
      sita,
      { caseId, importId, name, length: String(bytes.length) },
      whole(bytes),
    )
    await workOff(house, {}, { deps: { converter } })
    const { files } = await house.call<{ files: ImportedFile[] }>('import.list', sita, { caseId })
    return files.find(({ id }) => id === sent.id) ?? sent
  }
  return { caseId, send }
}
const grant = (caseId: CaseId) =>
  house.call('authority.grant', sita, {
    caseId,
    allowedBy: 'Inspector of the test',
    office: 'Cyber Bureau',
    legalBasis: 'Order 7/2026',
    document: 'Order 7/2026, page 1',
    scope: 'imports',
    from: '2026-11-24T00:00:00.000Z',
    until: '2026-12-24T00:00:00.000Z',
  })
const idOf = (file: ImportedFile): string => file.exhibit?.id ?? ''
const tracesOf = (caseId: CaseId, exhibitId: string, actor = sita) =>
  house.call<Answer>('exhibit.traces', actor, { caseId, exhibitId })
const compute = (caseId: CaseId) => createNetworkRun(house.deps)({ caseId })
const networksOf = async (caseId: CaseId) => {
  await compute(caseId)
  return (await house.call<{ networks: NetworkSummary[] }>('network.list', sita, { caseId })).networks
}
const graphOf = async (caseId: CaseId) =>
  (await house.call<{ graph: NetworkGraph }>('network.read', sita, { caseId })).graph
const count = async (table: string, caseId: CaseId): Promise<number> => {
  const { rows } = await house.db.ownerPool.query(
    `select count(*)::int as n from ${table} where case_id = $1`,
    [caseId],
  )
  return (rows[0] as { n: number }).n
}

describe('two documents with the same id', () => {
  it('hang together in one network, with the reason and what may deceive, and a third stays alone', async () => {
    const { caseId, send } = await open()
    const a = await send('offer.pdf', makePdf('Work in a hotel by the sea', ID, other('1')))
    const b = await send('offer-2.pdf', makePdf('Cleaning rooms in another town', ID, other('2')))
    const c = await send('else.pdf', makePdf('A bicycle for sale', other('3'), other('4')))
    expect([a.state, b.state, c.state]).toEqual(['read', 'read', 'read'])

    const shown = await tracesOf(caseId, idOf(a))
    expect(shown.traces.find(({ value }) => value === ID)).toMatchObject({
      kind: 'pdf-id',
      where: 'document PDF ID',
      others: 1,
      shared: [{ exhibitId: idOf(b), number: 'E-02' }],
    })
    expect((await tracesOf(caseId, idOf(c))).traces.every(({ others }) => others === 0)).toBe(true)

    const [network, ...rest] = await networksOf(caseId)
    expect(rest).toEqual([])
    expect(network).toMatchObject({ sources: 2, traces: 1, pictures: 0, state: 'proposed' })
    const trace = `trace:pdf-id/${ID}`
    const graph = await graphOf(caseId)
    expect(graph.nodes.find(({ id }) => id === trace)).toMatchObject({
      kind: 'trace',
      traceKind: 'pdf-id',
      label: ID,
      sources: 2,
      hub: false,
    })
    const edge = graph.edges.find(({ to }) => to === trace)
    expect(edge).toMatchObject({ rule: 'same-file-trace' })
    expect(edge?.reasons[0]?.sentence).toContain(`The PDF id ${ID} stands in 2 sources`)
    const story = await house.call<{
      reasons: { sentence: string }[]
      counterReasons: { sentence: string }[]
    }>('network.explain', sita, { caseId, from: `source:${idOf(a)}.0`, to: `source:${idOf(b)}.0` })
    expect(story.reasons[0]?.sentence).toMatch(/^The same PDF id .* stands in both; no other source does\./)
    expect(story.counterReasons.map(({ sentence }) => sentence)).toContain(
      'Some programs give every file that they make the same id.',
    )
    const path = await house.call<{ nodes: { id: string }[] }>('network.path', sita, {
      caseId,
      from: `source:${idOf(a)}.0`,
      to: `source:${idOf(b)}.0`,
    })
    expect(path.nodes.map(({ id }) => id)).toEqual([`source:${idOf(a)}.0`, trace, `source:${idOf(b)}.0`])
    const [link, ...links] = await linksOf(house, sita, caseId)
    expect(links).toEqual([])
    expect(link?.reasons).toMatchObject([
      { rule: 'same-file-trace', kind: 'pdf-id', normal: ID, exhibits: 2 },
    ])
    expect(link?.counterReasons.map(({ rule }) => rule)).toEqual(['caution'])
    const found = await house.call<{ networks: object[] }>('network.list', sita, {
      caseId,
      selector: ID.slice(0, 12),
    })
    expect(found.networks).toHaveLength(1)
  })

  it('are parted for good when a person rejects the trace, and stay so after the index was told again', async () => {
    const { caseId, send } = await open()
    await send('a.pdf', makePdf('Rooms by the lake', ID, other('5')))
    await send('b.pdf', makePdf('A boat for hire', ID, other('6')))
    expect(await networksOf(caseId)).toHaveLength(1)
    await house.call('network.decide', sita, {
      caseId,
      kind: 'reject',
      from: `trace:pdf-id/${ID}`,
      why: 'A print shop',
    })
    expect(await networksOf(caseId)).toEqual([])
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
    expect(await networksOf(caseId)).toEqual([])
  })
})

describe('a person without the case', () => {
  it('is told nothing of its traces', async () => {
    const { caseId, send } = await open()
    const file = await send('a.pdf', makePdf('Rooms', ID, other('7')))
    expect((await failureOf(tracesOf(caseId, idOf(file), rohan))).code).toBe('request.not-found')
  })
})

describe('pictures', () => {
  it('are hashed and tied under an authority: the same picture smaller and recompressed, not another one', async () => {
    const { caseId, send } = await open()
    await grant(caseId)
    const a = await send('a.jpg', await picture(1))
    const b = await send('b.jpg', await again(1))
    const c = await send('c.jpg', await picture(40))
    expect(await count('source_picture', caseId)).toBe(3)
    const [network, ...rest] = await networksOf(caseId)
    expect(rest).toEqual([])
    expect(network).toMatchObject({ sources: 2, pictures: 1 })
    const name = `picture:${idOf(a)}.0~${idOf(b)}.0`
    const graph = await graphOf(caseId)
    expect(graph.nodes.find(({ id }) => id === name)).toMatchObject({ kind: 'picture', sources: 2 })
    expect(graph.edges.filter(({ to }) => to === name).map(({ rule }) => rule)).toEqual([
      'same-picture',
      'same-picture',
    ])
    expect((await tracesOf(caseId, idOf(a))).picture).toMatchObject({
      others: 1,
      shared: [{ exhibitId: idOf(b) }],
    })
    expect((await tracesOf(caseId, idOf(c))).picture).toMatchObject({ others: 0, shared: [] })
    const story = await house.call<{ reasons: { sentence: string }[] }>('network.explain', sita, {
      caseId,
      from: `source:${idOf(a)}.0`,
      to: `source:${idOf(b)}.0`,
    })
    expect(story.reasons[0]?.sentence).toContain('at most 31 of 256 bits')
    const expanded = await house.call<NetworkGraph>('network.expand', sita, { caseId, node: name })
    expect(expanded.nodes.filter(({ kind }) => kind === 'source')).toHaveLength(2)
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
  })

  it('tie nobody any more once the authority is over', async () => {
    const { caseId, send } = await open()
    await grant(caseId)
    await send('a.jpg', await picture(2))
    await send('b.jpg', await again(2))
    expect(await networksOf(caseId)).toHaveLength(1)
    house.setNow('2026-12-25T08:00:00.000Z')
    expect(await networksOf(caseId)).toEqual([])
    expect(await count('picture_tie', caseId)).toBe(0)
    house.setNow('2026-11-24T09:00:00.000Z')
  })

  it('leave no hash, no trace and no byte without an authority', async () => {
    const { caseId, send } = await open()
    const file = await send('a.jpg', await picture(3, 'LX-4711-22'))
    expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.media-withheld' } })
    for (const table of ['source_picture', 'source_trace', 'picture_tie', 'exhibit'])
      expect(await count(table, caseId), table).toBe(0)
  })

  it('of one camera hang together by its serial number, whatever they show', async () => {
    const { caseId, send } = await open()
    await grant(caseId)
    const a = await send('a.jpg', await picture(4, 'LX-4711-22'))
    const b = await send('b.jpg', await picture(90, 'LX-4711-22'))
    await send('c.jpg', await picture(150, 'LX-9999-01'))
    expect(await networksOf(caseId)).toMatchObject([{ sources: 2, traces: 1, pictures: 0 }])
    const story = await house.call<{ reasons: { sentence: string }[] }>('network.explain', sita, {
      caseId,
      from: `source:${idOf(a)}.0`,
      to: `source:${idOf(b)}.0`,
    })
    expect(story.reasons[0]?.sentence).toMatch(/^The same camera serial lumen:LX-4711-22 stands in both/)
  })
})

describe('pages', () => {
  const CODE = { kind: 'analytics-id', value: 'google-analytics:4711223', where: 'source' } as const
  const capturer = (): Capturer => {
    const site = (host: string, n: number) =>
      [`https://${host}.example/${n}`, `${host} ${n}\nText of its own ${host} ${n}.`] as const
    const fake = createFakeCapturer(
      Object.fromEntries(['harbour', 'lake', 'hill'].flatMap((host) => [1, 2].map((n) => site(host, n)))),
    )
    return {
      capture: async (job, tell, signal) => ({
        ...(await fake.capture(job, tell, signal)),
        traces: job.url.includes('hill') ? [] : [CODE],
      }),
    }
  }

  it('of two sites under one account hang together, and those of one site do not for that alone', async () => {
    const { id: caseId } = await openCase(house, sita)
    const take = async (url: string) => {
      await house.call('capture.request', sita, { caseId, url })
      await workOff(house, {}, { capturer: capturer() })
    }
    await take('https://harbour.example/1')
    await take('https://harbour.example/2')
    expect(await networksOf(caseId)).toEqual([])
    await take('https://lake.example/1')
    await take('https://hill.example/1')
    expect(await networksOf(caseId)).toMatchObject([{ sources: 2, traces: 1 }])
    const exhibits = await exhibitsOf(house, sita, caseId)
    const last = exhibits.find(({ number }) => number === 'E-02')
    const shown = await tracesOf(caseId, last?.id ?? '')
    expect(shown.traces).toMatchObject([{ kind: 'analytics-id', others: 2 }])
  })

  it('that carry none are told as before', async () => {
    const { id: caseId } = await openCase(house, sita)
    await captureNow(house, sita, caseId, 'https://plain.example/', {
      'https://plain.example/': 'Plain\nText.',
    })
    const [exhibit] = await exhibitsOf(house, sita, caseId)
    expect(await tracesOf(caseId, exhibit?.id ?? '')).toEqual({ traces: [] })
  })
})
