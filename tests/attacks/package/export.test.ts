/** From the case to the package, over the real database: asked for, made by the job, downloaded, verified, and never seen half. */
import { createCaseUcoChecker } from '@smart-rescue/adapters/conformance'
import { createWordWriter } from '@smart-rescue/adapters/writing'
import { memorySource, openPackage } from '@smart-rescue/core/dossier'
import { createCaptureRun } from '@smart-rescue/features/capture'
import { catchUp } from '@smart-rescue/features/custody'
import { createExportRun } from '@smart-rescue/features/dossier'
import { projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { Dossier, Link } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeCapturer } from '../../acts/fake-capturer.ts'
import {
  createHouse,
  DRAFT,
  failureOf,
  foundOrganisation,
  gather,
  type House,
} from '../../acts/house-under-test.ts'
import { builtVerifier, verifyBytes } from './package-fixture.ts'

const PAGES = {
  'https://harbour-jobs.example/ad/1': 'Restaurant team wanted\nRing +977 972-0000 123 after six.',
  'https://quayside.example/tide': '<b>Tide</b> Placements\nWe answer at +9779720000123.',
}

let house: House
let officer: Actor
let caseId: string
const printed: string[] = []
beforeAll(async () => {
  house = await createHouse()
  officer = await foundOrganisation(house)
  caseId = (await house.call<{ case: { id: string } }>('case.open', officer, DRAFT)).case.id
  for (const url of Object.keys(PAGES)) await house.call('capture.request', officer, { caseId, url })
  await work()
  const { links } = await house.call<{ links: Link[] }>('link.list', officer, { caseId })
  await house.call('link.decide', officer, {
    caseId,
    linkId: links[0]?.id,
    decision: 'accepted',
    why: 'one number',
  })
})
afterAll(() => house.close())

const quiet = { info: () => undefined, warn: () => undefined }

/** Runs what waits in the queue; `print` may fail or stop it. */
const work = async (
  options: { print?: (html: string) => Promise<Uint8Array>; signal?: AbortSignal } = {},
): Promise<void> => {
  const verifier = await builtVerifier()
  const print = options.print ?? (async () => new TextEncoder().encode('%PDF-1.4 a report'))
  const deps = { ...house.deps, projections, log: quiet }
  const capture = createCaptureRun({ ...deps, capturer: createFakeCapturer(PAGES) })
  const runExport = createExportRun({
    ...deps,
    software: 'Smart Rescue 0.1.0',
    word: createWordWriter(),
    verifier: { page: async () => verifier.page, program: async () => verifier.program },
    printer: {
      print: async ({ html }) => {
        printed.push(html)
        return print(html)
      },
    },
  })
  const signal = options.signal ?? AbortSignal.timeout(30_000)
  for (const { kind, payload } of house.sent.splice(0))
    await (kind === 'capture' ? capture(payload as never, signal) : runExport(payload as never, signal))
}

const ask = (input: object = {}, actor = officer) =>
  house.call<Dossier>('dossier.export', actor, { caseId, ...input })
const read = (dossierId: string, actor = officer) =>
  house.call<Dossier>('dossier.read', actor, { caseId, dossierId })
const download = async (dossierId: string, actor = officer) =>
  gather(await house.call<ByteAnswer>('dossier.package', actor, { caseId, dossierId }))
const policyOf = () => `log ${house.locker.vkey}\n#package-signer ${house.locker.signerLine}\nquorum none\n`

