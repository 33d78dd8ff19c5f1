/** Makes the browser call itself what it is, an ordinary Chromium of its version, without the word "Headless" that many sites refuse. */

/** Parameters of `Network.setUserAgentOverride`. */
export interface UserAgentOverride {
  readonly userAgent: string
  readonly acceptLanguage: string
  readonly userAgentMetadata: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[]
    readonly fullVersionList: readonly { readonly brand: string; readonly version: string }[]
    readonly platform: string
    readonly platformVersion: string
    readonly architecture: string
    readonly bitness: string
    readonly model: string
    readonly mobile: boolean
  }
}

const PLATFORMS: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' }

/** The override for a browser that gave `product` (`Chrome/156.0.8078.79`) and `userAgent` as its own. */
export const ordinaryUserAgent = (product: string, userAgent: string): UserAgentOverride => {
  const full = product.split('/')[1] ?? '0'
  const major = full.split('.')[0] ?? '0'
  const brands = (version: string, other: string) => [
    { brand: 'Chromium', version },
    { brand: 'Not)A;Brand', version: other },
  ]
  return {
    userAgent: userAgent.replace('HeadlessChrome', 'Chrome'),
    acceptLanguage: 'en-US,en',
    userAgentMetadata: {
      brands: brands(major, '99'),
      fullVersionList: brands(full, '99.0.0.0'),
      platform: PLATFORMS[process.platform] ?? 'Linux',
      platformVersion: '',
      architecture: process.arch === 'arm64' ? 'arm' : 'x86',
      bitness: '64',
      model: '',
      mobile: false,
    },
  }
}
