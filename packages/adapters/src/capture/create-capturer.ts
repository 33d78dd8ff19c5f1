/** Puts the parts of a capture together into the port: browser, egress proxy, recorder, archive. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import type { Screener } from '@smart-rescue/features/ports/held/screening'
import { type CaptureReport, Failure } from '@smart-rescue/schema'
import { findChromium } from './browser/find-chromium.ts'
import { sweepScratchFolders } from './browser/scratch-folder.ts'
import { type Resolver, resolveBySystem } from './egress/resolve-host.ts'
import type { Dial } from './egress/way-out.ts'
import { type BrowserSupply, createBrowserSupply } from './run/browser-supply.ts'
import { type CaptureLimits, withDefaults } from './run/capture-limits.ts'
import { runCapture } from './run/run-capture.ts'
import type { WaczExtra, WaczSigner } from './wacz/make-wacz.ts'

/** What a capturer is made with; everything has a default. */
export interface CapturerOptions {
  /** The browser's program; found in the usual places by default. */
  readonly executablePath?: string
  /** Parent of the throw-away profiles. Every folder above it must let other users pass (mode o+x) when we run as root; else the system's temporary folder is used and the report says so. */
  readonly scratchDir?: string
  /** Development only: `host` or `host:port` that may lead into a private network, such as `harbour-jobs.test:8081`. */
  readonly allowedPrivateHosts?: readonly string[]
  /** Looks names up; the system's name service by default. Whatever it answers is judged. */
  readonly resolver?: Resolver
  /** Opens connections for the egress proxy, to hosts and to the proxies of routes alike; for tests. */
  readonly dial?: Dial
  readonly limits?: Partial<CaptureLimits>
  /** Keeps one never-used browser ready, which takes about 150 MB and saves its start. */
  readonly warm?: boolean
  /** Name and version for the records, such as `Smart Rescue 0.1.0`. */
  readonly software?: string
  /** Signs the package (anonymous WACZ-Auth). */
  readonly signer?: WaczSigner
  /** Holds media against the known-hash lists in memory before the page, a disk or a picture has them. Without it media are withheld, whatever a job allows. */
  readonly screener?: Screener
  /** Further files of a package, made from its report; they lie in a folder of their own, such as `proof/`. */
  readonly extras?: (report: CaptureReport) => Promise<readonly WaczExtra[]>
}

const VIEWPORT = { width: 1280, height: 960 }

/** A capturer over the Chromium of this machine. `capture` rejects with `capture.browser-missing` where there is none; `close` ends what is kept ready. */
export const createCapturer = (options: CapturerOptions = {}): Capturer & { close(): Promise<void> } => {
  const limits = withDefaults(options.limits)
  const scratchDir = options.scratchDir ?? join(tmpdir(), 'smart-rescue-scratch')
  const swept = sweepScratchFolders(scratchDir)
  let supply: BrowserSupply | undefined
  const supplyOf = (): BrowserSupply => {
    const executablePath = options.executablePath ?? findChromium()
    if (executablePath === undefined) throw new Failure('capture.browser-missing')
    supply ??= createBrowserSupply({
      executablePath,
      scratchDir,
      limits,
      viewport: VIEWPORT,
      warm: options.warm === true,
    })
    return supply
  }
  if (options.warm === true && (options.executablePath ?? findChromium()) !== undefined) supplyOf()
  return {
    async capture(job, onProgress, signal) {
      await swept
      return runCapture(
        {
          supply: { take: () => supplyOf().take(), close: () => Promise.resolve() },
          policy: {
            resolver: options.resolver ?? resolveBySystem,
            allowedPrivateHosts: options.allowedPrivateHosts ?? [],
          },
          ...(options.dial === undefined ? {} : { dial: options.dial }),
          limits,
          viewport: VIEWPORT,
          software: options.software ?? 'Smart Rescue',
          ...(options.signer === undefined ? {} : { signer: options.signer }),
          ...(options.screener === undefined ? {} : { screener: options.screener }),
          ...(options.extras === undefined ? {} : { extras: options.extras }),
        },
        job,
        onProgress,
        signal,
      )
    },
    async close() {
      await supply?.close()
    },
  }
}