describe('an export', () => {
  let made: Dossier
  it('is queued at once and made by the job, with its steps as news', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ state: 'queued', number: 1, locale: 'en' })
    expect(asked.exhibits).toHaveLength(2)
    expect((await failureOf(download(asked.id))).code).toBe('dossier.not-ready')
    house.heard.length = 0
    await work()
    made = await read(asked.id)
    expect(made).toMatchObject({ state: 'ready' })
    const steps = house.heard.map((news) => news.progress?.step ?? news.state)
    expect([...new Set(steps)]).toEqual(['reading', 'logging', 'printing', 'packing', 'ready'])
  })

  it('gives a package that an outsider verifies, whose hash and length the index names', async () => {
    const zip = await download(made.id)
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(zip))).toString('hex')
    expect(made.length).toBe(zip.length)
    expect(made.sha256).toBe(`sha256:${hash}`)
    const answer = await verifyBytes(zip, policyOf())
    expect(answer.json.redList).toEqual([])
    expect(answer).toMatchObject({ exit: 0, json: { trusted: true, log: { size: made.treeSize } } })
    expect(answer.json.exhibits.map((exhibit: { number: string }) => exhibit.number)).toEqual([
      'E-01',
      'E-02',
    ])
    expect(answer.json.manifest.case).toMatchObject({ title: 'Lantern', purpose: DRAFT.purpose })
  })

  it('ends the history of every exhibit with a leaf that names the head before it', async () => {
    for (const exhibit of made.exhibits) {
      const history = await house.locker.history(exhibit as never)
      const exported = history.filter(({ leaf }) => leaf.type === 'package.exported')
      expect(exported).toHaveLength(1)
      expect(exported[0]?.leaf.head).toBe(exported[0]?.leaf.prev)
      expect(exported[0]?.index).toBeLessThan(made.treeSize ?? 0)
    }
  })

  it('prints the report from the case: purpose, exhibits, link with who decided, and no markup of a page', async () => {
    const html = printed.find((page) => page.includes('id="summary"')) ?? ''
    for (const text of [
      DRAFT.purpose,
      DRAFT.legalBasis,
      'E-01',
      '+9779720000123',
      'one number',
      officer.displayName,
    ])
      expect(html).toContain(text)
    expect(html).toContain('&lt;b&gt;Tide&lt;/b&gt;')
    expect(html).not.toContain('<b>Tide</b>')
    const report = await house.call<ByteAnswer>('dossier.report', officer, { caseId, dossierId: made.id })
    expect(report.mediaType).toBe('application/pdf')
    expect(report.filename).toBeUndefined()
    expect(new TextDecoder().decode(await gather(report))).toBe('%PDF-1.4 a report')
  })

  it('describes the case for other tools, conforming to CASE and UCO, and drafts what must be signed', async () => {
    const zip = await download(made.id)
    const opened = await openPackage(memorySource(zip))
    if (!opened.ok) throw new Error('the package is no zip')
    const textOf = async (path: string) => {
      const file = opened.files.find((each) => each.path === path)
      const pieces: Uint8Array[] = []
      for await (const piece of file?.bytes() ?? []) pieces.push(piece)
      return Buffer.concat(pieces).toString()
    }
    const checker = await createCaseUcoChecker()
    expect(await checker.check(await textOf('case-uco.jsonld'))).toMatchObject({
      conforms: true,
      findings: [],
    })
    const paths = opened.files.map(({ path }) => path).filter((path) => /^(certificates|report)/.test(path))
    expect(paths).toEqual([
      'report.pdf',
      'report.docx',
      'certificates/capture-statement.docx',
      'certificates/capture-statement.pdf',
    ])
    expect((await textOf('report.docx')).slice(0, 2)).toBe('PK')
  })

  it('logs every download before the first byte', async () => {
    const count = async () => {
      let reads = 0
      for await (const { leaf } of house.locker.leaves()) if (leaf.type === 'package.read') reads += 1
      return reads
    }
    const before = await count()
    const answer = await house.call<ByteAnswer>('dossier.package', officer, { caseId, dossierId: made.id })
    expect(await count()).toBe(before + 1)
    expect(answer.filename).toMatch(/^dossier-1-\d{4}-\d\d-\d\d\.zip$/)
  })

  it('is made once, although the queue may deliver its job twice', async () => {
    const before = (await house.locker.checkpoint()).size
    house.sent.push({ kind: 'dossier-export', payload: { caseId, dossierId: made.id }, key: 'again' })
    await work()
    expect((await house.locker.checkpoint()).size).toBe(before)
    expect(await read(made.id)).toEqual(made)
  })

  it('that comes later proves that the log only grew since the earlier one, and may hold fewer exhibits', async () => {
    const asked = await ask({ exhibits: [made.exhibits[1]] })
    await work()
    const zip = await download(asked.id)
    const answer = await verifyBytes(zip, policyOf())
    expect(answer.exit).toBe(0)
    expect(answer.json.exhibits.map((exhibit: { number: string }) => exhibit.number)).toEqual(['E-02'])
    expect(Buffer.from(zip).includes(`old ${made.treeSize} `)).toBe(true)
  })

  it('is told again when the index is rebuilt from the locker', async () => {
    await house.db.transactor.asJob(caseId as never, async (trx) => {
      await trx
        .updateTable('dossier')
        .set({ state: 'running', package_ciphertext: null })
        .where('id', '=', made.id)
        .execute()
    })
    for await (const leaf of house.locker.tell()) {
      if (leaf.leaf.type !== 'package.exported' || leaf.detail === undefined) continue
      await house.db.transactor.asJob(caseId as never, async (trx) => {
        await projections['package.exported']?.(trx, {
          ...leaf,
          type: 'package.exported',
          role: leaf.leaf.role,
          actor: officer.memberId,
          receipt: { index: leaf.index, hash: leaf.hash, at: leaf.leaf.at },
        })
      })
    }
    expect(await read(made.id)).toEqual(made)
    expect(await catchUp({ ...house.deps, projections })).toMatchObject({ untold: 0 })
  })
})

