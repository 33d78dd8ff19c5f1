/** A house with a child's identity in its vault, and everything that can be listened to in it: answers, logs, jobs, mails, rows, leaves, blobs, packages, prints. */

import { createLog } from '@smart-rescue/adapters/log'
import { createWordWriter } from '@smart-rescue/adapters/writing'
import { endpoints } from '@smart-rescue/features/contracts'
import { createExportRun } from '@smart-rescue/features/dossier'
import { createFeatures, projections } from '@smart-rescue/features/features'
import { Failure, type MemberId } from '@smart-rescue/schema'
import { createDoor } from '@smart-rescue/server/http/create-door'
import { COOKIE_NAME, endpointOf, requestOf } from '../../acts/door-under-test.ts'
import { createHouse, type House, PASSPHRASE } from '../../acts/house-under-test.ts'
import { fillTwoCases, sampleInput, type TwoCases, VAULT_PASSPHRASE } from '../../acts/two-cases.ts'

/** What only the vault may know, a word a field. Letters alone, so that they survive every encoding of text. */
export const SECRETS = {
  name: 'Qchildnameq',
  otherNames: 'Qothernameq',
  contacts: 'Qchildcontactq',
  address: 'Qchildstreetq',
  guardian: 'Qguardianq',
  schoolRecord: 'Qschoolq',
  documents: 'Qdocumentq',
  notes: 'Qvaultnoteq',
  second: 'Qsecondversionq',
  vault: 'Qvaultpassphraseq',
} as const

const WORDS = Object.values(SECRETS)

/** Every spelling in which a word could stand in bytes: as it is, percent-encoded alike, hex, and base64 at each of three offsets. */
const spellings = (word: string): string[] => {
  const inBase64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]).toString('base64')
    // The first and last group depend on what stands beside the word.
    return text.replace(/=+$/, '').slice(offset === 0 ? 0 : 4, -2)
  })
  return [word, Buffer.from(word).toString('hex'), ...inBase64]
}

const SPELLED = WORDS.flatMap((word) => spellings(word).map((spelling) => [word, spelling] as const))

/** Which secrets stand in these bytes, in any spelling, whatever their case. */
export const singing = (bytes: string | Uint8Array): string[] => {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1')
  const folded = text.toLowerCase()
  const wide = folded.replaceAll('\0', '')
  return [
    ...new Set(
      SPELLED.filter(
        ([word, spelling]) =>
          text.includes(spelling) ||
          folded.includes(spelling.toLowerCase()) ||
          wide.includes(word.toLowerCase()),
      ).map(([word]) => word),
    ),
  ]
}

/** One place that was listened to, and what was heard there. */
export interface Heard {
  readonly where: string
  readonly words: readonly string[]
}

/** The house with its ears. */
export interface IdentityHouse {
  readonly house: House
  readonly cases: TwoCases
  readonly personId: string
  /** Everything that was answered, but for what a custodian opened. */
  readonly answers: { where: string; bytes: string | Uint8Array }[]
  readonly opened: string[]
  readonly lines: string[]
  readonly jobs: object[]
  readonly printed: string[]
  readonly packages: Uint8Array[]
  signIn(login: string): Promise<void>
  call(name: string, input?: object, mayHear?: boolean): Promise<{ status: number; raw: string }>
  /** Calls every endpoint with what its owner may send. */
  callEverything(label: string): Promise<number>
  exportDossier(): Promise<void>
  /** Listens everywhere. */
  listen(): Promise<Heard[]>
  close(): Promise<void>
}

const IDENTITY = {
  name: SECRETS.name,
  otherNames: SECRETS.otherNames,
  born: '2011-03-17',
  contacts: SECRETS.contacts,
  address: SECRETS.address,
  guardian: SECRETS.guardian,
  schoolRecord: SECRETS.schoolRecord,
  documents: SECRETS.documents,
  notes: SECRETS.notes,
}

/** What ends a session, lasts for ever, or destroys what is listened to: other tests look at these. */
const LEFT_OUT = ['case.watch', 'session.end', 'organisation.set-up', 'session.create', 'material.stop']

const everyTable = async (house: House): Promise<{ where: string; bytes: string }[]> => {
  const { rows } = await house.db.ownerPool.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' order by 1`,
  )
  return Promise.all(
    rows.map(async ({ tablename }) => {
      const found = await house.db.ownerPool.query(
        `select coalesce(json_agg(x)::text, '') as all from ${tablename} x`,
      )
      return { where: `table ${tablename}`, bytes: JSON.stringify(found.rows) }
    }),
  )
}

