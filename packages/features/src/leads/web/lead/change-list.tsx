/** What would change how the lead stands. */
import { useLingui } from '@lingui/react/macro'
import type { LeadChange, LeadPage } from '@smart-rescue/schema'
import { Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { DIMENSION_WORDS, MISSING_WORDS, STRENGTH_WORDS } from '../lead-words.ts'

/** Questions that one line names. */
const NAMED = 3

const useDimension = () => {
  const { i18n } = useLingui()
  return (key: string): string => {
    const words = DIMENSION_WORDS[key]
    return words === undefined ? key : i18n._(words)
  }
}

const OneMore = ({ lead, change }: { lead: LeadPage; change: Extract<LeadChange, { kind: 'one-more' }> }) => {
  const { t, i18n } = useLingui()
  const dimension = useDimension()
  const texts = change.questions.flatMap((id) => lead.questions.find((one) => one.id === id)?.text ?? [])
  return (
    <li>
      <b>{dimension(change.dimension)}</b>:{' '}
      {t`one more indicator would fulfil the rule (${i18n._(STRENGTH_WORDS[change.strength])}):`}{' '}
      <span lang="en">{texts.slice(0, NAMED).join(' · ')}</span>
      {texts.length > NAMED ? ` ${t`and ${i18n.number(texts.length - NAMED)} more`}` : ''}
    </li>
  )
}

/** The panel. */
export const ChangeList = ({ lead }: { lead: LeadPage }): ReactNode => {
  const { t, i18n } = useLingui()
  const dimension = useDimension()
  if (lead.changes.length === 0) return null
  const hanging = lead.changes.filter((change) => change.kind === 'hangs-on')
  return (
    <Panel title={t`What would change it`}>
      <ul className="sr-lead-changes">
        {lead.changes.map((change) => {
          if (change.kind === 'one-more')
            return (
              <OneMore
                key={`${change.kind} ${change.dimension} ${change.strength}`}
                lead={lead}
                change={change}
              />
            )
          if (change.kind === 'missing')
            return <li key={change.what}>{i18n._(MISSING_WORDS[change.what])}</li>
          return null
        })}
        {hanging.map((change) => {
          const text = lead.seen.find(({ indicator }) => indicator.id === change.indicator)?.indicator.text
          return (
            <li key={`${change.kind} ${change.indicator}`}>
              <b>{dimension(change.dimension)}</b>: {t`no longer fulfilled without`}{' '}
              <span lang="en">{text ?? change.indicator}</span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
