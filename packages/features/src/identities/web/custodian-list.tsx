/** Custodians of an identity: who can open it, sharing it with another, taking it out of somebody's reach. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type CaseId, MemberId, type PersonId } from '@smart-rescue/schema'
import { Acts, Button, Callout, ConfirmDialog, Foreign, PassphraseField, Tag } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, Moment, useAct, useRead } from '../../web/index.ts'
import {
  type IdentityStatus,
  listCustodianChoices,
  nameCustodian,
  readIdentityStatus,
  removeCustodian,
} from '../contract.ts'
import { useDirectCall } from './use-direct-call.ts'

const NameForm = ({
  caseId,
  personId,
  status,
  onDone,
}: {
  caseId: CaseId
  personId: PersonId
  status: IdentityStatus
  onDone: () => void
}) => {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { call, busy, error } = useDirectCall(nameCustodian)
  const reading = useRead(listCustodianChoices, { caseId })
  const opening = status.custodians.filter(({ keyOpens }) => keyOpens).map(({ member }) => member.id)
  const choices = (reading.data?.choices ?? []).filter(
    ({ member, enrolled, mayOpen }) => enrolled && mayOpen && !opening.includes(member.id),
  )
  const [chosen, setChosen] = useState<string>()
  const memberId = chosen ?? choices[0]?.member.id
  const [vaultPassphrase, setPassphrase] = useState('')
  if (choices.length === 0)
    return (
      <p className="sr-small">{t`Nobody else of the team has a vault key and a role that may open identities. Ask a colleague to make her key on this page.`}</p>
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (memberId === undefined || vaultPassphrase === '') return
    const done = await call({ caseId, personId, memberId: MemberId.parse(memberId), vaultPassphrase })
    setPassphrase('')
    if (done === undefined) return
    void queries.invalidateQueries({ queryKey: [readIdentityStatus.name] })
    onDone()
  }
  return (
    <form className="sr-form" onSubmit={(event) => void submit(event)} noValidate autoComplete="off">
      <NativeSelect
        label={t`Share with`}
        value={memberId}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={choices.map(({ member }) => ({ value: member.id, label: member.displayName }))}
      />
      <PassphraseField
        label={t`Your vault passphrase`}
        value={vaultPassphrase}
        onChange={setPassphrase}
        toggleLabel={t`Show or hide what you type`}
        autoComplete="off"
      />
      {error === null ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy} disabled={vaultPassphrase === ''}>
          {t`Share it`}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The list with its acts. */
export const CustodianList = ({
  caseId,
  personId,
  status,
  mayChange,
}: {
  caseId: CaseId
  personId: PersonId
  status: IdentityStatus
  mayChange: boolean
}): ReactNode => {
  const { t } = useLingui()
  const act = useAct(removeCustodian, [readIdentityStatus, { name: 'case.log' }])
  const [naming, setNaming] = useState(false)
  const [removing, setRemoving] = useState<MemberId>()
  return (
    <div className="sr-stack tight">
      <h3>{t`Custodians`}</h3>
      <ul className="sr-list">
        {status.custodians.map(({ member, since, keyOpens }) => (
          <li key={member.id} className="sr-item">
            <div className="sr-row apart">
              <span>
                <Foreign text={member.displayName} />{' '}
                {keyOpens ? null : <Tag tone="amber">{t`has a new key; name her again`}</Tag>}
              </span>
              {mayChange ? (
                <Button
                  tone="plain"
                  size="small"
                  about={member.displayName}
                  onClick={() => setRemoving(member.id)}
                >
                  {t`Remove`}
                </Button>
              ) : null}
            </div>
            <p className="sr-small">
              {t`since`} <Moment at={since} />
            </p>
          </li>
        ))}
      </ul>
      {status.custodians.filter(({ keyOpens }) => keyOpens).length < 2 ? (
        <Callout tone="amber">
          {t`Only one custodian can open this. If she forgets her passphrase or leaves, it is lost. Name a second one.`}
        </Callout>
      ) : null}
      {act.isError ? <FailureNote error={act.error} /> : null}
      {mayChange && status.mine.keyOpens ? (
        naming ? (
          <NameForm caseId={caseId} personId={personId} status={status} onDone={() => setNaming(false)} />
        ) : (
          <Acts>
            <Button tone="quiet" size="small" onClick={() => setNaming(true)}>
              {t`Name a further custodian`}
            </Button>
          </Acts>
        )
      ) : null}
      <ConfirmDialog
        open={removing !== undefined}
        title={t`Remove this custodian?`}
        act={t`Remove`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => {
          if (removing === undefined) return
          act.mutate({ caseId, personId, memberId: removing }, { onSettled: () => setRemoving(undefined) })
        }}
      >
        {t`Her keys to this identity are destroyed, and later versions get keys that she never had. What she has read, she may have kept.`}
      </ConfirmDialog>
    </div>
  )
}
