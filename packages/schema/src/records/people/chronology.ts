/** Chronology: what happened when, how exactly that is known, how sure it is, and from where. */
import { z } from 'zod'
import { NoteId } from '../../ids.ts'
import { Line } from '../case.ts'
import { MemberRef } from '../member.ts'

/** When something was, as exactly as it is known: a minute (UTC), a day, a month, a year, or somewhere between two days. */
export const When = z
  .discriminatedUnion('precision', [
    z.object({
      precision: z.literal('minute'),
      at: z
        .string()
        .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/)
        .meta({ examples: ['2026-11-20T14:05Z'] }),
    }),
    z.object({ precision: z.literal('day'), at: z.iso.date() }),
    z.object({
      precision: z.literal('month'),
      at: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .meta({ examples: ['2026-11'] }),
    }),
    z.object({
      precision: z.literal('year'),
      at: z
        .string()
        .regex(/^\d{4}$/)
        .meta({ examples: ['2026'] }),
    }),
    z.object({ precision: z.literal('between'), from: z.iso.date(), to: z.iso.date() }),
  ])
  .meta({ examples: [{ precision: 'day', at: '2026-11-20' }] })
export type When = z.infer<typeof When>

/** How sure it is that it happened so. */
export const Certainty = z.enum(['certain', 'probable', 'possible', 'disputed'])
export type Certainty = z.infer<typeof Certainty>

/** A dated event as somebody writes it down. Its words are a note of the case. */
export const DatedEvent = z.object({
  when: When,
  certainty: Certainty,
  /** Where it is known from: a statement, a document, an exhibit's number. */
  source: Line.max(300),
  /** The event that this is another account of. */
  sameAs: NoteId.optional(),
  /** The event that this one is said to follow. */
  after: NoteId.optional(),
})
export type DatedEvent = z.infer<typeof DatedEvent>

/** What a line of the chronology comes from. */
export const ChronologyKind = z.enum([
  'posted',
  'captured',
  'imported',
  'mention',
  'event',
  'note',
  'person',
  'safeguard',
  'case',
])
export type ChronologyKind = z.infer<typeof ChronologyKind>

/** One line. `title` is what the source says; for lines the product makes itself it is empty, and the page says it. */
export const ChronologyLine = z.object({
  id: z.string(),
  kind: ChronologyKind,
  when: When,
  certainty: Certainty,
  title: z.string(),
  source: z.string(),
  /** The exhibit or person to look at. */
  exhibitId: z.string().optional(),
  personId: z.string().optional(),
  by: MemberRef.optional(),
  sameAs: z.string().optional(),
  after: z.string().optional(),
})
export type ChronologyLine = z.infer<typeof ChronologyLine>

/** Two lines that cannot both be so. */
export const ChronologyConflict = z.object({
  kind: z.enum(['two-dates', 'before-what-it-follows', 'posted-after-capture', 'in-the-future']),
  lines: z.array(z.string()).min(1).max(2),
})
export type ChronologyConflict = z.infer<typeof ChronologyConflict>
