/** Pastes an address and asks for its capture. */

import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { CaseId, RouteId } from '@smart-rescue/schema'
import { Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listRouteChoices } from '../../routes/contract.ts'
import { RoutePicker, useRouteChoice } from '../../routes/web/route-picker.tsx'
import { SafetyWarning } from '../../safety/web/safety-warning.tsx'
import { FailureNote, fieldProblem, Go, paths, useAct } from '../../web/index.ts'
import { listCaptures, requestCapture } from '../contract.ts'
import { completeAddress } from './complete-address.ts'
import './capture.css'

/** The field and its button; what the page shows is withheld media, text and headers, never a sign-in. */
export const CaptureBox = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const [url, setUrl] = useState('')
  const [checked, setChecked] = useState(false)
  const [chosen, setChosen] = useState<RouteId>()
  const { route } = useRouteChoice(caseId, chosen, url)
  const act = useAct(requestCapture, [listCaptures, listRouteChoices, { name: 'case.read' }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (url.trim() === '') return
    act.mutate(
      { caseId, url: completeAddress(url), ...(route === undefined ? {} : { route: route.id }) },
      {
        onSuccess: () => {
          setUrl('')
          setChecked(false)
        },
      },
    )
  }
  return (
    <form className="sr-capture-box" onSubmit={submit} noValidate>
      <SafetyWarning caseId={caseId} />
      <TextInput
        label={t`Address of a public page`}
        description={t`Pictures and films are not fetched. Smart Rescue never signs in and leaves nothing on the page.`}
        placeholder="https://"
        type="url"
        inputMode="url"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={
          fieldProblem(act.error, 'url') ??
          (checked && url.trim() === '' ? t`Paste an address first.` : undefined)
        }
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={4_000}
        dir="ltr"
      />
      <Button type="submit" busy={act.isPending}>
        {act.isPending ? t`Asking …` : t`Capture`}
      </Button>
      <RoutePicker caseId={caseId} address={url} value={chosen} onChange={setChosen} />
      <p className="sr-capture-more">
        <Go to={paths.lists(caseId)}>{t`Capture a list of addresses`}</Go>
      </p>
      {act.isError ? (
        <div className="sr-capture-failure">
          <FailureNote error={act.error} />
        </div>
      ) : null}
    </form>
  )
}
