/** Times and numbers in the reader's language; the exact UTC time is always one hover or one reading away. */
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

/** `day` 16 Aug 2026, `minute` 16 Aug 2026, 10:42, `short` 16 Aug, or 10:42 when it is today. */
export type MomentStyle = 'day' | 'minute' | 'short'

/** English dates are written day first, as the field writes them; other languages have one form. */
const formatLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale)

/** Writes a moment in the local time zone of the reader. An unreadable time is shown as it came. */
export const writeMoment = (iso: string, locale: string, style: MomentStyle, nowMs?: number): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  if (style === 'minute')
    return new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(
      date,
    )
  if (style === 'day')
    return new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: 'medium' }).format(date)
  const isToday = nowMs !== undefined && date.toDateString() === new Date(nowMs).toDateString()
  return new Intl.DateTimeFormat(
    formatLocale(locale),
    isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' },
  ).format(date)
}

/** A moment as a `time` element. */
export const Moment = ({ at, style = 'minute' }: { at: string; style?: MomentStyle }): ReactNode => {
  const { i18n } = useLingui()
  return (
    <time dateTime={at} title={at}>
      {writeMoment(at, i18n.locale, style)}
    </time>
  )
}

/** A length in bytes, in the reader's language (kB = 1,000 bytes). */
export const writeBytes = (bytes: number, locale: string): string => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let value = bytes
  let at = 0
  while (value >= 1_000 && at < units.length - 1) {
    value /= 1_000
    at += 1
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[at] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && at > 0 ? 1 : 0,
  }).format(value)
}