/** Leaves, the details that the house can open, and every blob that it can open. */
const everythingInTheLocker = async (
  house: House,
  cases: TwoCases,
): Promise<{ where: string; bytes: string | Uint8Array }[]> => {
  const heard: { where: string; bytes: string | Uint8Array }[] = []
  const blobs = new Set<string>()
  for await (const { index, bytes, leaf, detail } of house.locker.tell()) {
    heard.push({ where: `leaf ${index} ${leaf.type}`, bytes })
    if (detail !== undefined)
      heard.push({ where: `detail ${index} ${leaf.type}`, bytes: JSON.stringify(detail) })
    if (leaf.ct !== undefined) blobs.add(leaf.ct)
  }
  for (const ciphertext of blobs)
    for (const { caseId, owner } of [cases.own, cases.foreign]) {
      const pieces: Uint8Array[] = []
      try {
        const read = {
          caseId,
          ciphertext,
          actor: owner.memberId,
          mediaType: 'x',
          purpose: 'verification',
          log: false,
        } as const
        for await (const piece of await house.locker.read(read)) pieces.push(piece)
        heard.push({ where: `blob ${ciphertext}`, bytes: Buffer.concat(pieces) })
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure
      }
    }
  return heard
}

/** Fills two cases, seals a child's identity in one, opens it, and fails to open it. */
export const openIdentityHouse = async (): Promise<IdentityHouse> => {
  const house = await createHouse()
  const cases = await fillTwoCases(house)
  const { owner, caseId } = cases.own
  await house.db.ownerPool.query(
    `update member set roles = array['operator','case-officer','investigator','lawyer','social-worker','auditor'] where login in ('sita', 'rohan')`,
  )
  const lines: string[] = []
  const log = createLog('json', (line) => lines.push(line))
  const door = await createDoor({
    ...createFeatures(house.deps),
    log,
    version: '0.0.0',
    host: '127.0.0.1',
    webFolder: '/nonexistent',
    replayPort: () => 4_601,
  })
  const answers: IdentityHouse['answers'] = []
  const opened: string[] = []
  const jobs: object[] = []
  const printed: string[] = []
  const packages: Uint8Array[] = []
  let [cookie, csrf, callers] = ['', '', 0]
  const call: IdentityHouse['call'] = async (name, input = {}, mayHear = false) => {
    const request = requestOf(endpointOf(name), input)
    callers += 1
    const answer = await door.app.inject({
      ...(request as object),
      headers: { ...request.headers, 'x-csrf': csrf },
      cookies: { [COOKIE_NAME]: cookie },
      remoteAddress: `10.0.${callers >> 8}.${callers & 255}`,
    })
    const raw = `${JSON.stringify(answer.headers)}\n${answer.payload}`
    if (mayHear) opened.push(raw)
    else answers.push({ where: `answer of ${name}`, bytes: raw })
    const set = /^smart-rescue-0=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1]
    if (set !== undefined && set !== '') {
      cookie = set
      csrf = String((JSON.parse(answer.payload) as { csrf?: string }).csrf)
    }
    return { status: answer.statusCode, raw }
  }
  const made = await house.call<{ id: string }>('person.add', owner, {
    caseId,
    part: 'child',
    why: 'Statement 7',
  })
  const personId = made.id
  const it: IdentityHouse = {
    ...{ house, cases, personId, answers, opened, lines, jobs, printed, packages, call },
    signIn: async (login) => {
      await call('session.create', { login, passphrase: PASSPHRASE })
    },
    callEverything: async (label) => {
      let called = 0
      for (const endpoint of endpoints.filter(({ name }) => !LEFT_OUT.includes(name))) {
        const sample = sampleInput(endpoint, cases.own)
        // Of the child herself, where a person is asked for; what would erase her, or a custodian's key, is not done to her.
        const spared = [
          'identity.erase',
          'custodian.enrol',
          'custodian.remove',
          'identity.seal',
          'identity.open',
        ]
        const input =
          'personId' in sample && !spared.includes(endpoint.name) ? { ...sample, personId } : sample
        const before = house.sent.length
        const { raw } = await call(endpoint.name, input)
        if (endpoint.answers !== undefined) answers.push({ where: `${label} ${endpoint.name}`, bytes: raw })
        jobs.push(...house.sent.slice(before))
        called += 1
      }
      return called
    },
    exportDossier: async () => {
      await call('dossier.export', { caseId, locale: 'en' })
      const bytes = (text: string) => async () => new TextEncoder().encode(text)
      const run = createExportRun({
        ...house.deps,
        projections,
        log,
        software: 'Smart Rescue 0.0.0',
        stampShelf: house.deps.stamping.shelf,
        verifier: { page: bytes('<!doctype html>'), program: bytes('// verify') },
        word: createWordWriter(),
        printer: {
          print: async (input) => {
            printed.push(JSON.stringify(input))
            return new TextEncoder().encode(JSON.stringify(input))
          },
        },
      })
      for (const job of house.sent.splice(0)) {
        jobs.push(job)
        if (job.kind === 'dossier-export') await run(job.payload as never, AbortSignal.timeout(30_000))
      }
      const list = await house.call<{ dossiers: { id: string; state: string }[] }>('dossier.list', owner, {
        caseId,
      })
      for (const { id } of list.dossiers.filter(({ state }) => state === 'ready')) {
        const answer = await house.call<{ bytes: AsyncIterable<Uint8Array> }>('dossier.package', owner, {
          caseId,
          dossierId: id,
        })
        const pieces: Uint8Array[] = []
        for await (const piece of answer.bytes) pieces.push(piece)
        packages.push(Buffer.concat(pieces))
      }
    },
    listen: async () => {
      const everywhere = [
        ...answers,
        ...lines.map((bytes, at) => ({ where: `log line ${at}`, bytes })),
        ...[...jobs, ...house.sent].map((job, at) => ({ where: `job ${at}`, bytes: JSON.stringify(job) })),
        ...house.heard.map((news, at) => ({ where: `news ${at}`, bytes: JSON.stringify(news) })),
        ...printed.map((bytes, at) => ({ where: `print ${at}`, bytes })),
        ...packages.map((bytes, at) => ({ where: `package ${at}`, bytes })),
        ...(await everyTable(house)),
        ...(await everythingInTheLocker(house, cases)),
      ]
      return everywhere
        .map(({ where, bytes }) => ({ where, words: singing(bytes) }))
        .filter(({ words }) => words.length > 0)
    },
    close: async () => {
      await door.close(100)
      await house.close()
    },
  }
  const vaultPassphrase = `${SECRETS.vault} and six more words`
  await it.signIn('sita')
  await call('custodian.enrol', { passphrase: PASSPHRASE, vaultPassphrase, replaces: true })
  const custodians: MemberId[] = [owner.memberId]
  const subject = { caseId, personId }
  const opening = { ...subject, vaultPassphrase, reason: 'court-or-police', line: 'The court asks' }
  await call('identity.seal', { ...subject, identity: IDENTITY, custodians })
  await call('identity.seal', { ...subject, identity: { ...IDENTITY, notes: SECRETS.second } })
  await call('identity.open', opening, true)
  await call('identity.open', { ...opening, version: 1 }, true)
  // Whatever can go wrong with the words in hand.
  await call('identity.open', { ...opening, vaultPassphrase: `${vaultPassphrase}.` })
  await call('identity.open', { ...opening, vaultPassphrase: VAULT_PASSPHRASE })
  await call('identity.open', { ...opening, reason: SECRETS.name })
  await call('identity.seal', { ...subject, identity: { ...IDENTITY, born: SECRETS.name } })
  await call('identity.seal', { ...subject, identity: { ...IDENTITY, name: `${SECRETS.name}\0` } })
  await call('identity.seal', { ...subject, identity: IDENTITY, custodians })
  await call('identity.seal', { caseId, personId: cases.foreign.personId, identity: IDENTITY, custodians })
  await call('custodian.enrol', { passphrase: vaultPassphrase, vaultPassphrase: PASSPHRASE })
  house.locker.setLocked(true)
  await call('identity.seal', { ...subject, identity: IDENTITY })
  await call('identity.open', opening)
  house.locker.setLocked(false)
  await house.db.ownerPool.query(
    `alter table identity_version add constraint qbreakq check (version < 3) not valid`,
  )
  await call('identity.seal', { ...subject, identity: IDENTITY })
  await house.db.ownerPool.query('alter table identity_version drop constraint qbreakq')
  return it
}
