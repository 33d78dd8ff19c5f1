/** The frame of the act: when, to whom, where, what kind. It decides which offences fit and which text of the law holds. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Radio, TextInput } from '@mantine/core'
import { type CaseId, type ElementsPage, VictimAge } from '@smart-rescue/schema'
import { Acts, Button, Callout, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { countryName, FailureNote, fieldProblem, useAct } from '../../../web/index.ts'
import { frameCharge } from '../../contract.ts'
import { VICTIM_WORDS } from '../element-words.ts'
import { STALE_CASE } from '../stale.ts'
import { usePackWords } from '../use-words.ts'

type When = 'day' | 'between' | 'unknown'

const toggled = (list: readonly string[], value: string): string[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

const startWhen = (page: ElementsPage): When => {
  const { frame } = page
  if (frame === undefined) return 'day'
  if (frame.day === undefined) return 'unknown'
  return frame.day.from === frame.day.to ? 'day' : 'between'
}

/** The form; a first frame begins with the countries of the case and topics of its kind of lead. */
export const FrameForm = ({
  caseId,
  page,
  onDone,
}: {
  caseId: CaseId
  page: ElementsPage
  onDone?: (() => void) | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const words = usePackWords()
  const { frame, suggested } = page
  const [when, setWhen] = useState<When>(startWhen(page))
  const [from, setFrom] = useState(frame?.day?.from ?? '')
  const [to, setTo] = useState(frame?.day?.to ?? '')
  const [victim, setVictim] = useState<VictimAge>(frame?.victim ?? 'child')
  const [countries, setCountries] = useState<string[]>([...(frame?.countries ?? suggested.countries)])
  const [topics, setTopics] = useState<string[]>([...(frame?.topics ?? suggested.topics)])
  const [place, setPlace] = useState(frame?.place ?? '')
  const [checked, setChecked] = useState(false)
  const act = useAct(frameCharge, STALE_CASE)
  const offered = [
    ...new Set(page.countries.filter(({ iso2 }) => countries.includes(iso2)).flatMap((one) => one.topics)),
  ].toSorted((a, b) => words.topic(a).localeCompare(words.topic(b), i18n.locale))
  const lacksDay = (when !== 'unknown' && from === '') || (when === 'between' && to === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (lacksDay || countries.length === 0) return
    act.mutate(
      {
        caseId,
        victim,
        countries,
        topics: topics.filter((topic) => offered.includes(topic)),
        ...(when === 'unknown' ? {} : { day: { from, to: when === 'day' ? from : to } }),
        ...(place.trim() === '' ? {} : { place }),
      },
      {
        onSuccess: () => {
          showToast({ text: t`The act is framed. Now choose the offences that fit.`, tone: 'calm' })
          onDone?.()
        },
      },
    )
  }
  const needed = (value: string) => (checked && value === '' ? t`Please fill this in.` : undefined)
  return (
    <form className="sr-form sr-pad" onSubmit={submit} noValidate>
      <Radio.Group
        label={t`When did it happen?`}
        description={t`The text of the law that was in force on that day counts.`}
        value={when}
        onChange={(value) =>
          setWhen(value === 'between' ? 'between' : value === 'unknown' ? 'unknown' : 'day')
        }
      >
        <div className="sr-law-choices">
          <Radio value="day" label={t`on one day`} />
          <Radio value="between" label={t`between two days`} />
          <Radio value="unknown" label={t`nobody knows yet`} />
        </div>
      </Radio.Group>
      {when === 'unknown' ? null : (
        <div className="sr-law-days">
          <TextInput
            type="date"
            label={when === 'day' ? t`Day of the act` : t`First day`}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            error={fieldProblem(act.error, 'day') ?? needed(from)}
          />
          {when === 'between' ? (
            <TextInput
              type="date"
              label={t`Last day`}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={needed(to)}
            />
          ) : null}
        </div>
      )}
      <Radio.Group
        label={t`The victim is`}
        value={victim}
        onChange={(value) => setVictim(VictimAge.parse(value))}
      >
        <div className="sr-law-choices">
          {VictimAge.options.map((each) => (
            <Radio key={each} value={each} label={i18n._(VICTIM_WORDS[each])} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox.Group
        label={t`Countries whose law may apply`}
        description={t`Where it was done, where the victim is from, where she was taken, where the accused is from.`}
        value={countries}
        onChange={setCountries}
        error={checked && countries.length === 0 ? t`Choose at least one.` : undefined}
      >
        <div className="sr-law-choices">
          {page.countries.map(({ iso2 }) => (
            <Checkbox key={iso2} value={iso2} label={countryName(iso2, i18n.locale)} />
          ))}
        </div>
      </Checkbox.Group>
      {page.without.length === 0 ? null : (
        <Callout tone="amber">
          <p>
            {t`There is no law pack for:`}{' '}
            {page.without.map((code) => countryName(code, i18n.locale)).join(', ')}.{' '}
            {t`A lawyer can load one on the page of the law.`}
          </p>
        </Callout>
      )}
      <fieldset>
        <legend>{t`What kind of act`}</legend>
        <p className="sr-small">{t`Suggested by the kind of lead. Without a choice every offence is shown.`}</p>
        <div className="sr-law-topics">
          {offered.map((topic) => (
            <Button
              key={topic}
              tone="quiet"
              size="small"
              pressed={topics.includes(topic)}
              onClick={() => setTopics(toggled(topics, topic))}
            >
              {words.topic(topic)}
            </Button>
          ))}
        </div>
      </fieldset>
      <TextInput
        label={t`Place, if known`}
        description={t`A town or venue. Never a person’s home address.`}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
        maxLength={200}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {frame === undefined ? t`Find the offences` : t`Frame it anew`}
        </Button>
        {onDone === undefined ? null : (
          <Button tone="quiet" onClick={onDone}>
            {t`Cancel`}
          </Button>
        )}
      </Acts>
    </form>
  )
}
