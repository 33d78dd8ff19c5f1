/** One node: what it is, where it was seen, and what may be done with it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type NetworkNode, type SelectorKind, sourceKey } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { type RaiseFor, RaiseLeadButton } from '../../../leads/web/index.ts'
import { recognisePaste } from '../../../selectors/contract.ts'
import { SetAsideButton } from '../../../setting-aside/web/index.ts'
import { Go, Moment, paths, SELECTOR_WORDS, useRead } from '../../../web/index.ts'
import { explainEdge } from '../../contract.ts'
import { readNodeId } from '../../node-id.ts'
import { NODE_WORDS } from '../network-words.ts'
import { communityLetter } from '../picture/look.ts'
import type { NetworkPlace } from '../view/network-place.ts'
import type { PictureState } from '../view/use-picture.ts'
import { JoinActs } from './join-acts.tsx'
import { DecisionList } from './join-panel.tsx'
import { NodeMark } from './legend.tsx'
import { ReasonList } from './reason-list.tsx'

const SelectorLink = ({ node, kind }: { node: NetworkNode; kind: SelectorKind }) => {
  const { t } = useLingui()
  const ref = readNodeId(node.id)
  const text = ref?.kind === 'selector' ? ref.normal : node.label
  const reading = useRead(
    recognisePaste,
    { text: kind === 'handle' ? `@${text}` : text },
    { staleMs: 300_000 },
  )
  const selector = reading.data?.selector
  if (selector === undefined || selector.kind !== kind || selector.normal !== text) return null
  return (
    <p>
      <Go to={paths.selector(selector.id)}>{t`Everywhere it was seen`}</Go>
    </p>
  )
}

/** Whether a selector or a template joins anybody, why, and deciding that. */
const TiePart = ({ node, place }: { node: NetworkNode; place: NetworkPlace }) => {
  const { t } = useLingui()
  const reading = useRead(explainEdge, { caseId: place.caseId, from: node.id })
  const story = reading.data
  if (story === undefined) return null
  return (
    <>
      <h4>{node.hub ? t`Why it joins nobody` : t`Why it joins`}</h4>
      <ReasonList reasons={story.reasons} counterReasons={story.counterReasons} />
      {place.mayDecide ? (
        <JoinActs
          subject={{ from: node.id }}
          state={story.state}
          holds={!node.hub}
          about={shorten(node.label, 60)}
          act={place.act}
        />
      ) : null}
      <DecisionList decisions={story.decisions} />
    </>
  )
}

/** What a lead would be raised for: the source, the template's group, or the shown sources that carry the selector. */
const raiseOf = (node: NetworkNode, { graph }: PictureState): RaiseFor | undefined => {
  const ref = readNodeId(node.id)
  if (ref?.kind === 'source') return { sources: [ref.source] }
  if (ref?.kind === 'template') return { template: sourceKey(ref.source) }
  const n = graph.at.get(node.id)
  if (ref === undefined || ref.kind === 'place' || n === undefined) return undefined
  const sources = [...graph.touching.slice(graph.first[n], graph.first[n + 1])].flatMap((e) => {
    const other = graph.from[e] === n ? graph.to[e] : graph.from[e]
    const source = graph.nodes[other ?? -1]?.source
    return source === undefined ? [] : [source]
  })
  return sources.length === 0 ? undefined : { sources }
}

/** The exhibit, row or template that stands behind a node. */
const OpenLink = ({ node, place }: { node: NetworkNode; place: NetworkPlace }) => {
  const { t } = useLingui()
  const ref = readNodeId(node.id)
  if (ref?.kind === 'template')
    return (
      <p>
        <Go
          to={paths.template(place.caseId, ref.source.exhibitId, ref.source.row)}
        >{t`Open the template`}</Go>
      </p>
    )
  if (ref?.kind !== 'source') return null
  const { exhibitId, row } = ref.source
  return (
    <p>
      {row === 0 ? null : (
        <>
          <Go to={paths.source(place.caseId, exhibitId, row)}>{t`Open the row`}</Go>
          {' · '}
        </>
      )}
      <Go to={paths.exhibit(place.caseId, exhibitId)}>{t`Open the exhibit`}</Go>
    </p>
  )
}

/** The panel. */
export const NodePanel = ({
  node,
  state,
  place,
}: {
  node: NetworkNode
  state: PictureState
  place: NetworkPlace
}): ReactNode => {
  const { t, i18n } = useLingui()
  const number = state.graph.at.get(node.id) ?? -1
  const community = state.communities.of[number] ?? -1
  const { ends } = state
  const isTie = node.kind !== 'source' && node.kind !== 'place'
  const about = shorten(node.label, 60)
  const raiseFor = raiseOf(node, state)
  const mayEnd = ends !== undefined && ends.to === undefined && ends.from !== node.id
  return (
    <div className="sr-pad sr-stack tight">
      <p className="sr-small">
        <NodeMark kind={node.kind} community={community} />{' '}
        {node.selectorKind === undefined
          ? i18n._(NODE_WORDS[node.kind])
          : i18n._(SELECTOR_WORDS[node.selectorKind])}
        {community < 0 ? null : ` · ${t`community ${communityLetter(community)}`}`}
      </p>
      <h3>
        {node.kind === 'selector' || node.kind === 'trace' ? (
          <Mono text={node.label} />
        ) : (
          <Foreign text={node.label} />
        )}
      </h3>
      <p className="sr-small">
        {node.kind === 'source'
          ? null
          : plural(node.sources, { one: 'In # source of this case', other: 'In # sources of this case' })}
        {node.firstSeen === undefined ? null : (
          <>
            {node.kind === 'source' ? null : ' · '}
            <Moment at={node.firstSeen} style="day" />
            {node.lastSeen === undefined || node.lastSeen === node.firstSeen ? null : (
              <>
                {' – '}
                <Moment at={node.lastSeen} style="day" />
              </>
            )}
          </>
        )}
      </p>
      <OpenLink node={node} place={place} />
      {node.selectorKind === undefined ? null : <SelectorLink node={node} kind={node.selectorKind} />}
      <Acts>
        {mayEnd ? (
          <Button size="small" onClick={() => state.setEnds({ from: ends.from, to: node.id })}>
            {t`Path to here`}
          </Button>
        ) : (
          <Button tone="quiet" size="small" onClick={() => state.setEnds({ from: node.id })}>
            {t`Path from here`}
          </Button>
        )}
        {node.kind === 'place' ? null : (
          <>
            {place.moment === undefined ? (
              <Button tone="quiet" size="small" onClick={() => place.expand(node.id)}>
                {t`Expand`}
              </Button>
            ) : null}
            {place.mayPutAside ? <SetAsideButton caseId={place.caseId} node={node.id} about={about} /> : null}
            {place.mayRaise && raiseFor !== undefined ? (
              <RaiseLeadButton caseId={place.caseId} by={raiseFor} about={about} />
            ) : null}
          </>
        )}
      </Acts>
      {isTie && place.moment === undefined ? <TiePart node={node} place={place} /> : null}
    </div>
  )
}
