/** On an exhibit: its page captured again by another way, and how both compare; or the page watched from now on. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Capture, CaseId, ExhibitId, RouteId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Panel, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { RoutePicker, useRouteChoice, useRouteWords } from '../../routes/web/index.ts'
import { WatchForm } from '../../watching/web/watch-form.tsx'
import {
  CAPTURE_WORDS,
  FailureNote,
  Go,
  Moment,
  paths,
  useAct,
  useRead,
  useSentence,
} from '../../web/index.ts'
import { type ComparisonSummary, captureAgain, listComparisons } from '../second/contract.ts'
import { useAspectWords } from './use-aspect-words.ts'
import './capture.css'

const POLL_MS = 2_500

/** Until the comparison is there: also between the exhibit and the verdict on it. */
const isUnderWay = ({ state, exhibit }: Capture) =>
  state === 'queued' || state === 'running' || exhibit !== undefined

const Verdict = ({ caseId, own, one }: { caseId: CaseId; own: ExhibitId; one: ComparisonSummary }) => {
  const { t } = useLingui()
  const words = useRouteWords()
  const aspects = useAspectWords()
  const other = one.first.id === own ? one.second : one.first
  const isSame = one.verdict === 'same'
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <Go to={paths.exhibit(caseId, other.id)}>{t`Exhibit ${other.number}`}</Go>
        <Tag tone={isSame ? 'green' : 'amber'}>{isSame ? t`same` : t`differs`}</Tag>
      </div>
      <p>
        {isSame
          ? t`Both visits saw the same page.`
          : t`They differ in: ${one.differs.map((aspect) => aspects[aspect]).join(', ')}.`}
        {one.wordsAdded + one.wordsRemoved > 0 ? (
          <>
            {' '}
            {plural(one.wordsAdded, { one: '# word more', other: '# words more' })} ·{' '}
            {plural(one.wordsRemoved, { one: '# word fewer', other: '# words fewer' })}
          </>
        ) : null}
      </p>
      <p className="sr-small">
        {words(one.first.route).name} → {words(one.second.route).name} · <Moment at={one.at} /> ·{' '}
        <Go to={paths.compareExhibits(caseId, one.first.id, one.second.id)}>{t`Show side by side`}</Go>
      </p>
    </li>
  )
}

const Waiting = ({ capture }: { capture: Capture }) => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <span>{t`Second capture`}</span>
        <span role="status">
          <Tag tone={isUnderWay(capture) ? 'main' : 'red'}>{i18n._(CAPTURE_WORDS[capture.state])}</Tag>
        </span>
      </div>
      {capture.reason === undefined ? null : (
        <p>{sentence(capture.reason.code, capture.reason.sentence).text}</p>
      )}
      <p className="sr-small">
        <Moment at={capture.requestedAt} />
      </p>
    </li>
  )
}

/** The panel of a captured exhibit. */
export const SecondPanel = ({
  caseId,
  exhibitId,
  url,
  mayCapture,
  mayWatch,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  url: string
  mayCapture: boolean
  mayWatch: boolean
}): ReactNode => {
  const { t } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const [isWatching, setWatching] = useState(false)
  const [chosen, setChosen] = useState<RouteId>()
  const { route } = useRouteChoice(caseId, chosen, url)
  const act = useAct(captureAgain, [listComparisons])
  const reading = useRead(
    listComparisons,
    { caseId, exhibitId },
    { every: (output) => (output?.waiting.some(isUnderWay) ? POLL_MS : false) },
  )
  const { comparisons = [], waiting = [], cameBy } = reading.data ?? {}
  const ask = () =>
    act.mutate(
      { caseId, exhibitId, ...(route === undefined ? {} : { route: route.id }) },
      {
        onSuccess: () => {
          setAsking(false)
          showToast({
            text: t`The page is being captured again. Both are compared when it ends.`,
            tone: 'calm',
          })
        },
      },
    )
  return (
    <Panel title={t`The same page, seen again`}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : null}
      {comparisons.length + waiting.length === 0 ? (
        <p className="sr-pad sr-small">
          {t`A second capture by another way shows that the page was not made for this office alone. It never shows that a page is true.`}
        </p>
      ) : (
        <ul className="sr-list">
          {waiting.map((capture) => (
            <Waiting key={capture.id} capture={capture} />
          ))}
          {comparisons.map((one) => (
            <Verdict key={one.captureId} caseId={caseId} own={exhibitId} one={one} />
          ))}
        </ul>
      )}
      {isAsking ? (
        <div className="sr-pad sr-stack">
          <RoutePicker caseId={caseId} address={url} value={chosen} onChange={setChosen} />
          {route !== undefined && route.id === cameBy?.id ? (
            <Callout>
              <p>{t`The first capture took the same way. Another one says more.`}</p>
            </Callout>
          ) : null}
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button busy={act.isPending} onClick={ask}>
              {t`Capture again`}
            </Button>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {t`Cancel`}
            </Button>
          </Acts>
        </div>
      ) : (
        <div className="sr-pad">
          <Acts>
            {mayCapture ? (
              <Button tone="quiet" size="small" onClick={() => setAsking(true)}>
                {t`Capture again, independently`}
              </Button>
            ) : null}
            {mayWatch ? (
              <Button tone="quiet" size="small" onClick={() => setWatching(true)}>
                {t`Watch this page`}
              </Button>
            ) : null}
          </Acts>
        </div>
      )}
      <WatchForm
        caseId={caseId}
        subject={isWatching ? { url, from: exhibitId } : undefined}
        onClose={() => setWatching(false)}
      />
    </Panel>
  )
}
