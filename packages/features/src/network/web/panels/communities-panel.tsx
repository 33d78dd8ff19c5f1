/** The communities of the picture, with letter, colour and size; pressing one lets the rest step back. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { COLOURED, communityLetter } from '../picture/look.ts'
import type { PictureState } from '../view/use-picture.ts'

/** Communities listed before one asks for the rest. */
const LISTED = 12

/** The list; nothing where there is only one. */
export const CommunitiesPanel = ({ state }: { state: PictureState }): ReactNode => {
  const { t, i18n } = useLingui()
  const [all, setAll] = useState(false)
  const { sizes } = state.communities
  if (sizes.length < 2) return null
  const listed = all ? sizes : sizes.slice(0, LISTED)
  return (
    <div className="sr-pad">
      <h3>{t`Communities`}</h3>
      <ul className="sr-net-chips">
        {listed.map((size, community) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a community is its number
          <li key={community}>
            <button
              type="button"
              className="sr-net-chip"
              aria-pressed={state.community === community}
              onClick={() => state.setCommunity(state.community === community ? undefined : community)}
            >
              <span className={`sr-net-letter c${community % COLOURED}`}>{communityLetter(community)}</span>
              <span className="sr-small">{plural(size, { one: '# node', other: '# nodes' })}</span>
            </button>
          </li>
        ))}
      </ul>
      {sizes.length > LISTED ? (
        <button type="button" className="sr-btn plain small" onClick={() => setAll(!all)}>
          {all ? t`Fewer` : t`and ${i18n.number(sizes.length - LISTED)} more`}
        </button>
      ) : null}
    </div>
  )
}
