/** The command line: quiet, fresh, jailed, and with one way out. A flag that falls out of it fails here. */
import { describe, expect, it } from 'vitest'
import { chromiumFlags, type FlagInput } from './chromium-flags.ts'

const INPUT: FlagInput = {
  profileDir: '/scratch/one',
  proxyPort: 41_234,
  sandbox: true,
  sharedMemory: true,
  width: 1366,
  height: 900,
}
const flags = (changes: Partial<FlagInput> = {}) => chromiumFlags({ ...INPUT, ...changes })
const readFlag = (name: string, changes: Partial<FlagInput> = {}) =>
  flags(changes)
    .find((flag) => flag.startsWith(`--${name}=`))
    ?.slice(name.length + 3)

describe('the way out', () => {
  it('is the given SOCKS proxy on loopback, by number and not by name', () => {
    expect(readFlag('proxy-server')).toBe('socks5://127.0.0.1:41234')
    expect(readFlag('proxy-server', { proxyPort: 9 })).toBe('socks5://127.0.0.1:9')
  })

  it('has no bypass, not even for loopback', () => {
    expect(readFlag('proxy-bypass-list')).toBe('<-loopback>')
    expect(flags().some((flag) => /no-proxy-server|proxy-pac-url|proxy-auto-detect/.test(flag))).toBe(false)
  })

  it('resolves no name in the browser, and leaves the proxy’s own address out of that rule', () => {
    expect(readFlag('host-resolver-rules')).toBe('MAP * ~NOTFOUND , EXCLUDE 127.0.0.1')
  })

  it('knows no UDP: neither QUIC nor WebRTC past the proxy', () => {
    expect(flags()).toContain('--disable-quic')
    expect(readFlag('force-webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp')
    expect(readFlag('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp')
  })

  it('is driven over a pipe, never over a port that others could reach', () => {
    expect(flags()).toContain('--remote-debugging-pipe')
    expect(flags().filter((flag) => /remote-debugging-(port|address)|remote-allow/.test(flag))).toEqual([])
  })
})

describe('silence', () => {
  it.each([
    'disable-background-networking',
    'disable-breakpad',
    'disable-client-side-phishing-detection',
    'disable-component-extensions-with-background-pages',
    'disable-component-update',
    'disable-crash-reporter',
    'disable-default-apps',
    'disable-domain-reliability',
    'disable-extensions',
    'disable-field-trial-config',
    'disable-notifications',
    'disable-search-engine-choice-screen',
    'disable-speech-api',
    'disable-sync',
    'metrics-recording-only',
    'mute-audio',
    'no-default-browser-check',
    'no-first-run',
    'no-pings',
    'no-service-autorun',
    'no-startup-window',
  ])('is kept by --%s', (name) => {
    expect(flags()).toContain(`--${name}`)
  })

  it.each([
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'DialMediaRouteProvider',
    'HttpsUpgrades',
    'InterestFeedContentSuggestions',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationGuideModelDownloading',
    'OptimizationHints',
    'Translate',
  ])('is kept by turning off %s', (feature) => {
    expect(readFlag('disable-features')?.split(',')).toContain(feature)
  })

  it('names all features in one flag, since Chromium hears only the last', () => {
    expect(flags().filter((flag) => flag.startsWith('--disable-features='))).toHaveLength(1)
    expect(flags().some((flag) => flag.startsWith('--enable-features'))).toBe(false)
  })

  it('asks no key store of the machine for anything', () => {
    expect(readFlag('password-store')).toBe('basic')
    expect(flags()).toContain('--use-mock-keychain')
  })
})

describe('the jail', () => {
  it('keeps Chromium’s own sandbox wherever it works', () => {
    expect(flags().filter((flag) => flag.includes('sandbox'))).toEqual([])
  })

  it('gives it up only where that is asked for', () => {
    expect(flags({ sandbox: false }).filter((flag) => flag.includes('sandbox'))).toEqual([
      '--no-sandbox',
      '--disable-setuid-sandbox',
    ])
  })

  it('never loosens what a site may do', () => {
    for (const sandbox of [true, false])
      expect(
        flags({ sandbox }).filter((flag) =>
          /disable-web-security|ignore-certificate|allow-running-insecure|single-process|disable-site-isolation|allow-file-access|no-zygote-sandbox|load-extension/.test(
            flag,
          ),
        ),
      ).toEqual([])
  })
})

describe('what differs between two browsers', () => {
  it('is the profile, which is fresh and has no cache worth the name', () => {
    expect(readFlag('user-data-dir', { profileDir: '/a b/c' })).toBe('/a b/c')
    expect([readFlag('disk-cache-size'), readFlag('media-cache-size')]).toEqual(['1', '1'])
  })

  it('is the window, in CSS pixels', () => {
    expect(readFlag('window-size', { width: 390, height: 844 })).toBe('390,844')
  })

  it('is where shared memory lives', () => {
    expect(flags()).not.toContain('--disable-dev-shm-usage')
    expect(flags({ sharedMemory: false })).toContain('--disable-dev-shm-usage')
  })

  it('is nothing else: the same input gives the same line, and no flag twice', () => {
    expect(flags()).toEqual(flags())
    for (const sandbox of [true, false])
      for (const sharedMemory of [true, false]) {
        const names = flags({ sandbox, sharedMemory }).map((flag) => flag.split('=')[0])
        expect(new Set(names).size).toBe(names.length)
        expect(flags({ sandbox, sharedMemory }).every((flag) => /^--[a-z-]+(=|$)/.test(flag))).toBe(true)
      }
  })
})
