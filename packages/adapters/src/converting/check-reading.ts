/** Checks what a walled-in reader answered before anybody uses it: a reader that was taken over may answer anything. */
import { FILE_TYPES, IMPORT_REASONS, type ImportReason } from '@smart-rescue/core/importing'
import { PictureHash, Trace } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Draft } from './reading/draft.ts'
import { unpackMessage } from './reading/reader-talk.ts'

const short = z.string().max(4_000)
const codes = Object.keys(IMPORT_REASONS) as [ImportReason, ...ImportReason[]]
const kinds = [...new Set([...Object.values(FILE_TYPES).map((row) => row[0]), 'chat' as const])]

const Answer = z.strictObject({
  state: z.enum(['read', 'refused', 'quarantined']),
  reason: z.strictObject({ code: z.enum(codes), sentence: short }).optional(),
  kind: z.enum(kinds),
  mediaType: short,
  title: z.string().max(500).optional(),
  text: z.string().max(8_000_000),
  facts: z.array(z.strictObject({ group: short, name: short, value: short })).max(5_000),
  messages: z
    .array(
      z.strictObject({
        at: short.optional(),
        from: short.optional(),
        text: z.string().max(8_000_000),
        attachment: z.string().max(100_000).optional(),
      }),
    )
    .max(100_000),
  derivatives: z
    .array(
      z.strictObject({
        role: z.string().regex(/^(view|sheet)(-\d{1,4})?$|^text$|^listing$/),
        name: z.string().regex(/^[a-z0-9.-]{1,60}$/),
        mediaType: z.enum([
          'image/webp',
          'text/plain; charset=utf-8',
          'text/csv; charset=utf-8',
          'application/json',
        ]),
        part: z.int().min(0),
        method: short,
      }),
    )
    .max(1_000),
  children: z
    .array(
      z.strictObject({
        name: short,
        mediaType: short,
        length: z.int().min(0),
        part: z.int().min(0).optional(),
      }),
    )
    .max(10_000),
  traces: z.array(Trace).max(500).optional(),
  picture: PictureHash.optional(),
  problems: z.array(short).max(1_000),
})

const isWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF' &&
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP'

/** The draft in an answer; undefined where the answer has any other shape than an honest reader's. */
export const checkReading = (bytes: Uint8Array): Draft | undefined => {
  const message = unpackMessage(bytes)
  const checked = message === undefined ? undefined : Answer.safeParse(message.header)
  if (message === undefined || checked?.success !== true) return undefined
  const { reason, title, traces, picture, ...rest } = checked.data
  if ((rest.state === 'read') !== (reason === undefined)) return undefined
  const part = (index: number): Uint8Array => message.parts[index] ?? new Uint8Array(0)
  const derivatives = rest.derivatives.map(({ part: index, ...each }) => ({ ...each, bytes: part(index) }))
  if (derivatives.some(({ mediaType, bytes: view }) => mediaType === 'image/webp' && !isWebp(view)))
    return undefined
  return {
    ...rest,
    ...(reason === undefined
      ? {}
      : { reason: { code: reason.code, sentence: IMPORT_REASONS[reason.code][1] } }),
    ...(title === undefined ? {} : { title }),
    ...(traces === undefined ? {} : { traces }),
    ...(picture === undefined ? {} : { picture }),
    messages: rest.messages.map(({ at, from, text, attachment }) => ({
      ...(at === undefined ? {} : { at }),
      ...(from === undefined ? {} : { from }),
      text,
      ...(attachment === undefined ? {} : { attachment }),
    })),
    derivatives,
    children: rest.children.map(({ part: index, ...each }) =>
      index === undefined ? each : { ...each, bytes: part(index) },
    ),
  }
}
