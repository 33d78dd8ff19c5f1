/** Beside the picture: the chosen node or join, the path, or – while nothing is chosen – the legend, the communities and what is too common. */
import { useLingui } from '@lingui/react/macro'
import { Button } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useRef } from 'react'
import type { NetworkPlace } from '../view/network-place.ts'
import type { PictureState } from '../view/use-picture.ts'
import { CommonPanel } from './common-panel.tsx'
import { CommunitiesPanel } from './communities-panel.tsx'
import { JoinPanel } from './join-panel.tsx'
import { Legend } from './legend.tsx'
import { NodePanel } from './node-panel.tsx'
import { PathPanel } from './path-panel.tsx'

/** The panel. It takes the focus when something is chosen by keyboard, and gives it back when it is closed. */
export const SidePanel = ({ state, place }: { state: PictureState; place: NetworkPlace }): ReactNode => {
  const { t } = useLingui()
  const box = useRef<HTMLElement>(null)
  const before = useRef<Element>(null)
  const { choice, node, edge } = state
  const chosen = choice === undefined ? undefined : `${choice.kind} ${choice.id}`
  useEffect(() => {
    if (chosen === undefined) return
    const focused = document.activeElement
    // A click on the canvas leaves the focus on the page; a press in a table or the finder brings it here.
    if (focused === null || focused === document.body || box.current?.contains(focused)) return
    before.current = focused
    box.current?.focus()
  }, [chosen])
  const standing = edge?.state
  const known = useRef(standing)
  useEffect(() => {
    // The button of a decision is gone once it is decided: the focus stays with the join.
    const isDecided = known.current !== undefined && standing !== undefined && known.current !== standing
    known.current = standing
    if (isDecided && document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [standing])
  const close = () => {
    state.choose(undefined)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    before.current = null
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and takes the focus of what was chosen
    <section className="sr-net-side" aria-label={t`What is chosen`} ref={box} tabIndex={0}>
      {node === undefined && edge === undefined ? null : (
        <div className="sr-net-close">
          <Button tone="quiet" size="small" onClick={close}>
            {t`Close`}
          </Button>
        </div>
      )}
      {node === undefined ? null : <NodePanel key={node.id} node={node} state={state} place={place} />}
      {edge === undefined ? null : (
        <JoinPanel key={`${edge.id} ${edge.state}`} edge={edge} state={state} place={place} />
      )}
      <PathPanel state={state} />
      {node === undefined && edge === undefined ? (
        <>
          <p className="sr-small sr-pad">{t`Choose a node or a join in the picture or in the tables below. Every join says why.`}</p>
          <Legend />
          <CommunitiesPanel state={state} />
          {place.moment === undefined ? <CommonPanel state={state} place={place} /> : null}
        </>
      ) : null}
    </section>
  )
}
