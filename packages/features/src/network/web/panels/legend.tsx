/** What shapes and lines mean. */
import { useLingui } from '@lingui/react/macro'
import type { NetworkNode } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { JOIN_WORDS, NODE_WORDS } from '../network-words.ts'
import { COLOURED } from '../picture/look.ts'

const SHAPES: Record<NetworkNode['kind'], ReactNode> = {
  source: <circle cx="8" cy="8" r="6" />,
  selector: <rect x="2.5" y="2.5" width="11" height="11" />,
  template: <polygon points="8,1 15,8 8,15 1,8" />,
  picture: <rect x="1" y="4" width="14" height="8.5" />,
  trace: <polygon points="1,8 4.5,2 11.5,2 15,8 11.5,14 4.5,14" />,
  place: <polygon points="8,1.5 15,14 1,14" />,
}

/** The shape of a kind of node, for lists and tables. */
export const NodeMark = ({
  kind,
  community,
}: {
  kind: NetworkNode['kind']
  community?: number
}): ReactNode => (
  <svg
    className={
      community === undefined || community < 0 ? 'sr-net-mark' : `sr-net-mark c${community % COLOURED}`
    }
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    {SHAPES[kind]}
  </svg>
)

const LINES = ['confirmed', 'proposed', 'broken'] as const

/** The legend. */
export const Legend = (): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <div className="sr-pad sr-net-legend">
      <h3>{t`Legend`}</h3>
      <ul className="sr-list">
        {(['source', 'selector', 'template', 'picture', 'trace', 'place'] as const).map((kind) => (
          <li key={kind}>
            <NodeMark kind={kind} /> {i18n._(NODE_WORDS[kind])}
          </li>
        ))}
        {LINES.map((state) => (
          <li key={state}>
            <svg className={`sr-net-line ${state}`} viewBox="0 0 32 8" aria-hidden="true">
              <line x1="1" y1="4" x2="31" y2="4" />
            </svg>{' '}
            {state === 'broken' ? t`rejected or broken by a person` : i18n._(JOIN_WORDS[state])}
          </li>
        ))}
        <li>
          <svg className="sr-net-mark ring" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
          </svg>{' '}
          {t`too common to join anybody`}
        </li>
        <li>
          <b>A</b> {t`a community: more joined among themselves than to the rest`}
        </li>
      </ul>
    </div>
  )
}