describe('several exports at once', () => {
  it('get numbers of their own, newest first in the list', async () => {
    const asked = await Promise.all([ask(), ask({ locale: 'ne' }), ask()])
    const numbers = asked.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(3)
    await work()
    const { dossiers } = await house.call<{ dossiers: Dossier[] }>('dossier.list', officer, { caseId })
    const listed = dossiers.map(({ number }) => number)
    expect(listed).toEqual(listed.toSorted((a, b) => b - a))
    for (const { id } of asked) expect((await read(id)).state).toBe('ready')
    expect(printed.some((html) => html.includes('<html lang="ne"'))).toBe(true)
  })
})

describe('an export that cannot be made', () => {
  it('is refused for a case without exhibits, and for exhibits of another case', async () => {
    const other = (await house.call<{ case: { id: string } }>('case.open', officer, DRAFT)).case.id
    expect((await failureOf(house.call('dossier.export', officer, { caseId: other }))).code).toBe(
      'dossier.empty',
    )
    const stranger = ['01890a5d-ac96-774b-bcce-b302099a8021']
    expect((await failureOf(ask({ exhibits: stranger }))).code).toBe('request.not-found')
  })

  it('fails with its reason and shows no package when the printer fails', async () => {
    const asked = await ask()
    await work({ print: () => Promise.reject(new Error('the browser is gone')) })
    expect(await read(asked.id)).toMatchObject({ state: 'failed', reason: { code: 'dossier.failed' } })
    expect((await failureOf(download(asked.id))).code).toBe('dossier.not-ready')
  })

  it('fails with its reason when the locker was locked meanwhile', async () => {
    const asked = await ask()
    house.locker.setLocked(true)
    await work()
    house.locker.setLocked(false)
    expect(await read(asked.id)).toMatchObject({ state: 'failed', reason: { code: 'locker.locked' } })
  })

  it('does not fail a dossier that is ready already', async () => {
    const { dossiers } = await house.call<{ dossiers: Dossier[] }>('dossier.list', officer, { caseId })
    const ready = dossiers.find((dossier) => dossier.state === 'ready')
    house.locker.setLocked(true)
    house.sent.push({ kind: 'dossier-export', payload: { caseId, dossierId: ready?.id }, key: 'late' })
    await work()
    house.locker.setLocked(false)
    expect(await read(ready?.id ?? '')).toEqual(ready)
  })

  it('leaves no name and no text of a page in its reason or its news', async () => {
    const asked = await ask()
    house.heard.length = 0
    await work({ print: () => Promise.reject(new Error('Tide Placements at /home/somebody')) })
    expect(JSON.stringify([await read(asked.id), house.heard])).not.toMatch(/Tide|somebody/)
  })

  it('stays in the queue when the program stops in the middle, and is made whole afterwards', async () => {
    const asked = await ask()
    const waiting = [...house.sent]
    const stop = new AbortController()
    const stopped = work({
      signal: stop.signal,
      print: async () => {
        stop.abort(new Error('stopping'))
        return new Uint8Array(4)
      },
    })
    await expect(stopped).rejects.toThrow('stopping')
    expect(await read(asked.id)).toMatchObject({ state: 'running' })
    expect((await failureOf(download(asked.id))).code).toBe('dossier.not-ready')
    house.sent.push(...waiting)
    await work()
    expect((await verifyBytes(await download(asked.id), policyOf())).exit).toBe(0)
  })

  it('fails as damaged, before anything is given away, when a sealed part does not match its seal', async () => {
    const { exhibits } = await ask()
    const [first] = exhibits
    const { parts } = await house.call<{ parts: { ciphertext: string }[] }>('exhibit.read', officer, {
      caseId,
      exhibitId: first,
    })
    house.locker.damage(parts[0]?.ciphertext ?? '')
    await work()
    const { dossiers } = await house.call<{ dossiers: Dossier[] }>('dossier.list', officer, { caseId })
    expect(dossiers[0]).toMatchObject({ state: 'failed', reason: { code: 'locker.damaged' } })
  })
})

