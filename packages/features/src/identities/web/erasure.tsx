/** Erasing an identity: one asks, another confirms; a legal hold stands in the way until it is ended. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { CaseId, PersonId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { eraseIdentity, holdIdentity, type IdentityStatus, readIdentityStatus } from '../contract.ts'

const STALE = [readIdentityStatus, { name: 'person.read' }, { name: 'person.list' }, { name: 'case.log' }]

/** The acts that end an identity, folded away. */
export const Erasure = ({
  caseId,
  personId,
  status,
}: {
  caseId: CaseId
  personId: PersonId
  status: IdentityStatus
}): ReactNode => {
  const { t } = useLingui()
  const erase = useAct(eraseIdentity, STALE)
  const hold = useAct(holdIdentity, STALE)
  const [why, setWhy] = useState('')
  const asked = status.eraseAsked
  const done = { onSuccess: () => setWhy('') }
  const step = (name: 'ask' | 'confirm' | 'withdraw') =>
    erase.mutate({ caseId, personId, step: name, why }, done)
  const error = erase.error ?? hold.error
  const isEmpty = why.trim() === ''
  return (
    <details open={asked !== undefined}>
      <summary>{t`Erase, or hold for a court`}</summary>
      <div className="sr-stack tight">
        {status.hold === undefined ? null : (
          <Callout tone="amber">
            {t`Legal hold:`} <Foreign text={status.hold.why} /> ·{' '}
            <Foreign text={status.hold.by.displayName} />
          </Callout>
        )}
        {asked === undefined ? null : (
          <Callout tone="red">
            <p>
              {t`Erasure asked for by`} <Foreign text={asked.by.displayName} />: <Foreign text={asked.why} />
            </p>
            <p>{t`Somebody else confirms it. Afterwards nobody can ever open it.`}</p>
          </Callout>
        )}
        <TextInput
          label={t`Why?`}
          description={t`Such as: she asks for it. No name; the whole team reads it.`}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          maxLength={300}
          dir="auto"
        />
        {error === null ? null : <FailureNote error={error} />}
        <Acts>
          {asked === undefined ? (
            <Button
              tone="danger"
              size="small"
              busy={erase.isPending}
              disabled={isEmpty}
              onClick={() => step('ask')}
            >
              {t`Ask for erasure`}
            </Button>
          ) : (
            <>
              <Button
                tone="danger"
                size="small"
                busy={erase.isPending}
                disabled={isEmpty}
                onClick={() => step('confirm')}
              >
                {t`Confirm the erasure`}
              </Button>
              <Button
                tone="quiet"
                size="small"
                busy={erase.isPending}
                disabled={isEmpty}
                onClick={() => step('withdraw')}
              >
                {t`Do not erase it`}
              </Button>
            </>
          )}
          <Button
            tone="quiet"
            size="small"
            busy={hold.isPending}
            disabled={isEmpty}
            onClick={() => hold.mutate({ caseId, personId, on: status.hold === undefined, why }, done)}
          >
            {status.hold === undefined ? t`Set a legal hold` : t`End the legal hold`}
          </Button>
        </Acts>
      </div>
    </details>
  )
}
