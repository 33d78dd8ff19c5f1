/** People, for the operator: who may sign in, with which roles. */
import { useLingui } from '@lingui/react/macro'
import { Button, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useRead } from '../../web/index.ts'
import { listMembers } from '../contract.ts'
import { AddMember } from './add-member.tsx'
import { MemberRow } from './member-row.tsx'

/** The list and the way to add a person. */
export const PeoplePage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listMembers, {})
  const [adding, setAdding] = useState(false)
  const members = reading.data?.members ?? []
  return (
    <Page title={t`People`}>
      <PageHead
        title={t`People`}
        lead={t`Whoever signs in. A role alone opens no case: a case officer puts people on the team of each case.`}
        acts={<Button onClick={() => setAdding(true)}>{t`Add a person`}</Button>}
      />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <Panel title={t`Members`} aside={members.length > 0 ? i18n.number(members.length) : undefined}>
          {reading.isPending ? (
            <Skeleton label={t`Loading`} lines={6} />
          ) : (
            <ul className="sr-list">
              {members.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      <p className="sr-small">{t`A forgotten passphrase cannot be set anew in this version: suspend the account and add the person again.`}</p>
      <AddMember open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
