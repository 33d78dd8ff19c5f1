/** Capture and printing with a real Chromium: what other floors may use. */
export { findChromium } from './browser/find-chromium.ts'
export { type CapturerOptions, createCapturer } from './create-capturer.ts'
export type { Dial } from './egress/egress-proxy.ts'
export { type Resolver, resolveBySystem } from './egress/resolve-host.ts'
export { createPrinter, type PrinterOptions } from './printer/create-printer.ts'
export { type CaptureLimits, DEFAULT_LIMITS } from './run/capture-limits.ts'
export { createArchiveSigner } from './wacz/archive-signer.ts'
export type { WaczSigner } from './wacz/make-wacz.ts'
