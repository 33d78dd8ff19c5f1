/** Records that the case was handed to a receiver of the directory. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type CaseId, FactSource, type ReceiverId, ReferralDraft } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, Skeleton } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listDossiers } from '../../../dossier/contract.ts'
import { countryName, FailureNote, fieldProblem, Go, paths, useAct, useRead } from '../../../web/index.ts'
import { listReceivers, listRoads, makeReferral, readRoad } from '../../contract.ts'
import { SOURCE_WORDS, TRANSFER_WORDS, TRUST_WORDS } from '../road-words.ts'

/** The form. */
export const ReferralForm = ({
  caseId,
  today,
  onClose,
}: {
  caseId: CaseId
  today: string
  onClose: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const directory = useRead(listReceivers, {})
  const dossiers = useRead(listDossiers, { caseId })
  const act = useAct(makeReferral, [readRoad, listRoads])
  const [words, setWords] = useState({
    receiverId: '',
    on: today,
    dossierId: '',
    reference: '',
    basis: '',
    transferNote: '',
    sourceNote: '',
    unsafeWhy: '',
  })
  const [transferBasis, setTransferBasis] = useState<ReferralDraft['transferBasis']>('same-country')
  const [source, setSource] = useState<FactSource>('receipt')
  const [checked, setChecked] = useState(false)
  const active = (directory.data?.receivers ?? []).filter(({ state }) => state === 'active')
  const chosen = active.find(({ id }) => id === words.receiverId)
  const second = active.find(({ id }) => id === chosen?.secondRoute)
  const isUnsafe = chosen?.trust === 'unsafe'
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const set = (key: keyof typeof words, value: string) => setWords({ ...words, [key]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const needed = [
      words.receiverId,
      words.on,
      words.basis,
      words.sourceNote,
      isUnsafe ? words.unsafeWhy : 'x',
    ]
    if (needed.some((value) => value.trim() === '')) return
    const optional = (key: 'dossierId' | 'reference' | 'transferNote') =>
      words[key].trim() === '' ? {} : { [key]: words[key].trim() }
    act.mutate(
      {
        caseId,
        receiverId: words.receiverId as ReceiverId,
        on: words.on,
        basis: words.basis,
        transferBasis,
        source,
        sourceNote: words.sourceNote,
        ...optional('dossierId'),
        ...optional('reference'),
        ...optional('transferNote'),
        ...(isUnsafe ? { unsafeWhy: words.unsafeWhy } : {}),
      },
      { onSuccess: onClose },
    )
  }
  if (directory.isPending) return <Skeleton label={t`Loading`} />
  if (active.length === 0)
    return (
      <Callout>
        <p>
          {t`The directory of receivers is empty.`} <Go to={paths.roads()}>{t`Add the first receiver`}</Go>
        </p>
      </Callout>
    )
  const field = (key: keyof typeof words, label: string, needed: boolean, hint?: string) => (
    <TextInput
      label={label}
      description={hint}
      value={words[key]}
      onChange={(event) => set(key, event.currentTarget.value)}
      error={fieldProblem(act.error, key) ?? (needed ? missing(words[key]) : undefined)}
      maxLength={500}
      dir="auto"
    />
  )
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <NativeSelect
        label={t`To whom`}
        value={words.receiverId}
        onChange={(event) => set('receiverId', event.currentTarget.value)}
        error={missing(words.receiverId)}
        data={[
          { value: '', label: t`Choose …` },
          ...active.map((one) => ({
            value: one.id,
            label: `${one.name} (${countryName(one.country, i18n.locale)}, ${i18n._(TRUST_WORDS[one.trust])})`,
          })),
        ]}
      />
      {isUnsafe ? (
        <Callout tone="red">
          <p>
            <b>{t`This receiver is marked as unsafe:`}</b> <Foreign text={chosen.trustWhy} />
          </p>
          {second === undefined ? null : (
            <Acts>
              <Button tone="quiet" size="small" onClick={() => set('receiverId', second.id)}>
                {t`Take the second route: ${second.name}`}
              </Button>
            </Acts>
          )}
        </Callout>
      ) : null}
      {isUnsafe ? (
        <Textarea
          label={t`Why must it be this one all the same?`}
          value={words.unsafeWhy}
          onChange={(event) => set('unsafeWhy', event.currentTarget.value)}
          error={missing(words.unsafeWhy)}
          autosize
          maxLength={2_000}
          dir="auto"
        />
      ) : null}
      {field(
        'on',
        t`Day of the hand-over`,
        true,
        t`As 2026-11-24, or 2026-11 where only the month is known.`,
      )}
      <NativeSelect
        label={t`Which package`}
        value={words.dossierId}
        onChange={(event) => set('dossierId', event.currentTarget.value)}
        data={[
          { value: '', label: t`None of this house` },
          ...(dossiers.data?.dossiers ?? []).map((one) => ({
            value: one.id,
            label: one.requestedAt.slice(0, 16).replace('T', ' '),
          })),
        ]}
      />
      {field('basis', t`Legal basis of the hand-over`, true)}
      <NativeSelect
        label={t`On which basis do data leave for that country`}
        value={transferBasis}
        onChange={(event) => setTransferBasis(event.currentTarget.value as ReferralDraft['transferBasis'])}
        data={ReferralDraft.shape.transferBasis.options.map((value) => ({
          value,
          label: i18n._(TRANSFER_WORDS[value]),
        }))}
      />
      {transferBasis === 'same-country' ? null : field('transferNote', t`More about that basis`, false)}
      <NativeSelect
        label={t`How do we know`}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value as FactSource)}
        data={FactSource.options.map((value) => ({ value, label: i18n._(SOURCE_WORDS[value]) }))}
      />
      {field(
        'sourceNote',
        t`Source in words`,
        true,
        t`For example: handed in at the desk, stamp of the day.`,
      )}
      {field('reference', t`Their reference number, if any`, false)}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {t`Record the hand-over`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
