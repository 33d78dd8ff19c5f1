/** Canaries: every protected field carries a word that stands nowhere else; after the whole line, failures included, none of them sings where it must not. */
import { createLog } from '@smart-rescue/adapters/log'
import { endpoints } from '@smart-rescue/features/contracts'
import { catchUp } from '@smart-rescue/features/custody'
import { createFeatures, projections } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { type CaseId, Failure } from '@smart-rescue/schema'
import { createDoor } from '@smart-rescue/server/http/create-door'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COOKIE_NAME, endpointOf, requestOf } from '../../acts/door-under-test.ts'
import { createHouse, fakeHash, type House } from '../../acts/house-under-test.ts'
import { captureRunOf, exhibitsOf, exportRunOf, linksOf, readExhibit } from '../../acts/work-off.ts'

/** One word a field. Each is letters alone, so that it survives every encoding of text. */
const CANARIES = {
  organisation: 'Qorganisationq',
  displayName: 'Qdisplaynameq',
  login: 'qloginq',
  passphrase: 'Qpassphraseq of some length',
  unlock: 'Qunlockq of some length too',
  wrong: 'Qwrongpassphraseq and long',
  colleague: 'Qcolleagueq',
  title: 'Qtitleq',
  purpose: 'Qpurposeq',
  basis: 'Qlegalbasisq',
  note: 'Qnotebodyq',
  why: 'Qlinkwhyq',
  message: 'Qmessageq',
  host: 'qhostq',
  path: 'Qpathq',
  pageTitle: 'Qpagetitleq',
  pageText: 'Qpagetextq',
  number: '9779720000777',
  mail: 'qmailq@desk.example',
  box: 'Qoneboxq',
  crash: 'Qcrashq',
} as const
type Canary = keyof typeof CANARIES
const ALL = Object.keys(CANARIES) as Canary[]

/** Which of them stand in a text, in any writing that the house uses. */
const singing = (text: string, but: readonly Canary[] = []): Canary[] => {
  const folded = text.toLowerCase()
  const spellings = (word: string) => [
    word,
    encodeURIComponent(word),
    Buffer.from(word).toString('base64').replace(/=+$/, ''),
    Buffer.from(word).toString('hex'),
  ]
  return ALL.filter(
    (name) =>
      !but.includes(name) &&
      spellings(CANARIES[name]).some((spelling) => folded.includes(spelling.toLowerCase())),
  )
}

const url = (at: number) => `https://${CANARIES.host}${at}.example/${CANARIES.path}?q=${CANARIES.path}`
const page = (at: number) =>
  `${CANARIES.pageTitle} ${at}\n${CANARIES.pageText} ring +${CANARIES.number} or write to ${CANARIES.mail}`
const PAGES = {
  [url(1)]: page(1),
  [url(2)]: page(2),
  [url(3)]: {
    state: 'failed' as const,
    reason: { code: 'capture.timeout', sentence: 'The page did not finish.' },
  },
}

let house: House
let caseId: CaseId
let sita: Actor
let door: Awaited<ReturnType<typeof createDoor>>
let cookie = ''
let csrf = ''
const logLines: string[] = []
const errorBodies: { name: string; raw: string }[] = []
const jobs: { kind: string; payload: object; key: string }[] = []
const log = createLog('json', (line) => logLines.push(line))
const signal = AbortSignal.timeout(60_000)

/** Calls through the door and keeps what an error says. */
const call = async (name: string, input: object = {}) => {
  const request = requestOf(endpointOf(name), input)
  const answer = await door.app.inject({
    ...(request as object),
    headers: { ...request.headers, 'x-csrf': csrf },
    cookies: { [COOKIE_NAME]: cookie },
  })
  if (answer.statusCode >= 400) errorBodies.push({ name, raw: answer.payload })
  const set = /^smart-rescue-0=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1]
  const body = (answer.payload.startsWith('{') ? JSON.parse(answer.payload) : {}) as Record<string, never>
  if (set !== undefined) {
    cookie = set
    csrf = String(body.csrf)
  }
  return { status: answer.statusCode, body }
}

/** Works off the jobs as the worker does: what a job throws is logged by its class and the job ends. */
const work = async (options: Parameters<typeof captureRunOf>[2] = {}) => {
  const capture = captureRunOf(house, PAGES, { log, ...options })
  const runExport = exportRunOf(house, { log, ...options })
  for (const job of house.sent.splice(0)) {
    jobs.push(job)
    const run = job.kind === 'capture' ? capture : runExport
    await run(job.payload as never, signal).catch((cause: unknown) => log.warn('queue.failed', {}, cause))
  }
}
const capture = async (at: number) => {
  await call('capture.request', { caseId, url: url(at) })
  await work()
}

