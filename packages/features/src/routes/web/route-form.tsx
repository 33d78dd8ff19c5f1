/** Adds or changes a route: a proxy with its sign-in, or the address where Tor listens. */
import { useLingui } from '@lingui/react/macro'
import { Modal, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useAct } from '../../web/index.ts'
import { addRoute, changeRoute, listRoutes, type Route } from '../contract.ts'

const Form = ({ route, onClose }: { route: Route | undefined; onClose: () => void }) => {
  const { t } = useLingui()
  const add = useAct(addRoute, [listRoutes])
  const change = useAct(changeRoute, [listRoutes])
  const act = route === undefined ? add : change
  const isTor = route?.kind === 'tor'
  const [kind, setKind] = useState<'http-proxy' | 'socks-proxy'>(
    route?.kind === 'http-proxy' ? 'http-proxy' : 'socks-proxy',
  )
  const [name, setName] = useState(route?.name ?? '')
  const [address, setAddress] = useState(route?.address ?? '')
  const [username, setUsername] = useState(route?.username ?? '')
  const [passphrase, setPassphrase] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (name.trim() === '' || address.trim() === '') return
    const done = {
      onSuccess: () => {
        showToast({ text: t`The route is saved.`, tone: 'calm' as const })
        onClose()
      },
    }
    const secret = passphrase === '' ? {} : { passphrase }
    if (route === undefined)
      add.mutate({ kind, name, address, ...(username === '' ? {} : { username }), ...secret }, done)
    else if (isTor) change.mutate({ routeId: route.id, address }, done)
    else change.mutate({ routeId: route.id, name, address, username, ...secret }, done)
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      {route === undefined ? (
        <NativeSelect
          label={t`Kind`}
          value={kind}
          onChange={(event) =>
            setKind(event.currentTarget.value === 'http-proxy' ? 'http-proxy' : 'socks-proxy')
          }
          data={[
            { value: 'socks-proxy', label: t`SOCKS5 proxy` },
            { value: 'http-proxy', label: t`HTTP proxy` },
          ]}
        />
      ) : null}
      {isTor ? null : (
        <TextInput
          label={t`Name`}
          description={t`The team chooses the route by this name, for example a country.`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldProblem(act.error, 'name') ?? missing(name)}
          maxLength={80}
          dir="auto"
          autoComplete="off"
        />
      )}
      <TextInput
        label={isTor ? t`Address where Tor listens` : t`Address of the proxy`}
        description={t`Host and port, for example proxy.example:1080.`}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={
          fieldProblem(act.error, 'address') === undefined
            ? missing(address)
            : t`Write it as host:port, without http://.`
        }
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {isTor ? null : (
        <>
          <TextInput
            label={t`User name, if the proxy asks for one`}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={fieldProblem(act.error, 'username')}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordInput
            label={t`Passphrase of the proxy`}
            description={
              route?.signsIn
                ? t`One is kept. Leave this empty to keep it; it is sealed in the locker and cannot be shown again.`
                : t`It is sealed in the locker and cannot be shown again.`
            }
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            disabled={username === ''}
            autoComplete="new-password"
            dir="ltr"
            visibilityToggleButtonProps={{ 'aria-label': t`Show or hide what you type` }}
          />
        </>
      )}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Saving …` : t`Save the route`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The dialog; `route` is the one that is changed, or nothing for a new one. */
export const RouteForm = ({
  open,
  route,
  onClose,
}: {
  open: boolean
  route: Route | undefined
  onClose: () => void
}): ReactNode => {
  const { t } = useLingui()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={route === undefined ? t`Add a proxy` : t`Change the route`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Form route={route} onClose={onClose} />
    </Modal>
  )
}
