/** A step of a playbook word by word: what to do, what to capture, what never to do, whom to call, and why. */
import { useLingui } from '@lingui/react/macro'
import { chooseChannels, REFERENCES } from '@smart-rescue/core/guiding'
import { HOTLINES } from '@smart-rescue/core/safeguarding/rules'
import type { PlaybookStep } from '@smart-rescue/schema'
import { Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName } from '../../web/index.ts'
import { CHANNEL_WORDS } from './task-words.ts'

const Lines = ({
  title,
  lines,
  className,
}: {
  title: string
  lines: readonly string[]
  className?: string
}) =>
  lines.length === 0 ? null : (
    <div className={className}>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Foreign text={line} />
          </li>
        ))}
      </ul>
    </div>
  )

const Channels = ({ step, countries }: { step: PlaybookStep; countries: readonly string[] }) => {
  const { t, i18n } = useLingui()
  if (step.hotlines.length === 0 || countries.length === 0) return null
  const { channels, without } = chooseChannels(step.hotlines, countries, HOTLINES)
  return (
    <div>
      <h4>{t`Whom to call`}</h4>
      <ul>
        {channels.map((one) => (
          <li key={one.id}>
            {one.country === '*' ? null : `${countryName(one.country, i18n.locale)}: `}
            <Foreign text={one.name} />
            {one.phones.map((phone) => (
              <span key={phone}>
                {' '}
                · <bdi dir="ltr">{phone}</bdi>
              </span>
            ))}
            {one.url === undefined ? null : (
              <>
                {' '}
                ·{' '}
                <a href={one.url} target="_blank" rel="noreferrer">
                  {t`its page`}
                  <span className="sr-only"> – {one.name}</span>
                </a>
              </>
            )}{' '}
            {one.confidence === 'low' ? (
              <Tag tone="amber">{t`unverified: check the number first`}</Tag>
            ) : null}
          </li>
        ))}
      </ul>
      {without.length === 0 ? null : (
        <p className="sr-small">
          {t`No channel of this kind is known here for ${without.map((code) => countryName(code, i18n.locale)).join(', ')} (${step.hotlines.map((kind) => i18n._(CHANNEL_WORDS[kind])).join(', ')}). In danger, call the emergency number of the country.`}
        </p>
      )}
    </div>
  )
}

/** The text. `countries` of the case choose the channels; without them none is shown. */
export const StepText = ({
  step,
  countries,
}: {
  step: PlaybookStep
  countries: readonly string[]
}): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-step-text">
      <p className="sr-step-what">
        <Foreign text={step.what} />
      </p>
      <Lines title={t`Capture`} lines={step.capture} />
      <Lines title={t`Never`} lines={step.never} className="sr-step-never" />
      <Channels step={step} countries={countries} />
      <p>
        <b>{t`Done when:`}</b> <Foreign text={step.doneWhen} />
      </p>
      <details>
        <summary className="sr-small">{t`Why, and where it comes from`}</summary>
        <ul className="sr-small">
          {step.sources.map((source) => {
            const known = REFERENCES[source]
            return (
              <li key={source}>
                <bdi lang="en">
                  {known === undefined ? source : `${source}: ${known.rule} (${known.source})`}
                </bdi>
              </li>
            )
          })}
        </ul>
      </details>
    </div>
  )
}
