/** A child's name in the vault stands nowhere else: not in an answer, a log, a job, a row, a leaf, a blob, a package or a print; and the listening can hear. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildIndex } from '../../acts/dump-index.ts'
import { type IdentityHouse, openIdentityHouse, SECRETS, singing } from './identity-house.ts'

let vault: IdentityHouse
let called = 0

beforeAll(async () => {
  vault = await openIdentityHouse()
  called += await vault.callEverything('custodian')
  await vault.exportDossier()
  await vault.signIn('lantern-aide')
  called += await vault.callEverything('aide')
  await vault.signIn('rohan')
  called += await vault.callEverything('stranger')
  await vault.signIn('sita')
  await vault.exportDossier()
}, 120_000)
afterAll(() => vault.close())

describe('the ears', () => {
  it('hear a word in every spelling that bytes may have', () => {
    const { name } = SECRETS
    for (const text of [
      name,
      name.toUpperCase(),
      `{"x":"${name}"}`,
      Buffer.from(name).toString('hex'),
      Buffer.from(name, 'utf16le'),
      ...['', 'a', 'ab', 'abc'].map((before) => Buffer.from(`${before}${name} and more`).toString('base64')),
    ])
      expect([String(text), singing(text)]).toEqual([String(text), [name]])
    expect(singing('Qchildren and Qnames')).toEqual([])
  })
})

describe('a child’s identity', () => {
  it('was sealed and opened: its custodian saw every word of it', () => {
    const heard = singing(vault.opened.join('\n'))
    for (const [field, word] of Object.entries(SECRETS))
      if (field !== 'vault') expect(heard, field).toContain(word)
    expect(vault.opened).toHaveLength(2)
    for (const raw of vault.opened) expect(raw).toContain('"cache-control":"no-store"')
  })

  it('was asked for in every way: each endpoint by three callers, two exports, many failures', () => {
    expect(called).toBeGreaterThan(300)
    expect(vault.packages.length).toBeGreaterThanOrEqual(2)
    expect(vault.printed.length).toBeGreaterThanOrEqual(2)
    expect(vault.jobs.length).toBeGreaterThan(3)
    expect(vault.lines.length).toBeGreaterThan(0)
  })

  it('stands nowhere else', async () => {
    expect(await vault.listen()).toEqual([])
  })

  it('stands nowhere else after the index was lost and told anew', async () => {
    await rebuildIndex(vault.house)
    expect(await vault.listen()).toEqual([])
  })
})

describe('a leak', () => {
  it('is heard: a careless note sings in the row, the detail, the list and the package; a careless line in the log', async () => {
    const { own } = vault.cases
    await vault.house.call('note.write', own.owner, {
      caseId: own.caseId,
      body: `I met ${SECRETS.name} today`,
    })
    await vault.call('note.list', { caseId: own.caseId })
    vault.lines.push(JSON.stringify({ code: 'careless', cause: SECRETS.address }))
    const heard = await vault.listen()
    const places = heard.map(({ where }) => where.replace(/ \d+/, ''))
    for (const place of ['table note', 'detail note.written', 'log line'])
      expect(places, place).toContain(place)
    expect(heard.find(({ where }) => where.startsWith('log line'))?.words).toEqual([SECRETS.address])
  })
})
