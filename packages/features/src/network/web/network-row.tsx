/** One network in the list. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, NetworkSummary } from '@smart-rescue/schema'
import { Foreign, Mono, shorten, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, MENTION_WORDS, Moment, paths } from '../../web/index.ts'
import { NETWORK_WORDS } from './network-words.ts'
import './network.css'

/** Selectors and places named before the rest is a number. */
const NAMED = 4

const Days = ({ network }: { network: NetworkSummary }) => {
  const { firstSeen, lastSeen } = network
  if (firstSeen === undefined) return null
  return (
    <>
      {' · '}
      <Moment at={firstSeen} style="day" />
      {lastSeen === undefined || lastSeen === firstSeen ? null : (
        <>
          {' – '}
          <Moment at={lastSeen} style="day" />
        </>
      )}
    </>
  )
}

/** The row. */
export const NetworkRow = ({
  caseId,
  network,
  moment,
}: {
  caseId: CaseId
  network: NetworkSummary
  /** ISO 8601: leads to the network as it stood then. */
  moment?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const rest = network.selectors.length - NAMED
  const strength = i18n.number(Math.floor(network.strength * 100) / 100, { style: 'percent' })
  return (
    <li className="sr-item sr-net-row">
      <h3>
        <Go to={paths.network(caseId, network.id, moment)}>
          {plural(network.sources, { one: 'Network of # source', other: 'Network of # sources' })}
        </Go>
      </h3>
      <p className="sr-small">
        {plural(network.templates, { one: '# template', other: '# templates' })}
        {(network.pictures ?? 0) === 0
          ? null
          : ` · ${plural(network.pictures ?? 0, { one: '# picture', other: '# pictures' })}`}
        {(network.traces ?? 0) === 0
          ? null
          : ` · ${plural(network.traces ?? 0, { one: '# file trace', other: '# file traces' })}`}
        <Days network={network} />
        {network.places.length === 0 ? null : (
          <>
            {' · '}
            <Foreign text={network.places.slice(0, NAMED).join(', ')} />
            {network.places.length > NAMED ? ' …' : null}
          </>
        )}
      </p>
      {network.selectors.length === 0 ? null : (
        <ul className="sr-net-chips" aria-label={t`Selectors`}>
          {network.selectors.slice(0, NAMED).map(({ kind, normal, sources }) => (
            <li key={`${kind} ${normal}`}>
              <span className="sr-small">{i18n._(MENTION_WORDS[kind])}</span>{' '}
              <Mono text={shorten(normal, 48)} /> <span className="sr-small">× {i18n.number(sources)}</span>
            </li>
          ))}
          {rest > 0 ? <li className="sr-small">{t`and ${i18n.number(rest)} more`}</li> : null}
        </ul>
      )}
      <div className="sr-tags">
        <Tag tone={network.state === 'proposed' ? 'plum' : 'green'}>
          {i18n._(NETWORK_WORDS[network.state])}
        </Tag>
        <Tag>{t`weakest join ${strength}`}</Tag>
        {network.decidedBy === undefined ? null : (
          <Tag>
            <Foreign text={network.decidedBy.displayName} />
          </Tag>
        )}
      </div>
    </li>
  )
}
