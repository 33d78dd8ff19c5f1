/** The browser calls itself an ordinary Chromium of its own version, everywhere the same. */
import { describe, expect, it } from 'vitest'
import { ordinaryUserAgent } from './user-agent.ts'

const OWN =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36'

describe('the user agent', () => {
  it('loses the word headless and nothing else', () => {
    const { userAgent } = ordinaryUserAgent('Chrome/156.0.8078.79', OWN)
    expect(userAgent).toBe(OWN.replace('Headless', ''))
    expect(ordinaryUserAgent('Chrome/1.2', 'Mozilla/5.0 Chrome/1.0').userAgent).toBe('Mozilla/5.0 Chrome/1.0')
  })

  it.each([
    ['Chrome/156.0.8078.79', '156', '156.0.8078.79'],
    ['HeadlessChrome/99.1', '99', '99.1'],
    ['Chrome', '0', '0'],
    ['', '0', '0'],
  ])('of %j is version %s in short and %s in full', (product, major, full) => {
    const { userAgentMetadata } = ordinaryUserAgent(product, OWN)
    const versionOf = (list: readonly { brand: string; version: string }[]) =>
      list.find(({ brand }) => brand === 'Chromium')?.version
    expect(versionOf(userAgentMetadata.brands)).toBe(major)
    expect(versionOf(userAgentMetadata.fullVersionList)).toBe(full)
  })

  it('names the same brands in both lists, and no brand of somebody else', () => {
    const { userAgentMetadata } = ordinaryUserAgent('Chrome/156.0.8078.79', OWN)
    const names = (list: readonly { brand: string }[]) => list.map(({ brand }) => brand)
    expect(names(userAgentMetadata.brands)).toEqual(names(userAgentMetadata.fullVersionList))
    expect(names(userAgentMetadata.brands).join()).not.toMatch(/Headless|Google|Edge/)
  })

  it('says nothing of the machine but its kind', () => {
    const { userAgentMetadata, acceptLanguage } = ordinaryUserAgent('Chrome/156.0', OWN)
    expect(userAgentMetadata).toMatchObject({ platformVersion: '', model: '', mobile: false, bitness: '64' })
    expect(['Linux', 'macOS', 'Windows']).toContain(userAgentMetadata.platform)
    expect(['x86', 'arm']).toContain(userAgentMetadata.architecture)
    expect(acceptLanguage).toBe('en-US,en')
  })
})
