/** Captures: an address is pasted, a page becomes an exhibit. */
import { Capture, CaptureId, CaseId, endpoint, RouteId } from '@smart-rescue/schema'
import { z } from 'zod'
import { CaseNews } from '../ports/news.ts'
import { secondEndpoints } from './second/contract.ts'

/** Asks for a capture; answers at once, the work goes on in the queue. */
export const requestCapture = endpoint({
  name: 'capture.request',
  method: 'POST',
  path: '/api/cases/:caseId/captures',
  summary: 'Capture a public web page for this case',
  action: 'capture.request',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    url: z.string().trim().min(1).max(4_000),
    /** Nothing chosen means direct, and Tor for an onion address. */
    route: RouteId.optional(),
  }),
  output: Capture,
  errors: [
    'capture.address-invalid',
    'capture.onion-needs-tor',
    'route.unknown',
    'route.off',
    'locker.locked',
    'locker.disk-full',
  ],
})

/** Captures of the case, newest first. */
export const listCaptures = endpoint({
  name: 'capture.list',
  method: 'GET',
  path: '/api/cases/:caseId/captures',
  summary: 'Captures of the case with their states',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ captures: z.array(Capture) }),
  errors: [],
})

/** One capture. */
export const readCapture = endpoint({
  name: 'capture.read',
  method: 'GET',
  path: '/api/cases/:caseId/captures/:captureId',
  summary: 'One capture with its state or progress',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, captureId: CaptureId }),
  output: Capture,
  errors: ['request.not-found'],
})

/** Stops a capture that waits or runs; nothing of it is kept but the fact. */
export const stopCapture = endpoint({
  name: 'capture.stop',
  method: 'DELETE',
  path: '/api/cases/:caseId/captures/:captureId',
  summary: 'Stop a capture that has not ended',
  action: 'capture.request',
  scope: 'case',
  input: z.object({ caseId: CaseId, captureId: CaptureId }),
  output: Capture,
  errors: ['request.not-found', 'request.conflict'],
})

/** News of the case as server-sent events: capture progress, new exhibits, links, dossiers. */
export const watchCase = endpoint({
  name: 'case.watch',
  method: 'GET',
  path: '/api/cases/:caseId/news',
  summary: 'News of the case as they happen',
  action: 'capture.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: CaseNews,
  errors: [],
  answers: 'events',
})

/** Every endpoint of this feature. */
export const captureEndpoints = [
  requestCapture,
  listCaptures,
  readCapture,
  stopCapture,
  watchCase,
  ...secondEndpoints,
] as const
