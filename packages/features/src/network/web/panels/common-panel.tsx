/** What is too common to join anybody, with the counts that say so, and how a person overrules it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button, Mono, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, useRead } from '../../../web/index.ts'
import { listTies } from '../../contract.ts'
import { NODE_WORDS } from '../network-words.ts'
import type { NetworkPlace } from '../view/network-place.ts'
import type { PictureState } from '../view/use-picture.ts'
import { NodeMark } from './legend.tsx'

const LISTED = 20

/** The list, the most common first. */
export const CommonPanel = ({ state, place }: { state: PictureState; place: NetworkPlace }): ReactNode => {
  const { t, i18n } = useLingui()
  const { busy, decide } = place.act
  const reading = useRead(listTies, { caseId: place.caseId, show: 'common', limit: LISTED })
  const ties = reading.data?.ties ?? []
  return (
    <div className="sr-pad">
      <h3>{t`Too common to join`}</h3>
      {reading.isError ? <FailureNote error={reading.error} onRetry={() => void reading.refetch()} /> : null}
      {reading.data !== undefined && ties.length === 0 ? (
        <p className="sr-small">{t`Nothing in this case is.`}</p>
      ) : null}
      <ul className="sr-list sr-net-common">
        {ties.map(({ node, sources, hands, chance }) => (
          <li key={node.id}>
            <p>
              <NodeMark kind={node.kind} />{' '}
              {node.kind === 'template' || node.kind === 'picture' ? (
                i18n._(NODE_WORDS[node.kind])
              ) : (
                <Mono text={shorten(node.label, 60)} />
              )}
            </p>
            <p className="sr-small">
              {plural(sources, { one: 'In # source', other: 'In # sources' })}
              {', '}
              {plural(hands, {
                one: 'which hang together otherwise too.',
                other: 'which fall into # groups by everything else they share.',
              })}{' '}
              {t`That it is one hand's: ${i18n.number(Math.floor(chance * 100) / 100, { style: 'percent' })}. So it joins nobody.`}
            </p>
            {place.mayDecide ? (
              <Button
                tone="quiet"
                size="small"
                busy={busy}
                about={
                  node.kind === 'template' || node.kind === 'picture'
                    ? i18n._(NODE_WORDS[node.kind])
                    : shorten(node.label, 60)
                }
                onClick={() => decide({ from: node.id }, 'confirm')}
              >
                {t`It does join`}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {state.shown.hideHubs || ties.length === 0 ? null : (
        <p className="sr-small">{t`They stand in the picture with a dashed ring.`}</p>
      )}
    </div>
  )
}
