/** What is said to have happened, by which version of the law it is judged, and the way to say it anew. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ElementsPage, JudgedBy } from '@smart-rescue/schema'
import { Acts, Button, Callout, Empty, Foreign, Panel, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { countryName, FailureNote, Go, Moment, paths, useAct, writeMoment } from '../../../web/index.ts'
import { frameCharge } from '../../contract.ts'
import { REVIEW_WORDS, VICTIM_WORDS } from '../element-words.ts'
import { STALE_CASE } from '../stale.ts'
import { usePackWords } from '../use-words.ts'
import { FrameForm } from './frame-form.tsx'

const Judged = ({ by }: { by: JudgedBy }) => {
  const { t, i18n } = useLingui()
  return (
    <li>
      <Go to={paths.law(by.country)}>{countryName(by.country, i18n.locale)}</Go> {t`version ${by.version}`},{' '}
      <Foreign text={by.author} />{' '}
      <Tag tone={by.review === 'reviewed' ? 'green' : 'amber'}>{i18n._(REVIEW_WORDS[by.review])}</Tag>
      {by.newer === undefined ? null : (
        <>
          {' '}
          <Tag tone="amber">{t`version ${by.newer} is in use now`}</Tag>
        </>
      )}
    </li>
  )
}

/** The panel. Framing anew keeps what was chosen, attached and judged. */
export const FramePanel = ({
  caseId,
  page,
  mayCover,
}: {
  caseId: CaseId
  page: ElementsPage
  mayCover: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const words = usePackWords()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(frameCharge, STALE_CASE)
  const { frame, judgedBy } = page
  if (frame === undefined)
    return (
      <Panel title={t`What happened`}>
        {mayCover ? (
          <FrameForm caseId={caseId} page={page} />
        ) : (
          <Empty title={t`Nobody has said yet what happened`}>
            {t`A case officer, investigator or lawyer of the case frames the act: when, where, to whom. Then the offences appear here.`}
          </Empty>
        )}
      </Panel>
    )
  if (isOpen)
    return (
      <Panel title={t`What happened`}>
        <FrameForm caseId={caseId} page={page} onDone={() => setOpen(false)} />
      </Panel>
    )
  const day = (text: string) => writeMoment(`${text}T12:00:00Z`, i18n.locale, 'day')
  const { by: _by, at: _at, times: _times, ...same } = frame
  const isOld = judgedBy.some(({ newer }) => newer !== undefined)
  return (
    <Panel title={t`What happened`} aside={<Moment at={frame.at} style="day" />}>
      <div className="sr-pad sr-stack tight">
        <p>
          {frame.day === undefined ? (
            <b>{t`Day not known`}</b>
          ) : frame.day.from === frame.day.to ? (
            <b>{day(frame.day.from)}</b>
          ) : (
            <b>{t`${day(frame.day.from)} to ${day(frame.day.to)}`}</b>
          )}
          {' · '}
          {t`the victim is`} {i18n._(VICTIM_WORDS[frame.victim])}
          {frame.place === undefined ? null : (
            <>
              {' · '}
              <Foreign text={frame.place} />
            </>
          )}
        </p>
        <p className="sr-small">
          {frame.topics.length === 0 ? t`every kind of act` : frame.topics.map(words.topic).join(', ')}
        </p>
        <ul className="sr-law-judged" aria-label={t`Judged by`}>
          {judgedBy.map((by) => (
            <Judged key={by.country} by={by} />
          ))}
        </ul>
        {isOld && mayCover ? (
          <Callout tone="amber">
            <p>{t`Another version of the law is in use by now. What was chosen, attached and judged stays.`}</p>
            <Acts>
              <Button
                size="small"
                tone="quiet"
                busy={act.isPending}
                onClick={() => act.mutate({ caseId, ...same })}
              >
                {t`Judge by the version in use`}
              </Button>
            </Acts>
          </Callout>
        ) : null}
        {act.isError ? <FailureNote error={act.error} /> : null}
        {mayCover ? (
          <Acts>
            <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
              {t`Change what happened`}
            </Button>
          </Acts>
        ) : null}
      </div>
    </Panel>
  )
}
