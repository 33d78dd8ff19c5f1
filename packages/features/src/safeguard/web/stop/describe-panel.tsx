/** Describes in words what was stopped: address, how it was found, the text beside it, where it lies, whether a child is in danger. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { Acts, Button, Panel, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, listCountries, useAct } from '../../../web/index.ts'
import { describeStop, readStop, type StopView } from '../../contract.ts'

const toLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The panel; what is written is kept only when it is saved. */
export const DescribePanel = ({ stop }: { stop: StopView }): ReactNode => {
  const { t, i18n } = useLingui()
  const act = useAct(describeStop, [readStop])
  const [urls, setUrls] = useState(stop.urls.join('\n'))
  const [howFound, setHowFound] = useState(stop.howFound)
  const [context, setContext] = useState(stop.context)
  const [hostCountry, setHostCountry] = useState(stop.hostCountry ?? '')
  const save = (more: { childInDanger?: boolean } = {}) =>
    act.mutate(
      {
        stopId: stop.id,
        urls: toLines(urls),
        howFound,
        context,
        ...(hostCountry === '' ? {} : { hostCountry }),
        ...more,
      },
      { onSuccess: () => showToast({ text: t`Saved. The report holds it.`, tone: 'calm' }) },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Panel title={t`What the report says`}>
      <form className="sr-form sr-pad" onSubmit={submit} noValidate>
        <Checkbox
          label={t`A child is in immediate danger: call the police first`}
          checked={stop.childInDanger}
          onChange={(event) => save({ childInDanger: event.currentTarget.checked })}
        />
        <Textarea
          label={t`Addresses, one a line`}
          value={urls}
          onChange={(event) => setUrls(event.currentTarget.value)}
          autosize
          minRows={2}
          dir="ltr"
          spellCheck={false}
        />
        <Textarea
          label={t`How it was found`}
          description={t`For example: opened from an advert, in which search, in which group. No name of a victim.`}
          value={howFound}
          onChange={(event) => setHowFound(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2_000}
          dir="auto"
        />
        <Textarea
          label={t`Text beside it`}
          description={t`Names, numbers and words that help to find it. Describe no picture.`}
          value={context}
          onChange={(event) => setContext(event.currentTarget.value)}
          autosize
          minRows={3}
          maxLength={10_000}
          dir="auto"
        />
        <NativeSelect
          label={t`Country where it lies, if known`}
          value={hostCountry}
          onChange={(event) => setHostCountry(event.currentTarget.value)}
          data={[{ value: '', label: t`Not known` }, ...listCountries(i18n.locale)]}
        />
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Acts>
          <Button type="submit" busy={act.isPending}>
            {t`Save into the report`}
          </Button>
        </Acts>
      </form>
    </Panel>
  )
}
