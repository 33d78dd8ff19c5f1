/** The kept session is its owner's alone. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSessionFile, readSessionFile, removeSessionFile, writeSessionFile } from './session-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const SESSION = { server: 'http://127.0.0.1:4600', cookie: 'smart-rescue-4600=token', csrf: 'csrf' }

describe('the session file', () => {
  it('is written for its owner alone, also over one that was open to others', () => {
    const file = join(folder, 'deep', 'session.json')
    writeSessionFile(file, SESSION)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700)
    writeFileSync(file, '{}', { mode: 0o644 })
    writeSessionFile(file, SESSION)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readSessionFile(file)).toEqual(SESSION)
  })

  it('is nothing when it is absent, broken or something else', () => {
    const file = join(folder, 'session.json')
    expect(readSessionFile(file)).toBeUndefined()
    for (const text of ['', '{', '[]', '{"server":"x","cookie":"a","csrf":"b"}']) {
      writeFileSync(file, text)
      expect(readSessionFile(file), text).toBeUndefined()
    }
  })

  it('is forgotten', () => {
    const file = join(folder, 'session.json')
    writeSessionFile(file, SESSION)
    removeSessionFile(file)
    removeSessionFile(file)
    expect(existsSync(file)).toBe(false)
  })

  it('lies in the configuration folder of the user', () => {
    expect(defaultSessionFile({ XDG_CONFIG_HOME: '/c' })).toBe('/c/smart-rescue/session.json')
    expect(defaultSessionFile({ HOME: '/home/asha' })).toBe('/home/asha/.config/smart-rescue/session.json')
  })
})
