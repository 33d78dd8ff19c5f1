/** Finding a node, and what is hidden. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { Foreign, shorten } from '@smart-rescue/ui'
import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react'
import { NODE_WORDS } from '../network-words.ts'
import type { NetworkPlace } from './network-place.ts'
import type { PictureState } from './use-picture.ts'

/** Nodes offered while one types. */
const OFFERED = 6

/** Nodes whose label holds the words, at most `most`. */
const findNodes = (state: PictureState, words: string, most: number) => {
  const wanted = words.trim().toLocaleLowerCase()
  if (wanted === '') return []
  const found = []
  for (const node of state.graph.nodes) {
    if (!node.label.toLocaleLowerCase().includes(wanted)) continue
    found.push(node)
    if (found.length === most) break
  }
  return found
}

const FindNode = ({ state }: { state: PictureState }) => {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const found = useMemo(() => findNodes(state, wanted, OFFERED), [state, wanted])
  const list = useId()
  const take = (id: string) => {
    state.choose({ kind: 'node', id })
    setWords('')
  }
  return (
    <form
      className="sr-net-find"
      onSubmit={(event) => {
        event.preventDefault()
        const first = found[0]
        if (first !== undefined) take(first.id)
      }}
    >
      <TextInput
        type="search"
        label={t`Find a node`}
        value={words}
        maxLength={200}
        autoComplete="off"
        aria-controls={list}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul
        id={list}
        className="sr-list sr-net-found"
        aria-label={t`Found nodes`}
        hidden={wanted.trim() === ''}
      >
        {found.map((node) => (
          <li key={node.id}>
            <button type="button" onClick={() => take(node.id)}>
              <span className="sr-small">{i18n._(NODE_WORDS[node.kind])}</span>{' '}
              <Foreign text={shorten(node.label, 60)} />
            </button>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="sr-small sr-pad">{t`No node in this picture holds that.`}</li>
        ) : null}
      </ul>
    </form>
  )
}

/** The bar. */
export const ToolBar = ({ state, place }: { state: PictureState; place: NetworkPlace }): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-net-bar">
      <FindNode state={state} />
      <Checkbox
        label={t`Hide what is too common to join`}
        checked={state.shown.hideHubs}
        onChange={(event) => state.setShown({ hideHubs: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Show rejected and broken joins`}
        checked={state.shown.showBroken}
        onChange={(event) => state.setShown({ showBroken: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Show places`}
        checked={place.places}
        onChange={(event) => place.setPlaces(event.currentTarget.checked)}
      />
    </div>
  )
}