beforeAll(async () => {
  house = await createHouse()
  const features = createFeatures(house.deps)
  door = await createDoor({
    ...features,
    log,
    version: '0.0.0',
    host: '127.0.0.1',
    webFolder: '/nonexistent',
    replayPort: () => 4_601,
  })
  await call('organisation.set-up', {
    name: CANARIES.organisation,
    country: 'NP',
    administrator: {
      displayName: CANARIES.displayName,
      login: CANARIES.login,
      passphrase: CANARIES.passphrase,
    },
    unlockPassphrase: CANARIES.unlock,
  })
  const opened = await call('case.open', {
    title: CANARIES.title,
    leadKind: 'recruitment',
    countries: ['NP'],
    purpose: CANARIES.purpose,
    legalBasis: CANARIES.basis,
  })
  caseId = (opened.body.case as unknown as { id: CaseId }).id
  const member = (await call('session.read')).body.member as unknown as { id: string; displayName: string }
  sita = house.actorOf({
    ...member,
    login: '',
    roles: ['operator', 'case-officer'],
    locale: 'en',
    status: 'active',
    createdAt: '',
  } as never)
  await capture(1)
  await capture(2)
  await capture(3)
  const [newest] = await exhibitsOf(house, sita, caseId)
  await call('note.write', { caseId, body: CANARIES.note, exhibitId: newest?.id })
  const [link] = await linksOf(house, sita, caseId)
  await call('link.decide', { caseId, linkId: link?.id, decision: 'accepted', why: CANARIES.why })
  await call('member.add', {
    displayName: CANARIES.colleague,
    login: `${CANARIES.colleague}.two`,
    roles: ['case-officer'],
    passphrase: `${CANARIES.colleague} with a long one`,
  })
  await call('selector.recognise', { text: CANARIES.box })
  await call('dossier.export', { caseId })
  await work()
})
afterAll(async () => {
  await door.close(100)
  await house.close()
})

/** Everything that can go wrong in the presence of the fields. */
const failEverywhere = async (): Promise<void> => {
  const exhibit = await readExhibit(house, sita, caseId, (await exhibitsOf(house, sita, caseId))[0]?.id)
  const [link] = await linksOf(house, sita, caseId)
  await call('session.create', { login: CANARIES.login, passphrase: CANARIES.wrong })
  await call('session.create', { login: CANARIES.crash, passphrase: CANARIES.wrong })
  await call('session.passphrase', { current: CANARIES.wrong, next: CANARIES.unlock })
  await call('organisation.set-up', { name: CANARIES.organisation, country: 'XX' })
  await call('member.add', {
    displayName: CANARIES.colleague,
    login: CANARIES.login,
    roles: ['lawyer'],
    passphrase: CANARIES.passphrase,
  })
  await call('member.add', {
    displayName: CANARIES.colleague,
    login: CANARIES.crash,
    roles: ['lawyer'],
    passphrase: 'Qshortq',
  })
  await call('member.add', {
    displayName: CANARIES.colleague,
    login: CANARIES.crash,
    roles: [CANARIES.crash],
    passphrase: CANARIES.passphrase,
  })
  await call('case.change', { caseId, title: `${CANARIES.title}\0`, purpose: CANARIES.purpose.repeat(100) })
  await call('case.change', { caseId, leadKind: CANARIES.crash, countries: [CANARIES.crash] })
  await call('note.write', { caseId, body: `${CANARIES.note}\0` })
  await call('note.write', { caseId, body: CANARIES.note.repeat(3_000) })
  await call('note.write', { caseId, body: CANARIES.note, exhibitId: '01930000-0000-7000-8000-ffffffffffff' })
  await call('capture.request', { caseId, url: `ftp://${CANARIES.host}.example/${CANARIES.path}` })
  await call('capture.request', {
    caseId,
    url: `https://${CANARIES.login}:${CANARIES.passphrase}@${CANARIES.host}.example/`,
  })
  await call('link.decide', { caseId, linkId: link?.id, decision: 'accepted', why: CANARIES.why })
  await call('selector.ask', { selectorId: exhibit.marks[0]?.selectorId, message: CANARIES.message })
  await call('selector.recognise', { text: CANARIES.box.repeat(1_000) })
  await call('exhibit.part', { caseId, exhibitId: exhibit.id, role: 'text2' })
  house.locker.setLocked(true)
  for (const name of ['note.write', 'exhibit.read', 'dossier.export'])
    await call(name, {
      caseId,
      exhibitId: exhibit.id,
      ...(name === 'note.write' ? { body: CANARIES.note } : {}),
    })
  await call('organisation.unlock', { passphrase: CANARIES.wrong })
  house.locker.setLocked(false)
  await failJobs()
  await failDatabase()
  house.locker.damage(exhibit.parts.find(({ role }) => role === 'text')?.ciphertext ?? '')
  await call('exhibit.read', { caseId, exhibitId: exhibit.id })
}

const failJobs = async (): Promise<void> => {
  const crash = async () => {
    throw new TypeError(`${CANARIES.crash} at ${url(1)}`, {
      cause: new Failure('locker.damaged', { detail: CANARIES.note }),
    })
  }
  await call('capture.request', { caseId, url: url(1) })
  await work({ capturer: { capture: crash } })
  await call('dossier.export', { caseId })
  await work({ deps: { locker: { ...house.locker, read: crash, seal: crash } } })
}

