/** The command line of every browser we start: quiet, fresh, muted, and with no way out but the given proxy. */

/** What differs between two browsers. `proxyPort` is on 127.0.0.1. */
export interface FlagInput {
  readonly profileDir: string
  readonly proxyPort: number
  readonly sandbox: boolean
  /** False where /dev/shm is too small for pages (containers): shared memory then lives in the scratch folder. */
  readonly sharedMemory: boolean
  readonly width: number
  readonly height: number
}

/** Features of the browser itself that would talk to its maker, change pages, or open ways past the proxy. */
const OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'OptimizationGuideModelDownloading',
  'PaintHolding',
  'Translate',
  'WebRtcHideLocalIpsWithMdns',
]

/** The flags, in a stable order. Sources: `chrome/browser`, `headless` and `net` switches of Chromium 156. */
export const chromiumFlags = (input: FlagInput): readonly string[] => [
  '--headless=new',
  '--remote-debugging-pipe',
  `--user-data-dir=${input.profileDir}`,
  `--proxy-server=socks5://127.0.0.1:${input.proxyPort}`,
  // Without this Chromium goes to loopback directly, past every rule of the proxy (trust, finding 8).
  '--proxy-bypass-list=<-loopback>',
  // Names are the proxy's business; the browser resolves none.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  `--window-size=${input.width},${input.height}`,
  '--hide-scrollbars',
  '--mute-audio',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-blink-features=AutomationControlled',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-notifications',
  '--disable-print-preview',
  '--disable-search-engine-choice-screen',
  '--disable-speech-api',
  '--disable-sync',
  `--disable-features=${OFF.join(',')}`,
  '--export-tagged-pdf',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--lang=en-US',
  ...(input.sharedMemory ? [] : ['--disable-dev-shm-usage']),
  ...(input.sandbox ? [] : ['--no-sandbox', '--disable-setuid-sandbox']),
  '--no-startup-window',
]
