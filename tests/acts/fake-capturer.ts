/** A capturer for tests: answers pages from a table, with real files and a schema-true report. */
import type { CaptureOutcome, Capturer } from '@smart-rescue/features/ports/capturer'
import { CaptureReport } from '@smart-rescue/schema'

/** Pages by address: the rendered text, or how the capture ends. */
export type Pages = Record<string, string | Pick<CaptureOutcome, 'state' | 'reason'>>

const file = (role: string, mediaType: string, content: string) => {
  const bytes = new TextEncoder().encode(content)
  return {
    role,
    name: `${role}.bin`,
    mediaType,
    length: bytes.length,
    bytes: async function* () {
      yield bytes
    },
  }
}

/** Makes the fake. An address that is not in the table fails as unreachable. */
export const createFakeCapturer = (pages: Pages): Capturer => ({
  capture: async (job, onProgress) => {
    onProgress({ step: 'loading', requests: 1, bytes: 10, sentence: 'Loading the page.' })
    const page = pages[job.url] ?? {
      state: 'failed' as const,
      reason: { code: 'capture.unreachable', sentence: 'No answer.' },
    }
    const text = typeof page === 'string' ? page : ''
    const end = typeof page === 'string' ? { state: 'complete' as const } : page
    const title = text.split('\n')[0] ?? ''
    const report = CaptureReport.parse({
      v: 1,
      captureId: job.captureId,
      requestedUrl: job.url,
      finalUrl: job.url,
      title,
      ...end,
      startedAt: '2026-11-24T08:00:00.000Z',
      endedAt: '2026-11-24T08:00:02.000Z',
      operator: job.operator,
      caseReference: job.caseReference,
      purpose: job.purpose,
      legalBasis: job.legalBasis,
      media: job.media,
      route: 'direct',
      software: 'test',
      browser: 'none',
      userAgent: 'none',
      confinement: 'none: a fake',
      viewport: { width: 1280, height: 800 },
      redirects: [],
      steps: [],
      requests: [],
      egress: [],
      counts: { loaded: 1, failed: 0, blocked: 0, withheld: 0, cut: 0, bytes: 10 },
      claim: 'none',
    })
    const kept = end.state === 'complete' || end.state === 'partial'
    return {
      ...end,
      report,
      title,
      finalUrl: job.url,
      text,
      files: kept
        ? [
            file('wacz', 'application/wacz', `archive of ${job.url}`),
            file('text', 'text/plain; charset=utf-8', text),
            file('capture-report', 'application/json', JSON.stringify(report)),
          ]
        : [],
    }
  },
})
