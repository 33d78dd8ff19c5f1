/** One join: why, what speaks against it, what people decided, and deciding it. */
import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { NetworkEdge, NetworkNode } from '@smart-rescue/schema'
import { Foreign, shorten, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Moment, useRead } from '../../../web/index.ts'
import { explainEdge, type JoinDecisionRecord } from '../../contract.ts'
import { DECISION_WORDS, JOIN_WORDS, RULE_WORDS } from '../network-words.ts'
import type { NetworkPlace } from '../view/network-place.ts'
import type { PictureState } from '../view/use-picture.ts'
import { JoinActs } from './join-acts.tsx'
import { NodeMark } from './legend.tsx'
import { ReasonList } from './reason-list.tsx'

const End = ({ node, state }: { node: NetworkNode; state: PictureState }) => (
  <li>
    <NodeMark kind={node.kind} community={state.communities.of[state.graph.at.get(node.id) ?? -1] ?? -1} />{' '}
    <button
      type="button"
      className="sr-btn plain small"
      onClick={() => state.choose({ kind: 'node', id: node.id })}
    >
      <Foreign text={shorten(node.label, 80)} />
    </button>
  </li>
)

/** Decisions, oldest first. */
export const DecisionList = ({ decisions }: { decisions: readonly JoinDecisionRecord[] }): ReactNode => {
  const { t, i18n } = useLingui()
  if (decisions.length === 0) return null
  return (
    <ol className="sr-list sr-small" aria-label={t`Decisions`}>
      {decisions.map((decision) => (
        <li key={decision.id}>
          <b>{i18n._(DECISION_WORDS[decision.kind])}</b> · <Foreign text={decision.by.displayName} /> ·{' '}
          <Moment at={decision.at} />
          {decision.why === undefined ? null : (
            <>
              {' · '}
              <Foreign text={decision.why} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The panel. */
export const JoinPanel = ({
  edge,
  state,
  place,
}: {
  edge: NetworkEdge
  state: PictureState
  place: NetworkPlace
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [why, setWhy] = useState('')
  const from = state.nodeOf(edge.from)
  const to = state.nodeOf(edge.to)
  const isPlace = from?.kind === 'place' || to?.kind === 'place'
  const reading = useRead(
    explainEdge,
    { caseId: place.caseId, from: edge.from, to: edge.to },
    { enabled: !isPlace && place.moment === undefined },
  )
  if (from === undefined || to === undefined) return null
  const story = reading.data
  const strength = i18n.number(Math.floor(edge.strength * 100) / 100, { style: 'percent' })
  const holds = !from.hub && !to.hub
  return (
    <div className="sr-pad sr-stack tight">
      <h3>{i18n._(RULE_WORDS[edge.rule])}</h3>
      <ul className="sr-list sr-net-ends" aria-label={t`Both ends`}>
        <End node={from} state={state} />
        <End node={to} state={state} />
      </ul>
      <div className="sr-tags">
        <Tag tone={edge.state === 'proposed' ? 'plum' : edge.state === 'confirmed' ? 'green' : 'red'}>
          {i18n._(JOIN_WORDS[edge.state])}
        </Tag>
        <Tag>{t`strength ${strength}`}</Tag>
      </div>
      <ReasonList
        reasons={story?.reasons ?? edge.reasons}
        counterReasons={story?.counterReasons ?? edge.counterReasons}
      />
      {reading.isError ? <FailureNote error={reading.error} onRetry={() => void reading.refetch()} /> : null}
      {place.mayDecide && !isPlace ? (
        <>
          <JoinActs
            subject={{ from: edge.from, to: edge.to }}
            state={edge.state}
            holds={holds}
            about={t`${shorten(from.label, 40)} and ${shorten(to.label, 40)}`}
            act={place.act}
            why={why}
          />
          <Textarea
            label={t`Why (optional)`}
            description={t`Stands beside the decision, with your name and the time.`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={1_000}
            autosize
            minRows={1}
            dir="auto"
          />
        </>
      ) : null}
      {story === undefined ? null : <DecisionList decisions={story.decisions} />}
    </div>
  )
}
