/** Settings: flags before environment before defaults, and every mistake in one sentence. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, readUnlock } from './config.ts'
import { UsageError } from './usage-error.ts'
import { ROOT } from './version.ts'

describe('the settings', () => {
  it('are port 4600, loopback, and the folder data of the clone, when nothing is said', () => {
    expect(readConfig([], {})).toEqual({
      port: 4_600,
      host: '127.0.0.1',
      dataDir: resolve(ROOT, 'data'),
      devHosts: [],
      ignoredWitnesses: [],
      jsonLog: false,
    })
  })

  it('come from the environment', () => {
    const env = {
      SMART_RESCUE_PORT: '5000',
      SMART_RESCUE_DATA: '/srv/rescue',
      SMART_RESCUE_HOST: '0.0.0.0',
      SMART_RESCUE_UNLOCK_FILE: '/run/key',
      SMART_RESCUE_DEV_HOSTS: 'jobs.test:80=127.0.0.1:8081',
      SMART_RESCUE_TRUSTED_PROXY: '10.0.0.1',
      SMART_RESCUE_IGNORE_WITNESS: 'harbour,lantern',
      DATABASE_URL: 'postgresql://db.example/house',
    }
    expect(readConfig([], env)).toEqual({
      port: 5_000,
      host: '0.0.0.0',
      dataDir: '/srv/rescue',
      unlockFile: '/run/key',
      databaseUrl: 'postgresql://db.example/house',
      devHosts: [{ host: 'jobs.test', port: 80, leadsTo: { address: '127.0.0.1', port: 8_081 } }],
      trustedProxy: '10.0.0.1',
      ignoredWitnesses: ['harbour', 'lantern'],
      jsonLog: false,
    })
  })

  it('come from flags before they come from the environment', () => {
    const env = { SMART_RESCUE_PORT: '5000', SMART_RESCUE_DATA: '/srv/rescue', SMART_RESCUE_HOST: '0.0.0.0' }
    const argv = ['--port', '4700', '--data', 'here', '--host', 'localhost', '--json']
    expect(readConfig(argv, env)).toMatchObject({
      port: 4_700,
      host: 'localhost',
      dataDir: resolve('here'),
      jsonLog: true,
    })
  })

  it('take the unlock passphrase out of the environment, so that no child inherits it', () => {
    const env: Record<string, string | undefined> = {
      SMART_RESCUE_UNLOCK_PASSPHRASE: 'seven umbrellas argue',
    }
    expect(readUnlock({}, env)).toEqual({ unlockPassphrase: 'seven umbrellas argue' })
    expect(env).toEqual({})
    expect(readUnlock({}, { SMART_RESCUE_UNLOCK_PASSPHRASE: '' })).toEqual({})
  })

  it.each([
    [['--port', '70000'], 'The port must be'],
    [['--port', 'x'], 'The port must be'],
    [['--port', '1.5'], 'The port must be'],
    [['--prot', '4600'], `Unknown option '--prot'`],
    [['--port'], 'argument missing'],
    [['4600'], 'Unexpected argument'],
    [['--dev-hosts', 'jobs.test'], '«jobs.test» is not a development host'],
  ])('refuses %j with one sentence', (argv, sentence) => {
    const refusal = (() => {
      try {
        return readConfig(argv, {})
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(UsageError)
    expect(String((refusal as UsageError).message)).toContain(sentence)
    expect((refusal as UsageError).exit).toBe(64)
  })
})