describe('somebody who may not', () => {
  it('reads no row of a dossier even where the first layer is forced open', async () => {
    const stranger = await house.addMember(officer, 'stranger', ['case-officer'])
    const { dossiers } = await house.call<{ dossiers: Dossier[] }>('dossier.list', officer, { caseId })
    const [dossier] = dossiers
    const place = { caseId, dossierId: dossier?.id }
    const seen = await house.callUngated<{ dossiers: Dossier[] }>('dossier.list', stranger, { caseId })
    expect(seen.dossiers).toEqual([])
    for (const name of ['dossier.read', 'dossier.report', 'dossier.package'])
      expect((await failureOf(house.callUngated(name, stranger, place))).code).toBe('request.not-found')
    const code = (await failureOf(house.callUngated('dossier.export', stranger, { caseId }))).code
    expect(code).toBe('dossier.empty')
  })

  it('gets no package when she lost her place on the team while the job waited', async () => {
    const colleague = await house.addMember(officer, 'colleague', ['case-officer'])
    await house.call('team.join', officer, { caseId, memberId: colleague.memberId })
    const asked = await ask({}, colleague)
    await house.call('team.leave', officer, { caseId, memberId: colleague.memberId })
    await work()
    expect(await read(asked.id)).toMatchObject({ state: 'failed', reason: { code: 'access.denied' } })
  })

  it('sees no dossier of a case she is not on, and downloads none', async () => {
    const outsider = await house.addMember(officer, 'outsider', ['investigator'])
    const { dossiers } = await house.call<{ dossiers: Dossier[] }>('dossier.list', officer, { caseId })
    const ready = dossiers.find((dossier) => dossier.state === 'ready')?.id ?? ''
    for (const call of [
      () => ask({}, outsider),
      () => read(ready, outsider),
      () => download(ready, outsider),
    ])
      expect((await failureOf(call())).code).toMatch(/^(request\.not-found|access\.denied)$/)
    const ungated = house.callUngated('dossier.package', outsider, { caseId, dossierId: ready })
    expect((await failureOf(ungated)).code).toBe('request.not-found')
  })
})
