/** Files on their way and what became of them, as long as the page is open. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { HELD_STATE_WORDS } from '../../evidence/web/held/held-words.ts'
import { Go, paths, useFailureText, useSentence, writeBytes } from '../../web/index.ts'
import type { Sending, SendingDesk } from './use-sending.ts'

const Line = ({ caseId, one }: { caseId: CaseId; one: Sending }) => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const failureText = useFailureText()
  const { file, state } = one
  const reason = file?.reason && sentence(file.reason.code, file.reason.sentence)
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <Foreign text={one.name} className="sr-held-name" />
        <span role="status">
          {state === 'failed' ? (
            <Tag tone="red">{t`not sent`}</Tag>
          ) : file?.known === true ? (
            <Tag>{t`in the case already`}</Tag>
          ) : file?.state === 'refused' ? (
            <Tag tone="amber">{i18n._(HELD_STATE_WORDS.refused)}</Tag>
          ) : state === 'done' ? (
            <Tag tone="green">{t`sealed`}</Tag>
          ) : (
            <Tag tone={state === 'sending' ? 'main' : 'plain'}>
              {state === 'sending' ? t`being sent` : t`waiting`}
            </Tag>
          )}
        </span>
      </div>
      {state === 'sending' ? (
        <progress
          className="sr-progress"
          max={Math.max(1, one.size)}
          value={one.sent}
          aria-label={t`${one.name}: being sent`}
        />
      ) : null}
      {reason ? <p>{reason.text}</p> : null}
      {state === 'failed' ? <p>{failureText(one.error)}</p> : null}
      <p className="sr-small">
        {writeBytes(one.size, i18n.locale)}
        {file?.exhibit === undefined ? null : (
          <>
            {' · '}
            <Go to={paths.exhibit(caseId, file.exhibit.id)}>{t`Exhibit ${file.exhibit.number}`}</Go>
          </>
        )}
      </p>
    </li>
  )
}

/** The list; nothing while no file was sent. */
export const SendingList = ({ caseId, desk }: { caseId: CaseId; desk: SendingDesk }): ReactNode => {
  const { t } = useLingui()
  if (desk.list.length === 0) return null
  const left = desk.list.filter(({ state }) => state === 'waiting' || state === 'sending').length
  return (
    <>
      {desk.busy ? (
        <div className="sr-pad">
          <p role="status">
            {plural(left, { one: '# file is on its way.', other: '# files are on their way.' })}{' '}
            {t`Stay on this page until they are sealed.`}
          </p>
          <Acts>
            <Button tone="quiet" size="small" onClick={desk.stop}>
              {t`Stop sending`}
            </Button>
          </Acts>
        </div>
      ) : null}
      <ul className="sr-list" aria-label={t`Files that were sent from this page`}>
        {desk.list.map((one) => (
          <Line key={one.key} caseId={caseId} one={one} />
        ))}
      </ul>
    </>
  )
}
