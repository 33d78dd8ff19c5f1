/** One watch in a few lines: how it stands, when it looks next, and what it costs. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useRouteWords } from '../../routes/web/index.ts'
import { Go, Moment, paths, writeBytes } from '../../web/index.ts'
import type { Watch } from '../contract.ts'
import { EVERY_WORDS, PRESENCE_WORDS, WHY_WORDS } from './watch-words.ts'

/** The state of a watch as tags: whether it looks, and how the page stands. */
export const WatchTags = ({ watch }: { watch: Watch }): ReactNode => {
  const { t, i18n } = useLingui()
  const tones = { active: 'main', paused: 'amber', ended: 'plain' } as const
  const states = { active: t`watching`, paused: t`paused`, ended: t`ended` }
  const isTrouble = watch.presence === 'gone' || watch.presence === 'wall' || watch.presence === 'failed'
  return (
    <span className="sr-watch-tags" role="status">
      <Tag tone={tones[watch.state]}>{states[watch.state]}</Tag>
      <Tag tone={isTrouble ? 'amber' : watch.presence === 'shown' ? 'green' : 'plain'}>
        {i18n._(PRESENCE_WORDS[watch.presence])}
      </Tag>
      {watch.underWay ? <Tag tone="main">{t`looking now`}</Tag> : null}
    </span>
  )
}

/** The lines under the address. */
export const WatchFacts = ({ watch }: { watch: Watch }): ReactNode => {
  const { t, i18n } = useLingui()
  const words = useRouteWords()
  const { costs, schedule } = watch
  const seconds = i18n.number(Math.round(costs.seconds))
  return (
    <>
      <p className="sr-small">
        {i18n._(EVERY_WORDS[schedule.every])} · {words(watch.route).name}
        {schedule.quiet === undefined
          ? null
          : ` · ${t`quiet from ${schedule.quiet.from} to ${schedule.quiet.to} (${schedule.timeZone})`}`}
        {watch.nextAt !== undefined && watch.state === 'active' ? (
          <>
            {' · '}
            {t`next`} <Moment at={watch.nextAt} />
          </>
        ) : null}
        {watch.lastCheckedAt === undefined ? null : (
          <>
            {' · '}
            {t`last looked`} <Moment at={watch.lastCheckedAt} />
          </>
        )}
      </p>
      <p className="sr-small">
        {plural(costs.pagesPerMonth, { one: 'about # page a month', other: 'about # pages a month' })} ·{' '}
        {plural(costs.checks, { one: '# check so far', other: '# checks so far' })} ·{' '}
        {writeBytes(costs.bytes, i18n.locale)} · {t`${seconds} s of a browser`}
      </p>
      <p className="sr-small">
        {watch.state === 'ended' || watch.why !== undefined ? (
          <>
            {watch.state === 'ended' ? t`Ended` : t`Paused`}{' '}
            {watch.why === undefined ? null : i18n._(WHY_WORDS[watch.why])}
          </>
        ) : (
          <>
            {t`Ends on`} <Moment at={watch.endsAt} style="day" />
          </>
        )}
        {' · '}
        {t`in the name of`} <Foreign text={watch.owner.displayName} />
        {watch.exhibit === undefined ? null : (
          <>
            {' · '}
            <Go to={paths.exhibit(watch.caseId, watch.exhibit.id)}>{t`Exhibit ${watch.exhibit.number}`}</Go>
          </>
        )}
      </p>
    </>
  )
}
