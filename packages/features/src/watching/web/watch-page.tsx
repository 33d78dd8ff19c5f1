/** One watched page: how it stands, and every check with what it found. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, SelectorKind, WatchId } from '@smart-rescue/schema'
import { Empty, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import {
  FailureNote,
  Go,
  Moment,
  paths,
  SELECTOR_WORDS,
  useRead,
  useSentence,
  writeBytes,
} from '../../web/index.ts'
import { readWatch, type WatchCheck } from '../contract.ts'
import { WatchActs } from './watch-acts.tsx'
import { WatchFacts, WatchTags } from './watch-facts.tsx'
import { ALARM_WORDS, FOUND_WORDS } from './watch-words.ts'
import './watching.css'

const POLL_MS = 5_000
/** Selectors named one by one under a check. */
const NAMED = 12

const Selectors = ({ title, list }: { title: string; list: WatchCheck['selectorsNew'] }) => {
  const { t, i18n } = useLingui()
  if (list.length === 0) return null
  const rest = list.length - NAMED
  return (
    <p className="sr-small">
      <b>{title}</b>{' '}
      {list.slice(0, NAMED).map(({ kind, normal }) => (
        <span key={`${kind} ${normal}`} className="sr-watch-selector">
          {i18n._(SELECTOR_WORDS[kind as SelectorKind])} <Mono text={normal} />
        </span>
      ))}
      {rest > 0 ? t`and ${i18n.number(rest)} more` : null}
    </p>
  )
}

const CheckRow = ({ caseId, check }: { caseId: CaseId; check: WatchCheck }) => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const { found, alarm, exhibit, before } = check
  const tone = alarm !== undefined && alarm !== 'back' ? 'amber' : found === 'failed' ? 'red' : 'plain'
  const seconds = i18n.number(Math.round(check.seconds))
  const isChanged = check.wordsAdded + check.wordsRemoved > 0
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <b>
          <Moment at={check.at} />
        </b>
        <Tag tone={tone}>{i18n._(FOUND_WORDS[found])}</Tag>
      </div>
      {alarm === undefined ? null : <p className="sr-to-decide">{i18n._(ALARM_WORDS[alarm])}</p>}
      {check.reason !== undefined && (found === 'failed' || check.reason === 'capture.name-unknown') ? (
        <p>{sentence(check.reason).text}</p>
      ) : null}
      {isChanged ? (
        <p>
          {plural(check.wordsAdded, { one: '# word added', other: '# words added' })} ·{' '}
          {plural(check.wordsRemoved, { one: '# word removed', other: '# words removed' })}
        </p>
      ) : null}
      <Selectors title={t`New:`} list={check.selectorsNew} />
      <Selectors title={t`Gone:`} list={check.selectorsGone} />
      <p className="sr-small">
        {exhibit === undefined ? (
          check.textSha256 === undefined ? null : (
            <>
              {t`No exhibit; text`} <Mono text={check.textSha256.slice(0, 23)} /> …
            </>
          )
        ) : (
          <>
            <Go to={paths.exhibit(caseId, exhibit.id)}>{t`Exhibit ${exhibit.number}`}</Go>
            {before === undefined ? null : (
              <>
                {' · '}
                <Go to={paths.compareExhibits(caseId, before.id, exhibit.id)}>
                  {t`Compare with ${before.number}`}
                </Go>
              </>
            )}
          </>
        )}
      </p>
      <p className="sr-small">
        {check.status === undefined ? null : `${t`status ${check.status}`} · `}
        {writeBytes(check.bytes, i18n.locale)} · {t`${seconds} s`}
      </p>
    </li>
  )
}

/** The page, as a tab of its case. */
export const WatchPage = ({ caseId, watchId }: { caseId: CaseId; watchId: WatchId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live } = useOpenedCase()
  const reading = useRead(readWatch, { caseId, watchId }, { every: () => (live ? false : POLL_MS) })
  const data = reading.data
  if (data === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
        <p>
          <Go to={paths.watches(caseId)}>{t`Back to the watched pages`}</Go>
        </p>
      </FailureNote>
    ) : (
      <Skeleton label={t`Loading`} lines={6} />
    )
  const { watch, checks } = data
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.watches(caseId)}>{t`Watched pages`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <Panel title={<Mono text={watch.url} />} aside={<WatchTags watch={watch} />}>
        <div className="sr-pad">
          <WatchFacts watch={watch} />
          {may('watch.change') ? <WatchActs watch={watch} /> : null}
        </div>
      </Panel>
      <Panel title={t`Checks`} aside={checks.length > 0 ? i18n.number(checks.length) : undefined}>
        {checks.length === 0 ? (
          <Empty title={t`No check has ended yet`}>
            {watch.state === 'active' ? t`The first one runs at once.` : undefined}
          </Empty>
        ) : (
          <ol className="sr-list">
            {checks.map((check) => (
              <CheckRow key={check.captureId} caseId={caseId} check={check} />
            ))}
          </ol>
        )}
      </Panel>
    </>
  )
}
