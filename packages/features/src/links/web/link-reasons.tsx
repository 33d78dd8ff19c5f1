/** Reasons and counter-reasons of a link in words. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CounterReason, LinkReason } from '@smart-rescue/schema'
import { Foreign, Mono, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths, SELECTOR_WORDS } from '../../web/index.ts'
import './links.css'

const Reason = ({ reason }: { reason: LinkReason }) => {
  const { t, i18n } = useLingui()
  const value = <Mono text={shorten(reason.normal, 80)} />
  const isWrittenAlike = reason.originalA === reason.originalB
  return (
    <li>
      {t`Same`} {i18n._(SELECTOR_WORDS[reason.kind]).toLocaleLowerCase(i18n.locale)}:{' '}
      {reason.selectorId === undefined ? value : <Go to={paths.selector(reason.selectorId)}>{value}</Go>}
      {isWrittenAlike ? null : (
        <>
          , {t`written`} <Foreign text={shorten(reason.originalA, 60)} /> {t`and`}{' '}
          <Foreign text={shorten(reason.originalB, 60)} />
        </>
      )}
      .{' '}
      <span className="sr-small">
        {plural(reason.exhibits, {
          one: 'It stands in # exhibit of this case.',
          other: 'It stands in # exhibits of this case.',
        })}
      </span>
    </li>
  )
}

const useCounterWords = () => {
  const { t } = useLingui()
  const words: Record<CounterReason['rule'], string> = {
    'common-selector': t`The selector is common in this case, so it says less.`,
    'same-page': t`Both exhibits show the same page.`,
    'same-site': t`Both exhibits come from the same site.`,
  }
  return (reason: CounterReason) => (
    <>
      {words[reason.rule]}{' '}
      <bdi className="sr-small">{reason.sentence === words[reason.rule] ? '' : reason.sentence}</bdi>
    </>
  )
}

/** Both lists; what speaks against stands under its own word. */
export const LinkReasons = ({
  reasons,
  counterReasons,
}: {
  reasons: readonly LinkReason[]
  counterReasons: readonly CounterReason[]
}): ReactNode => {
  const { t } = useLingui()
  const counter = useCounterWords()
  return (
    <div className="sr-why">
      <ul className="sr-list">
        {reasons.map((reason) => (
          <Reason key={`${reason.kind}:${reason.normal}`} reason={reason} />
        ))}
      </ul>
      {counterReasons.length === 0 ? null : (
        <>
          <p className="sr-against">{t`Against it`}</p>
          <ul className="sr-list">
            {counterReasons.map((reason) => (
              <li key={reason.rule}>{counter(reason)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
