/** One capture: its honest state, its reason in a sentence, and one act. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Capture } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useRouteWords } from '../../routes/web/use-route-words.ts'
import {
  CAPTURE_WORDS,
  Go,
  Moment,
  paths,
  STEP_WORDS,
  useAct,
  useFailureText,
  useSentence,
  writeBytes,
} from '../../web/index.ts'
import { listCaptures, requestCapture, stopCapture } from '../contract.ts'
import './capture.css'

const TONES = {
  queued: 'plain',
  running: 'main',
  complete: 'green',
  partial: 'amber',
  refused: 'amber',
  failed: 'red',
} as const

/** Order of the steps, for a bar that moves forward without promising a time. */
const STEPS = ['resolving', 'loading', 'scrolling', 'settling', 'recording', 'packing', 'sealing']

const Progress = ({ capture }: { capture: Capture }) => {
  const { t, i18n } = useLingui()
  const { progress } = capture
  if (progress === undefined) return <progress className="sr-progress" aria-label={t`Waiting for its turn`} />
  const step = STEP_WORDS[progress.step]
  const name = step ? i18n._(step) : progress.step
  return (
    <>
      <progress
        className="sr-progress"
        max={STEPS.length}
        value={Math.max(0, STEPS.indexOf(progress.step)) + 0.5}
        aria-label={name}
      />
      <p className="sr-small">
        {name} · {plural(progress.requests, { one: '# request', other: '# requests' })} ·{' '}
        {writeBytes(progress.bytes, i18n.locale)}
      </p>
    </>
  )
}

/** The row. A capture that did not end well can be tried again where that may help. */
export const CaptureRow = ({ capture, mayCapture }: { capture: Capture; mayCapture: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const failureText = useFailureText()
  const stop = useAct(stopCapture, [listCaptures])
  const words = useRouteWords()
  const again = useAct(requestCapture, [listCaptures])
  const { state, reason } = capture
  const isUnderWay = state === 'queued' || state === 'running'
  const said = reason ? sentence(reason.code, reason.sentence) : undefined
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <Mono text={capture.url} className="sr-capture-url" />
        <span role="status">
          <Tag tone={TONES[state]}>{i18n._(CAPTURE_WORDS[state])}</Tag>
        </span>
      </div>
      {isUnderWay ? <Progress capture={capture} /> : null}
      {said ? (
        <p className="sr-capture-reason">
          {said.text}
          {said.exact === undefined ? null : (
            <>
              {' '}
              <bdi lang="en" className="sr-small">
                {said.exact}
              </bdi>
            </>
          )}
        </p>
      ) : null}
      <p className="sr-small">
        <Moment at={capture.requestedAt} /> · <Foreign text={capture.requestedBy.displayName} />
        {capture.route === undefined || capture.route.kind === 'direct'
          ? null
          : ` · ${t`seen as: ${words(capture.route).name}`}`}
        {capture.exhibit ? (
          <>
            {' · '}
            <Go to={paths.exhibit(capture.caseId, capture.exhibit.id)}>
              {t`Exhibit ${capture.exhibit.number}`}
            </Go>
          </>
        ) : null}
        {reason ? (
          <>
            {' · '}
            <Mono text={reason.code} />
          </>
        ) : null}
      </p>
      {!mayCapture ? null : isUnderWay ? (
        <Acts>
          <Button
            tone="quiet"
            size="small"
            busy={stop.isPending}
            about={capture.url}
            onClick={() =>
              stop.mutate(
                { caseId: capture.caseId, captureId: capture.id },
                {
                  onError,
                  onSuccess: () =>
                    showToast({
                      text: t`Stopped. Only the fact that it was asked for is kept.`,
                      tone: 'calm',
                    }),
                },
              )
            }
          >
            {t`Stop`}
          </Button>
        </Acts>
      ) : state === 'complete' ? null : (
        <Acts>
          <Button
            tone="quiet"
            size="small"
            busy={again.isPending}
            about={capture.url}
            onClick={() =>
              again.mutate(
                {
                  caseId: capture.caseId,
                  url: capture.url,
                  ...(capture.route === undefined ? {} : { route: capture.route.id }),
                },
                { onError },
              )
            }
          >
            {t`Try again`}
          </Button>
        </Acts>
      )}
    </li>
  )
}
