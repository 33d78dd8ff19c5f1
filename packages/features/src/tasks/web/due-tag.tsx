/** By when: a day, and whether it has passed or comes soon. */
import { useLingui } from '@lingui/react/macro'
import { Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Moment, usePlatform } from '../../web/index.ts'

const SOON_MS = 24 * 3_600_000

/** The tag; nothing where there is no day. */
export const DueTag = ({ due, open }: { due: string | undefined; open: boolean }): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  if (due === undefined) return null
  const ahead = Date.parse(due) - now()
  if (!open)
    return (
      <span className="sr-small">
        {t`due`} <Moment at={due} />
      </span>
    )
  return (
    <Tag tone={ahead < 0 ? 'red' : ahead < SOON_MS ? 'amber' : 'plain'}>
      {ahead < 0 ? t`overdue since` : t`due`} <Moment at={due} />
    </Tag>
  )
}
