/** One selector: where it was seen, first and last; elsewhere it is only "known elsewhere". */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { SelectorId, Sighting } from '@smart-rescue/schema'
import {
  Acts,
  Button,
  CopyText,
  cutAtMarks,
  Empty,
  Foreign,
  Mono,
  Page,
  Panel,
  Skeleton,
  shorten,
  showHidden,
} from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Go, Moment, paths, SELECTOR_WORDS, useAct, useRead } from '../../web/index.ts'
import { askOwner, readSelector } from '../contract.ts'
import { InCases } from './in-cases.tsx'
import './one-box.css'

const SightingRow = ({ sighting }: { sighting: Sighting }) => {
  const { t } = useLingui()
  const { contextStart, original, context } = sighting
  const mark = { start: contextStart, end: contextStart + original.length }
  return (
    <li className="sr-item">
      <h3>
        <Go
          to={
            sighting.row === undefined
              ? paths.exhibit(sighting.caseId, sighting.exhibitId)
              : paths.source(sighting.caseId, sighting.exhibitId, sighting.row)
          }
        >
          {sighting.exhibitNumber}
          {sighting.row === undefined ? '' : `.${sighting.row}`} ·{' '}
          <Foreign
            text={
              sighting.exhibitTitle === '' ? t`Page without a title` : shorten(sighting.exhibitTitle, 120)
            }
          />
        </Go>{' '}
        <span className="sr-small">
          <Go to={paths.case(sighting.caseId)}>{sighting.caseReference}</Go>
        </span>
      </h3>
      <p>
        <bdi dir="auto">
          …{' '}
          {cutAtMarks(context, [mark]).map((piece) =>
            piece.mark ? (
              <mark key={piece.start}>{showHidden(piece.text)}</mark>
            ) : (
              <span key={piece.start}>{showHidden(piece.text)}</span>
            ),
          )}{' '}
          …
        </bdi>
      </p>
      <p className="sr-small">
        <bdi>{sighting.why}</bdi> · <Mono text={sighting.rule} />
      </p>
      <p className="sr-small">
        <Moment at={sighting.seenAt} />
        {sighting.url === '' ? null : (
          <>
            {' · '}
            <Mono text={shorten(sighting.url, 120)} />
          </>
        )}
      </p>
    </li>
  )
}

const AskPanel = ({ selectorId, asked }: { selectorId: SelectorId; asked: boolean }) => {
  const { t } = useLingui()
  const act = useAct(askOwner, [readSelector])
  const [message, setMessage] = useState('')
  const ask = () => act.mutate({ selectorId, ...(message.trim() === '' ? {} : { message }) })
  return (
    <Panel title={t`Known elsewhere`}>
      <div className="sr-pad sr-stack tight">
        <p>
          {t`A case you may not see holds this selector. You are not told which, nor how many. Its owner learns that you ask, and decides what to tell you.`}
        </p>
        {asked || act.isSuccess ? (
          <p role="status">
            <b>{t`Its owner was asked.`}</b> {t`An answer comes from a colleague, not from this page.`}
          </p>
        ) : (
          <>
            <Textarea
              label={t`Message to the owner (optional)`}
              description={t`Say why you ask. Name no child and no reporter.`}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
              maxLength={1_000}
              autosize
              minRows={2}
              dir="auto"
            />
            {act.isError ? <FailureNote error={act.error} onRetry={ask} /> : null}
            <Acts>
              <Button busy={act.isPending} onClick={ask}>
                {t`Ask its owner`}
              </Button>
            </Acts>
          </>
        )}
      </div>
    </Panel>
  )
}

/** The page. */
export const SelectorPage = ({ selectorId }: { selectorId: SelectorId }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readSelector, { selectorId })
  const selector = reading.data
  if (selector === undefined)
    return (
      <div className="sr-page">
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <Skeleton label={t`Loading`} lines={6} />
        )}
      </div>
    )
  return (
    <Page title={t`Selector`}>
      <div className="sr-head">
        <div>
          <p className="sr-quiet">{i18n._(SELECTOR_WORDS[selector.kind])}</p>
          <h1 className="sr-selector-head">
            <CopyText text={selector.normal} label={t`Copy`} done={t`Copied`} />
          </h1>
          {selector.exhibits === 0 && selector.rows === undefined ? null : (
            <p className="sr-lead">
              {selector.exhibits === 0
                ? null
                : plural(selector.exhibits, { one: '# exhibit · ', other: '# exhibits · ' })}
              {selector.rows === undefined
                ? null
                : plural(selector.rows, { one: '# row of a table · ', other: '# rows of tables · ' })}
              {plural(selector.cases, { one: '# case of yours', other: '# cases of yours' })} ·{' '}
              {t`first seen`} <Moment at={selector.firstSeen} /> · {t`last seen`}{' '}
              <Moment at={selector.lastSeen} />
            </p>
          )}
        </div>
      </div>
      {selector.elsewhere ? <AskPanel selectorId={selectorId} asked={selector.asked} /> : null}
      <InCases selector={selector} />
      <Panel
        title={t`Where it was seen`}
        aside={selector.sightings.length > 0 ? i18n.number(selector.sightings.length) : undefined}
      >
        {selector.sightings.length === 0 ? (
          <Empty title={t`In no case of yours`} />
        ) : (
          <ul className="sr-list">
            {selector.sightings.map((sighting) => (
              <SightingRow
                key={`${sighting.exhibitId}-${sighting.row ?? 0}-${sighting.rule}-${sighting.contextStart}-${sighting.context}`}
                sighting={sighting}
              />
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  )
}
