/** The identity of a person, as far as the reader may know it: that there is one, who can open it; and for custodians, the door. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, Identity, PersonId } from '@smart-rescue/schema'
import { Acts, Button, Empty, Foreign, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useCallback, useState } from 'react'
import { FailureNote, Moment, useRead } from '../../web/index.ts'
import { type IdentityStatus, listOpenings, readIdentityStatus, readOwnKey } from '../contract.ts'
import { CustodianList } from './custodian-list.tsx'
import { Erasure } from './erasure.tsx'
import { IdentityForm } from './identity-form.tsx'
import { REASON_WORDS } from './identity-words.ts'
import { IdentityView, OpenForm, type ShownIdentity, useHiding } from './open-identity.tsx'
import { VaultKeyForm } from './vault-key-form.tsx'

interface PanelProps {
  readonly caseId: CaseId
  readonly personId: PersonId
  may(action: string): boolean
  /** Told what is open, and when nothing is any more. */
  onShown(identity: Identity | undefined): void
}

const Openings = ({ caseId, personId }: Pick<PanelProps, 'caseId' | 'personId'>) => {
  const { t, i18n } = useLingui()
  const reading = useRead(listOpenings, { caseId, personId })
  const openings = reading.data?.openings ?? []
  if (openings.length === 0) return null
  return (
    <details>
      <summary>{t`Who opened it`}</summary>
      <ul className="sr-list">
        {openings.map((one) => (
          <li key={`${one.at} ${one.by.id}`} className="sr-item">
            <b>
              <Foreign text={one.by.displayName} />
            </b>{' '}
            · <Moment at={one.at} /> · {i18n._(REASON_WORDS[one.reason])}
            <br />
            <Foreign text={one.line} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const Fingerprint = () => {
  const { t } = useLingui()
  const { data } = useRead(readOwnKey, {})
  if (data?.key === undefined) return null
  return (
    <p className="sr-small">
      {t`Its fingerprint, to be compared by voice:`} <Mono text={data.key.fingerprint} />
    </p>
  )
}

const Unsealed = ({ caseId, personId, may, enrolled }: PanelProps & { enrolled: boolean }) => {
  const { t } = useLingui()
  const [sealing, setSealing] = useState(false)
  if (sealing) return <IdentityForm caseId={caseId} personId={personId} onDone={() => setSealing(false)} />
  return (
    <Empty
      title={t`No identity is sealed`}
      act={
        may('identity.seal') ? (
          <Button
            tone={enrolled || !may('identity.open') ? 'main' : 'quiet'}
            onClick={() => setSealing(true)}
          >
            {t`Seal an identity`}
          </Button>
        ) : undefined
      }
    >
      {enrolled || !may('identity.open')
        ? t`Who this is lies apart from the case, under keys of named custodians. Seal only what somebody needs to protect this person.`
        : t`Make your own vault key first, so that you can be a custodian.`}
    </Empty>
  )
}

const Sealed = (props: PanelProps & { status: IdentityStatus }) => {
  const { caseId, personId, status, may, onShown } = props
  const { t } = useLingui()
  const [mode, setMode] = useState<'closed' | 'asking' | 'replacing'>('closed')
  const [shown, setShown] = useState<ShownIdentity>()
  const hide = useCallback(() => {
    setShown(undefined)
    setMode('closed')
    onShown(undefined)
  }, [onShown])
  useHiding(shown, hide)
  if (shown !== undefined && mode === 'replacing')
    return <IdentityForm caseId={caseId} personId={personId} before={shown.identity} onDone={hide} />
  if (shown !== undefined)
    return (
      <IdentityView
        shown={shown}
        onHide={hide}
        {...(may('identity.seal') && status.state === 'sealed'
          ? { onReplace: () => setMode('replacing') }
          : {})}
      />
    )
  return (
    <>
      <p>
        <Tag tone="green">{t`sealed`}</Tag> {t`version`} {status.version} ·{' '}
        {status.sealedAt === undefined ? null : <Moment at={status.sealedAt} />}
      </p>
      {mode === 'asking' ? (
        <OpenForm
          caseId={caseId}
          personId={personId}
          onCancel={() => setMode('closed')}
          onOpen={(opened) => {
            setShown(opened)
            setMode('closed')
            onShown(opened.identity)
          }}
        />
      ) : status.mine.keyOpens && may('identity.open') ? (
        <Acts>
          <Button onClick={() => setMode('asking')}>{t`Open the identity`}</Button>
        </Acts>
      ) : (
        <p className="sr-small">
          {status.mine.custodian
            ? t`Your present vault key does not open this. Ask another custodian to name you again.`
            : t`Only its custodians can open it. Ask one of them when somebody must be reached.`}
        </p>
      )}
      <CustodianList
        caseId={caseId}
        personId={personId}
        status={status}
        mayChange={may('custodian.change')}
      />
      {status.mine.custodian ? <Openings caseId={caseId} personId={personId} /> : null}
      {may('identity.seal') ? <Erasure caseId={caseId} personId={personId} status={status} /> : null}
    </>
  )
}

/** The panel. */
export const IdentityPanel = (props: PanelProps): ReactNode => {
  const { caseId, personId, may } = props
  const { t } = useLingui()
  const reading = useRead(readIdentityStatus, { caseId, personId })
  const [replacingKey, setReplacingKey] = useState(false)
  const status = reading.data
  return (
    <Panel title={t`Identity`} id="identity">
      {status === undefined ? (
        reading.isError ? (
          <div className="sr-pad">
            <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
          </div>
        ) : (
          <Skeleton label={t`Loading`} />
        )
      ) : status.state === 'erased' ? (
        <Empty title={t`Erased`}>
          {t`The keys were destroyed, and nobody can open it any more: not we, not a court. A backup of the keyring from before holds them until it is destroyed too.`}
        </Empty>
      ) : (
        <div className="sr-pad sr-stack">
          {status.state === 'none' ? (
            <Unsealed {...props} enrolled={status.mine.enrolled} />
          ) : (
            <Sealed {...props} status={status} />
          )}
          {may('identity.open') ? (
            <details open={!status.mine.enrolled}>
              <summary>{status.mine.enrolled ? t`My vault key` : t`Make my vault key`}</summary>
              {status.mine.enrolled && !replacingKey ? (
                <div className="sr-stack tight">
                  <Fingerprint />
                  <p className="sr-small">{t`You have a vault key. Make a new one only if you forgot its passphrase, or somebody else may know it.`}</p>
                  <Acts>
                    <Button tone="plain" size="small" onClick={() => setReplacingKey(true)}>
                      {t`Make a new key`}
                    </Button>
                  </Acts>
                </div>
              ) : (
                <VaultKeyForm
                  replaces={status.mine.enrolled}
                  {...(status.mine.enrolled ? { onDone: () => setReplacingKey(false) } : {})}
                />
              )}
            </details>
          ) : null}
        </div>
      )}
    </Panel>
  )
}
