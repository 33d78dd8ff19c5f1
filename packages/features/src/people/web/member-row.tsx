/** One member: name, roles, status; changing roles, suspending, letting in again. */

import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import type { Member, Role } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, Foreign, Mono, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Moment, ROLE_WORDS, useAct, useFailureText } from '../../web/index.ts'
import { changeMember, listMembers } from '../contract.ts'
import { RolePicker } from './role-picker.tsx'
import { useSession } from './session.tsx'
import './people.css'

/** The row with its acts; one's own account can be neither suspended nor robbed of its roles here. */
export const MemberRow = ({ member }: { member: Member }): ReactNode => {
  const { t, i18n } = useLingui()
  const self = useSession().member.id === member.id
  const act = useAct(changeMember, [listMembers])
  const failureText = useFailureText()
  const [roles, setRoles] = useState<Role[]>()
  const [suspending, setSuspending] = useState(false)
  const isSuspended = member.status === 'suspended'

  const setStatus = (status: Member['status']) =>
    act.mutate(
      { memberId: member.id, status },
      {
        onSuccess: () =>
          showToast({
            text: status === 'suspended' ? t`The account is suspended.` : t`The account is active again.`,
            tone: 'calm',
            act: {
              label: t`Undo`,
              run: () => setStatus(status === 'suspended' ? 'active' : 'suspended'),
            },
          }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
        onSettled: () => setSuspending(false),
      },
    )

  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <div>
          <b>
            <Foreign text={member.displayName} />
          </b>{' '}
          {self ? <span className="sr-small">({t`you`})</span> : null}{' '}
          {isSuspended ? <Tag tone="amber">{t`suspended`}</Tag> : null}
          <p className="sr-small">
            <Mono text={member.login} /> · {t`since`} <Moment at={member.createdAt} style="day" />
          </p>
          <div className="sr-tags">
            {member.roles.map((role) => (
              <Tag key={role}>{i18n._(ROLE_WORDS[role].name)}</Tag>
            ))}
          </div>
        </div>
        <Acts>
          <Button
            tone="plain"
            size="small"
            about={member.displayName}
            onClick={() => setRoles([...member.roles])}
          >
            {t`Roles`}
          </Button>
          {self ? null : isSuspended ? (
            <Button
              tone="plain"
              size="small"
              busy={act.isPending}
              about={member.displayName}
              onClick={() => setStatus('active')}
            >
              {t`Let in again`}
            </Button>
          ) : (
            <Button tone="plain" size="small" about={member.displayName} onClick={() => setSuspending(true)}>
              {t`Suspend`}
            </Button>
          )}
        </Acts>
      </div>
      <Modal
        opened={roles !== undefined}
        onClose={() => setRoles(undefined)}
        title={t`Roles`}
        size="lg"
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <div className="sr-stack">
          <p>
            <Foreign text={member.displayName} />
          </p>
          <RolePicker
            value={roles ?? []}
            onChange={setRoles}
            error={roles?.length === 0 ? t`Choose at least one role.` : undefined}
          />
          <p className="sr-small">{t`A change ends the member’s sessions at once; she signs in again.`}</p>
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button
              busy={act.isPending}
              disabled={roles?.length === 0}
              onClick={() =>
                act.mutate(
                  { memberId: member.id, roles: roles ?? [] },
                  { onSuccess: () => setRoles(undefined) },
                )
              }
            >
              {t`Save`}
            </Button>
            <Button tone="quiet" onClick={() => setRoles(undefined)}>
              {t`Cancel`}
            </Button>
          </Acts>
        </div>
      </Modal>
      <ConfirmDialog
        open={suspending}
        title={t`Suspend this account?`}
        act={t`Suspend`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onClose={() => setSuspending(false)}
        onConfirm={() => setStatus('suspended')}
      >
        <p>
          <b>
            <Foreign text={member.displayName} />
          </b>
        </p>
        <p>{t`She is signed out at once and cannot sign in. What she did stays. It can be undone.`}</p>
      </ConfirmDialog>
    </li>
  )
}
