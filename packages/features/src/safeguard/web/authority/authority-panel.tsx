/** Media authority of a case or of the organisation: what stands, who entered it, and what the law says beside it. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import {
  Acts,
  Button,
  Callout,
  ConfirmDialog,
  Empty,
  Foreign,
  Panel,
  Skeleton,
  showToast,
  Tag,
} from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Moment, useAct, useFailureText, useRead } from '../../../web/index.ts'
import {
  type Authority,
  endAuthority,
  endHouseAuthority,
  grantAuthority,
  grantHouseAuthority,
  listAuthorities,
  listHouseAuthorities,
} from '../../contract.ts'
import { AUTHORITY_WORDS, SCOPE_WORDS } from '../safeguard-words.ts'
import { type AuthorityEntry, AuthorityForm } from './authority-form.tsx'
import { CountryRules } from './country-rules.tsx'

const REFRESHES = [listAuthorities, listHouseAuthorities]
const TONES = { ahead: 'amber', standing: 'green', over: 'plain', ended: 'plain' } as const

const Row = ({ one, onEnd }: { one: Authority; onEnd: (() => void) | undefined }) => {
  const { t, i18n } = useLingui()
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <p>
          <b>
            <Foreign text={one.allowedBy} />
          </b>
          , <Foreign text={one.office} />
        </p>
        <Tag tone={TONES[one.state]}>{i18n._(AUTHORITY_WORDS[one.state])}</Tag>
      </div>
      <p>
        <Foreign text={one.legalBasis} /> · <Foreign text={one.document} />
      </p>
      <p className="sr-small">
        {i18n._(SCOPE_WORDS[one.scope])} · <Moment at={one.from} /> – <Moment at={one.until} />
        {one.caseId === undefined ? ` · ${t`for every case`}` : ''}
      </p>
      <p className="sr-small">
        {t`Entered by`} <Foreign text={one.grantedBy.displayName} />, <Moment at={one.grantedAt} />
        {one.endedBy === undefined || one.endedAt === undefined ? null : (
          <>
            {' · '}
            {t`ended by`} <Foreign text={one.endedBy.displayName} />, <Moment at={one.endedAt} />
          </>
        )}
      </p>
      {onEnd === undefined ? null : (
        <Acts>
          <Button tone="plain" size="small" about={one.document} onClick={onEnd}>
            {t`End it now`}
          </Button>
        </Acts>
      )}
    </li>
  )
}

const useAuthorities = (caseId: CaseId | undefined) => {
  const ofCase = useRead(listAuthorities, { caseId: caseId as CaseId }, { enabled: caseId !== undefined })
  const ofHouse = useRead(listHouseAuthorities, {}, { enabled: caseId === undefined })
  const reading = caseId === undefined ? ofHouse : ofCase
  const grantInCase = useAct(grantAuthority, REFRESHES)
  const grantInHouse = useAct(grantHouseAuthority, REFRESHES)
  const endInCase = useAct(endAuthority, REFRESHES)
  const endInHouse = useAct(endHouseAuthority, REFRESHES)
  return {
    reading,
    granting: caseId === undefined ? grantInHouse : grantInCase,
    ending: caseId === undefined ? endInHouse : endInCase,
    grant: (entry: AuthorityEntry, onSuccess: () => void) =>
      caseId === undefined
        ? grantInHouse.mutate(entry, { onSuccess })
        : grantInCase.mutate({ caseId, ...entry }, { onSuccess }),
    end: (authorityId: Authority['id'], how: { onError: (error: Error) => void; onSettled: () => void }) =>
      caseId === undefined
        ? endInHouse.mutate({ authorityId }, how)
        : endInCase.mutate({ caseId, authorityId }, how),
  }
}

/** The panel; of the organisation where no case is given. */
export const AuthorityPanel = ({ caseId }: { caseId?: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const { reading, granting, ending, grant, end } = useAuthorities(caseId)
  const [entering, setEntering] = useState(false)
  const [chosen, setChosen] = useState<Authority>()
  const list = reading.data
  if (list === undefined)
    return (
      <Panel title={t`Media authority`}>
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <Skeleton label={t`Loading`} />
        )}
      </Panel>
    )
  const mayEnd = (one: Authority) =>
    list.mayGrant && one.caseId === caseId && (one.state === 'standing' || one.state === 'ahead')
  return (
    <Panel title={t`Media authority`}>
      {list.screening ? (
        list.knownHashes === 0 ? (
          <div className="sr-pad">
            <Callout tone="amber">
              <p>{t`No list of known hashes is loaded. Media would be kept without being compared with any. The operator loads lists under Settings.`}</p>
            </Callout>
          </div>
        ) : (
          <p className="sr-pad sr-small">
            {t`Every picture is compared with ${i18n.number(list.knownHashes)} known hashes before it is kept.`}
          </p>
        )
      ) : (
        <div className="sr-pad">
          <Callout tone="amber">
            <p>{t`This installation cannot compare pictures with known hashes, so no media is kept, whatever was allowed.`}</p>
          </Callout>
        </div>
      )}
      {list.authorities.length === 0 ? (
        <Empty title={t`No authority stands`}>
          {t`Pictures, films and sound are neither loaded nor imported nor shown. Text is enough for most evidence.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {list.authorities.map((one) => (
            <Row key={one.id} one={one} onEnd={mayEnd(one) ? () => setChosen(one) : undefined} />
          ))}
        </ul>
      )}
      {list.mayGrant ? (
        <div className="sr-pad sr-stack">
          {entering ? (
            <AuthorityForm
              busy={granting.isPending}
              error={granting.error}
              onSend={(entry) => grant(entry, () => setEntering(false))}
              onClose={() => setEntering(false)}
            />
          ) : (
            <Acts>
              <Button tone="quiet" onClick={() => setEntering(true)}>
                {t`Enter a written authority`}
              </Button>
            </Acts>
          )}
        </div>
      ) : null}
      <details className="sr-pad" open={entering || undefined}>
        <summary>{t`What the law says`}</summary>
        <p className="sr-small">{t`None of this is a permission. The official text prevails; a lawyer of the country confirms.`}</p>
        <CountryRules rules={list.rules} />
      </details>
      <ConfirmDialog
        open={chosen !== undefined}
        title={t`End this authority now?`}
        act={t`End it now`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={ending.isPending}
        onClose={() => setChosen(undefined)}
        onConfirm={() =>
          chosen &&
          end(chosen.id, {
            onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
            onSettled: () => setChosen(undefined),
          })
        }
      >
        <p>{t`Media are withheld from the next capture or import on. A new authority needs a new entry.`}</p>
      </ConfirmDialog>
    </Panel>
  )
}
