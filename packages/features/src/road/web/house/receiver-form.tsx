/** Adds a receiver to the directory, or changes one. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Receiver, ReceiverDraft, type ReceiverId, ReceiverTrust } from '@smart-rescue/schema'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, listCountries, useAct } from '../../../web/index.ts'
import { listReceivers } from '../../contract.ts'
import { addReceiver, changeReceiver } from '../../receivers-contract.ts'
import { RECEIVER_WORDS, TRUST_WORDS } from '../road-words.ts'

/** The form. */
export const ReceiverForm = ({
  receiver,
  others,
  onClose,
}: {
  receiver?: Receiver
  others: readonly Receiver[]
  onClose: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const add = useAct(addReceiver, [listReceivers])
  const change = useAct(changeReceiver, [listReceivers])
  const act = receiver === undefined ? add : change
  const [words, setWords] = useState({
    name: receiver?.name ?? '',
    country: receiver?.country ?? '',
    address: receiver?.address ?? '',
    contact: receiver?.contact ?? '',
    publicKey: receiver?.publicKey ?? '',
    trustWhy: receiver?.trustWhy ?? '',
    secondRoute: receiver?.secondRoute ?? '',
  })
  const [kind, setKind] = useState<ReceiverDraft['kind']>(receiver?.kind ?? 'police')
  const [trust, setTrust] = useState<ReceiverTrust>(receiver?.trust ?? 'untested')
  const [ended, setEnded] = useState(receiver?.state === 'ended')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const set = (key: keyof typeof words, value: string) => setWords({ ...words, [key]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { name, country, address, trustWhy } = words
    if ([name, country, address, trustWhy].some((value) => value.trim() === '')) return
    const draft = {
      name,
      kind,
      country,
      address,
      trust,
      trustWhy,
      ...(words.contact.trim() === '' ? {} : { contact: words.contact }),
      ...(words.publicKey.trim() === '' ? {} : { publicKey: words.publicKey }),
      ...(words.secondRoute === '' ? {} : { secondRoute: words.secondRoute as ReceiverId }),
    }
    if (receiver === undefined) add.mutate(draft, { onSuccess: onClose })
    else
      change.mutate(
        { ...draft, receiverId: receiver.id, state: ended ? 'ended' : 'active' },
        { onSuccess: onClose },
      )
  }
  const field = (
    key: 'name' | 'contact' | 'publicKey' | 'trustWhy',
    label: string,
    needed: boolean,
    hint?: string,
  ) => (
    <TextInput
      label={label}
      description={hint}
      value={words[key]}
      onChange={(event) => set(key, event.currentTarget.value)}
      error={needed ? missing(words[key]) : undefined}
      maxLength={500}
      dir="auto"
    />
  )
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      {field('name', t`Name of the office`, true)}
      <NativeSelect
        label={t`What it is`}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as ReceiverDraft['kind'])}
        data={ReceiverDraft.shape.kind.options.map((value) => ({
          value,
          label: i18n._(RECEIVER_WORDS[value]),
        }))}
      />
      <NativeSelect
        label={t`Country`}
        value={words.country}
        onChange={(event) => set('country', event.currentTarget.value)}
        error={missing(words.country)}
        data={[{ value: '', label: t`Choose …` }, ...listCountries(i18n.locale)]}
      />
      <Textarea
        label={t`Address or portal`}
        value={words.address}
        onChange={(event) => set('address', event.currentTarget.value)}
        error={missing(words.address)}
        autosize
        minRows={2}
        maxLength={1_000}
        dir="auto"
      />
      {field('contact', t`Contact: office and telephone`, false)}
      {field('publicKey', t`Public key for encrypted packages, if any`, false)}
      <NativeSelect
        label={t`How far is it trusted`}
        value={trust}
        onChange={(event) => setTrust(event.currentTarget.value as ReceiverTrust)}
        data={ReceiverTrust.options.map((value) => ({ value, label: i18n._(TRUST_WORDS[value]) }))}
      />
      {field('trustWhy', t`Why`, true)}
      <NativeSelect
        label={t`Second route, where this one is unsafe`}
        value={words.secondRoute}
        onChange={(event) => set('secondRoute', event.currentTarget.value)}
        data={[
          { value: '', label: t`None` },
          ...others
            .filter(({ id }) => id !== receiver?.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {receiver === undefined ? null : (
        <NativeSelect
          label={t`Does it still take cases?`}
          value={ended ? 'ended' : 'active'}
          onChange={(event) => setEnded(event.currentTarget.value === 'ended')}
          data={[
            { value: 'active', label: t`Yes` },
            { value: 'ended', label: t`No, not any more` },
          ]}
        />
      )}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {receiver === undefined ? t`Add it` : t`Save`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
