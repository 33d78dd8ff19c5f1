/** The team of a case: who may read it. */

import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { MemberId, Role, TeamMember } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { listMembers } from '../../../people/contract.ts'
import { FailureNote, Moment, ROLE_WORDS, useAct, useFailureText, useRead } from '../../../web/index.ts'
import { listUnavailable } from '../../../wellbeing/contract.ts'
import { joinTeam, leaveTeam, listCases, readCase, readLog } from '../../contract.ts'
import { useOpenedCase } from './case-context.tsx'

/** Lists the team; who may change it also adds and takes off. */
export const TeamPanel = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { view, may } = useOpenedCase()
  const caseId = view.case.id
  const mayChange = may('team.change')
  const members = useRead(listMembers, {}, { enabled: mayChange })
  // Who opted out of this kind of case; the reason is nobody's business.
  const unavailable = useRead(listUnavailable, { caseId }, { enabled: mayChange })
  const isAway = (id: MemberId) => unavailable.data?.members.includes(id) ?? false
  const join = useAct(joinTeam, [readCase, readLog])
  const leave = useAct(leaveTeam, [readCase, readLog, listCases])
  const failureText = useFailureText()
  const [chosen, setChosen] = useState('')
  const [leaving, setLeaving] = useState<TeamMember>()
  const outside = (members.data?.members ?? []).filter(
    (member) => member.status === 'active' && !view.team.some((one) => one.member.id === member.id),
  )
  const roleNames = (roles: readonly string[]) =>
    roles.map((role) => (role in ROLE_WORDS ? i18n._(ROLE_WORDS[role as Role].name) : role)).join(', ')

  const add = () => {
    const found = outside.find((member) => member.id === chosen)
    if (!found) return
    join.mutate({ caseId, memberId: found.id }, { onSuccess: () => setChosen('') })
  }
  const takeOff = (memberId: MemberId) =>
    leave.mutate(
      { caseId, memberId },
      {
        onSuccess: () => {
          setLeaving(undefined)
          showToast({
            text: t`Taken off the team.`,
            tone: 'calm',
            act: { label: t`Undo`, run: () => join.mutate({ caseId, memberId }) },
          })
        },
        onError: (error) => {
          setLeaving(undefined)
          showToast({ text: failureText(error), tone: 'bad' })
        },
      },
    )

  return (
    <Panel title={t`Team`} aside={i18n.number(view.team.length)} id="team">
      <ul className="sr-list">
        {view.team.map((one) => (
          <li key={one.member.id} className="sr-item">
            <div className="sr-row apart">
              <div>
                <b>
                  <Foreign text={one.member.displayName} />
                </b>
                <p className="sr-small">
                  {roleNames(one.roles)} · {t`since`} <Moment at={one.since} style="day" />
                </p>
              </div>
              {mayChange ? (
                <Button
                  tone="plain"
                  size="small"
                  about={one.member.displayName}
                  onClick={() => setLeaving(one)}
                >
                  {t`Take off`}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
        {mayChange ? (
          <li className="sr-item">
            <div className="sr-stack tight">
              <NativeSelect
                label={t`Add to the team`}
                description={t`She can then read the whole case. Her name and the time are logged.`}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={[
                  {
                    value: '',
                    label: outside.length === 0 ? t`Everybody is on the team` : t`Choose a person …`,
                  },
                  ...outside.map((member) => ({
                    value: member.id,
                    label: `${member.displayName} (${roleNames(member.roles)})${
                      isAway(member.id) ? ` – ${t`not available for this kind`}` : ''
                    }`,
                    disabled: isAway(member.id),
                  })),
                ]}
              />
              <Acts>
                <Button
                  tone="quiet"
                  size="small"
                  busy={join.isPending}
                  disabled={chosen === ''}
                  onClick={add}
                >
                  {t`Add`}
                </Button>
              </Acts>
              {join.isError ? <FailureNote error={join.error} onRetry={add} /> : null}
            </div>
          </li>
        ) : null}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        title={t`Take off the team?`}
        act={t`Take off`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={leave.isPending}
        onClose={() => setLeaving(undefined)}
        onConfirm={() => leaving && takeOff(leaving.member.id)}
      >
        <p>
          <b>
            <Foreign text={leaving?.member.displayName ?? ''} />
          </b>
        </p>
        <p>{t`Her access to the case ends at once. What she wrote and did stays in the log.`}</p>
      </ConfirmDialog>
    </Panel>
  )
}
