/** A second, independent capture of a page, and two exhibits held against each other. */
import { Capture, CaptureId, CaseId, ExhibitId, endpoint, RouteId, RouteRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** What may differ between two captures; the last two belong to the way, not to the page. */
export const ComparedAspect = z.enum([
  'text',
  'selectors',
  'title',
  'final-address',
  'status',
  'certificate',
  'remote-address',
])

/** One exhibit of a comparison, with the route it came by. */
const ComparedExhibit = z.object({
  id: ExhibitId,
  number: z.string(),
  route: RouteRef,
  capturedAt: z.string(),
})

/** The verdict over two captures in short: `same`, or `differs` and where. It never says that a page is authentic. */
export const ComparisonSummary = z.object({
  captureId: CaptureId,
  first: ComparedExhibit,
  second: ComparedExhibit,
  verdict: z.enum(['same', 'differs']),
  differs: z.array(ComparedAspect),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
  at: z.string(),
})
export type ComparisonSummary = z.infer<typeof ComparisonSummary>

const Side = z.object({
  line: z.int(),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
})
const SelectorNames = z.array(z.object({ kind: z.string(), normal: z.string() }))

/** Two exhibits held against each other in full: every aspect, selectors, and the text row by row. */
export const ComparisonView = z.object({
  first: ComparedExhibit.extend({ title: z.string(), finalUrl: z.string() }),
  second: ComparedExhibit.extend({ title: z.string(), finalUrl: z.string() }),
  verdict: z.enum(['same', 'differs']),
  aspects: z.array(
    z.object({
      aspect: ComparedAspect,
      same: z.boolean(),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
  selectors: z.object({ both: SelectorNames, onlyBefore: SelectorNames, onlyAfter: SelectorNames }),
  text: z.object({
    same: z.boolean(),
    rows: z.array(
      z.object({
        kind: z.enum(['same', 'changed', 'removed', 'added', 'gap']),
        left: Side.optional(),
        right: Side.optional(),
        skipped: z.int().optional(),
      }),
    ),
    more: z.int(),
    wordsAdded: z.int(),
    wordsRemoved: z.int(),
    coarse: z.boolean(),
    cut: z.boolean(),
  }),
})
export type ComparisonView = z.infer<typeof ComparisonView>

/** Captures the page of an exhibit once more; when it ends both are compared, and both show the verdict. */
export const captureAgain = endpoint({
  name: 'capture.again',
  method: 'POST',
  path: '/api/cases/:caseId/exhibits/:exhibitId/again',
  summary: 'Capture the page of an exhibit again and compare both',
  action: 'capture.request',
  scope: 'case',
  input: z.object({ caseId: CaseId, exhibitId: ExhibitId, route: RouteId.optional() }),
  output: Capture,
  errors: [
    'request.not-found',
    'capture.onion-needs-tor',
    'route.unknown',
    'route.off',
    'locker.locked',
    'locker.disk-full',
  ],
})

/** Comparisons in which the exhibit stands on one side, newest first. They tell verdicts and no content. */
export const listComparisons = endpoint({
  name: 'exhibit.comparisons',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/comparisons',
  summary: 'Second captures of an exhibit’s page and how they compare',
  action: 'evidence.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, exhibitId: ExhibitId }),
  output: z.object({
    /** The route that this exhibit came by. */
    cameBy: RouteRef,
    comparisons: z.array(ComparisonSummary),
    /** Second captures that were asked for from this exhibit and have not made one. */
    waiting: z.array(Capture),
  }),
  errors: ['request.not-found'],
})

/** Compares two exhibits of the case; the reading of both is logged before their texts leave the locker. */
export const compareExhibits = endpoint({
  name: 'exhibit.compare',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/compare/:otherId',
  summary: 'Two exhibits of the case held against each other',
  action: 'evidence.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, exhibitId: ExhibitId, otherId: ExhibitId }),
  output: ComparisonView,
  errors: ['request.not-found', 'locker.locked', 'locker.damaged'],
})

/** Every endpoint of second captures. */
export const secondEndpoints = [captureAgain, listComparisons, compareExhibits] as const
