/** The same canary on real files: after the program sealed, opened and backed up an identity, no byte of its data directory, its output or its backups holds a word of it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProduct, runProduct } from '../../../tools/demo/run-product.mjs'
import { SECRETS, singing } from './identity-house.ts'

const PASSPHRASE = 'seven calm lanterns over the harbour'
const UNLOCK = 'the tide comes back to every pier'
const VAULT = `${SECRETS.vault} and six more words`
const PROGRAM = join(import.meta.dirname, '../../../apps/server/bin/smart-rescue.mjs')

let folder: string
let running: RunningProduct
let said = ''
let ids: { caseId: string; personId: string }
/** A word that is no secret and must be found, or the search finds nothing at all. */
const KNOWN = 'Qknownwordq'

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

const heardIn = (dir: string): { file: string; words: string[] }[] =>
  filesBelow(dir)
    .map((file) => ({ file, words: singing(readFileSync(file)) }))
    .filter(({ words }) => words.length > 0)

const command = (...argv: string[]) =>
  execFileSync(process.execPath, [PROGRAM, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, SMART_RESCUE_UNLOCK_PASSPHRASE: UNLOCK },
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'identity-files-'))
  running = await runProduct({ data: join(folder, 'data') })
  const { product } = running
  const { member } = (await product.post('/api/organisation', {
    name: 'Lantern House',
    country: 'NP',
    administrator: { displayName: 'Maya Lantern', login: 'maya', passphrase: PASSPHRASE },
    unlockPassphrase: UNLOCK,
  })) as { member: { id: string } }
  const opened = (await product.post('/api/cases', {
    title: KNOWN,
    leadKind: 'recruitment',
    countries: ['NP'],
    purpose: 'Find who recruits',
    legalBasis: 'Referral 112/26',
  })) as { case: { id: string } }
  const caseId = opened.case.id
  const { id: personId } = (await product.post(`/api/cases/${caseId}/persons`, {
    part: 'child',
    why: 'Statement 7',
  })) as { id: string }
  ids = { caseId, personId }
  await product.post('/api/vault-key', { passphrase: PASSPHRASE, vaultPassphrase: VAULT })
  const identity = `/api/cases/${caseId}/persons/${personId}/identity`
  const words = { name: SECRETS.name, address: SECRETS.address, contacts: SECRETS.contacts }
  await product.post(identity, { identity: words, custodians: [member.id] })
  await product.post(identity, { identity: { ...words, name: SECRETS.second } })
  await product
    .post(identity, { identity: { name: SECRETS.name, born: SECRETS.name } })
    .catch(() => undefined)
  await product
    .post(`${identity}/opening`, { vaultPassphrase: `${VAULT}.`, reason: 'shelter', line: 'x' })
    .catch(() => undefined)
}, 120_000)
afterAll(async () => {
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('an identity on real files', () => {
  it('opens by the vault passphrase alone', async () => {
    const answer = (await running.product.post(
      `/api/cases/${ids.caseId}/persons/${ids.personId}/identity/opening`,
      { vaultPassphrase: VAULT, reason: 'shelter', line: 'The shelter asks' },
    )) as { identity: { name: string } }
    expect(answer.identity.name).toBe(SECRETS.second)
  })

  it('stands in no file: database with its log, locker, keyring, scratch; nor in backups, nor in what the program said', async () => {
    command('backup', join(folder, 'backup.tar'), '--data', join(folder, 'data'))
    await running.stop()
    said = running.said()
    const files = filesBelow(folder)
    expect(files.filter((file) => file.endsWith('.age')).length).toBeGreaterThanOrEqual(2)
    expect(files.some((file) => file.includes('/pg_wal/'))).toBe(true)
    expect(files.some((file) => file.endsWith('backup.tar.keyring'))).toBe(true)
    expect(files.some((file) => readFileSync(file).includes(KNOWN))).toBe(true)
    expect(heardIn(folder)).toEqual([])
    expect(singing(said)).toEqual([])
  }, 120_000)

  it('would be heard there: a planted file is found', () => {
    const planted = join(folder, 'data', 'planted')
    writeFileSync(planted, `${'x'.repeat(10_000)}${SECRETS.name}`)
    expect(heardIn(folder)).toEqual([{ file: planted, words: [SECRETS.name] }])
  })
})