/** The database refuses, and says of what: with the values of the row, as PostgreSQL does. */
const failDatabase = async (): Promise<void> => {
  await house.db.ownerPool.query(
    `alter table note add constraint qcrashq check (body not like '%${CANARIES.note}%') not valid`,
  )
  await call('note.write', { caseId, body: CANARIES.note })
  await house.db.ownerPool.query('alter table note drop constraint qcrashq')
  await catchUp({ ...house.deps, projections })
}

describe('no canary sings', () => {
  beforeAll(failEverywhere)

  it('because the line was really run: every field holds its word where it belongs', async () => {
    const stored = await house.db.ownerPool.query(
      `select json_agg(x)::text as all from (select title, purpose, legal_basis from case_file) x
       union all select json_agg(x)::text from (select body from note) x
       union all select json_agg(x)::text from (select login, display_name, passphrase_hash from member) x
       union all select json_agg(x)::text from (select url, title, excerpt from exhibit) x
       union all select json_agg(x)::text from (select normal from selector) x
       union all select json_agg(x)::text from (select why from link_decision) x
       union all select json_agg(x)::text from (select name from organisation) x`,
    )
    const found = singing(JSON.stringify(stored.rows))
    for (const name of ALL.filter(
      (name) => !['unlock', 'wrong', 'message', 'box', 'crash', 'passphrase'].includes(name),
    ))
      expect(found, name).toContain(name)
    expect(JSON.stringify(stored.rows)).toContain(fakeHash(CANARIES.passphrase))
    expect(errorBodies.length).toBeGreaterThan(20)
    expect(jobs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['capture', 'dossier-export']))
  })

  it('in a line of the log, though much went wrong', () => {
    expect(logLines.length).toBeGreaterThanOrEqual(3)
    expect(logLines.filter((line) => singing(line).length > 0)).toEqual([])
    expect(logLines.join('')).toMatch(/server\.failed|queue\.failed/)
    for (const line of logLines) expect(() => JSON.parse(line), line).not.toThrow()
  })

  it('in the payload of a job, or in its key', () => {
    for (const job of jobs) {
      expect(singing(JSON.stringify(job))).toEqual([])
      for (const value of Object.values(job.payload)) expect(value).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it('in a piece of news', () => {
    expect(house.heard.length).toBeGreaterThan(10)
    expect(house.heard.filter((news) => singing(JSON.stringify(news)).length > 0)).toEqual([])
  })

  it('in the body of an error', () => {
    expect(errorBodies.filter(({ raw }) => singing(raw).length > 0)).toEqual([])
  })

  it('in a leaf of the custody log, or in its checkpoint', async () => {
    let leaves = 0
    for await (const { bytes } of house.locker.leaves()) {
      expect(singing(new TextDecoder().decode(bytes))).toEqual([])
      leaves += 1
    }
    const { size, note, vkey, origin } = await house.locker.checkpoint()
    expect(leaves).toBe(size)
    expect(singing([note, vkey, origin].join())).toEqual([])
  })

  it('in what an auditor or an operator may read', async () => {
    const { rows } = await house.db.ownerPool.query<{ id: string }>(
      `select id from member where login like 'qcolleagueq%'`,
    )
    const someone = (role: string) =>
      house.actorOf({
        id: rows[0]?.id,
        displayName: 'x',
        roles: [role],
        locale: 'en',
        status: 'active',
        login: 'x',
        createdAt: '',
      } as never)
    expect(singing(JSON.stringify(await house.call('custody.audit', someone('auditor'))))).toEqual([])
    const known: readonly Canary[] = ['organisation', 'displayName', 'login', 'colleague']
    for (const { name, method, scope, answers } of endpoints) {
      if (method !== 'GET' || scope !== 'organisation' || answers !== undefined) continue
      for (const role of ['auditor', 'operator']) {
        const said = await house
          .call(name, someone(role), { selectorId: '01930000-0000-7000-8000-ffffffffffff' })
          .then(
            (body) => JSON.stringify(body),
            (failure: Failure) => failure.message,
          )
        expect([name, role, singing(said, known)]).toEqual([name, role, []])
      }
    }
  })

  it('of a passphrase in any row of any table but as a hash', async () => {
    const { rows: tables } = await house.db.ownerPool.query<{ tablename: string }>(
      `select tablename from pg_tables where schemaname = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(14)
    for (const { tablename } of tables) {
      const { rows } = await house.db.ownerPool.query(
        `select coalesce(json_agg(x)::text, '') as all from ${tablename} x`,
      )
      const text = JSON.stringify(rows)
        .replaceAll(fakeHash(CANARIES.passphrase), '')
        .replaceAll(fakeHash(`${CANARIES.colleague} with a long one`), '')
      expect([
        tablename,
        singing(text).filter((name) => ['passphrase', 'unlock', 'wrong'].includes(name)),
      ]).toEqual([tablename, []])
      expect(text).not.toContain(cookie)
    }
  })
})
