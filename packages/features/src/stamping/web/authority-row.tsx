/** One authority: where it stands, its newest stamp, and the act that ends it. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, Foreign, Mono, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Moment, useAct, useFailureText, useSentence } from '../../web/index.ts'
import { type Authority, endAuthority, readStamping } from '../contract.ts'

/** The state in words; a reason of the verification is shown by its code, which the guide explains. */
const Standing = ({ authority }: { authority: Authority }): ReactNode => {
  const { t } = useLingui()
  const sentence = useSentence()
  const { state, waitingSince, reason } = authority
  if (state === 'current') return <Tag tone="green">{t`up to date`}</Tag>
  if (state === 'new') return <Tag>{t`not asked yet`}</Tag>
  if (state === 'due') return <Tag>{t`asked soon`}</Tag>
  const code = reason ?? 'stamp.unreachable'
  return (
    <>
      <Tag tone="amber">{t`waiting`}</Tag>{' '}
      <span className="sr-small">
        {waitingSince === undefined ? null : (
          <>
            {t`since`} <Moment at={waitingSince} /> ·{' '}
          </>
        )}
        {code === 'stamp.unreachable' ? (
          sentence(code).text
        ) : (
          <>
            {t`Its answer did not hold:`} <Mono text={code} />
          </>
        )}
      </span>
    </>
  )
}

/** The row. Ending is asked about: later stamps will lack this authority, earlier ones stay. */
export const AuthorityRow = ({ authority }: { authority: Authority }): ReactNode => {
  const { t } = useLingui()
  const act = useAct(endAuthority, [readStamping])
  const failureText = useFailureText()
  const [ending, setEnding] = useState(false)
  const { name, url, qualified, root, last } = authority
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <div>
          <b>
            <Foreign text={name} />
          </b>{' '}
          {qualified ? <Tag>{t`qualified`}</Tag> : null} <Standing authority={authority} />
          <p className="sr-small">
            <Mono text={url} />
          </p>
          <p className="sr-small">
            {t`Root:`} <Foreign text={root.name} />, {t`until`} <Moment at={root.until} style="day" />
            {last === undefined ? null : (
              <>
                {' · '}
                {t`${last.size} entries stamped`} <Moment at={last.at} />
              </>
            )}
          </p>
        </div>
        <Acts>
          <Button tone="quiet" size="small" about={name} onClick={() => setEnding(true)}>
            {t`End`}
          </Button>
        </Acts>
      </div>
      <ConfirmDialog
        open={ending}
        title={t`Ask this authority no more?`}
        act={t`Ask no more`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onClose={() => setEnding(false)}
        onConfirm={() =>
          act.mutate(
            { authorityId: authority.id },
            {
              onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
              onSettled: () => setEnding(false),
            },
          )
        }
      >
        {t`Its stamps stay and still count. New states of the log are stamped by the others only.`}
      </ConfirmDialog>
    </li>
  )
}
