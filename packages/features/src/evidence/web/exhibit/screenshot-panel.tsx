/** The picture of the layout, in tiles: nothing is loaded until asked for, then blurred and grey, then clear for a while. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId, ExhibitPart } from '@smart-rescue/schema'
import { Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { usePlatform } from '../../../web/index.ts'
import { readPart } from '../../contract.ts'
import { BlurredTile } from './blurred-tile.tsx'
import '../evidence.css'

/** The panel; every loaded tile is a logged reading. */
export const ScreenshotPanel = ({
  caseId,
  exhibitId,
  parts,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  parts: readonly ExhibitPart[]
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const tiles = parts
    .filter((part) => /^screenshot-\d+$/.test(part.role))
    .toSorted((a, b) => a.role.localeCompare(b.role, 'en'))
  if (tiles.length === 0) return null
  return (
    <Panel title={t`Screenshot`} aside={i18n.number(tiles.length)}>
      <p className="sr-pad sr-quiet">
        {t`Pictures of the page were withheld when it was captured: grey areas stand in their place. Loading a tile is logged. A clear tile blurs itself after a minute.`}
      </p>
      <div className="sr-shots">
        {tiles.map((part, index) => (
          <BlurredTile
            key={part.role}
            role={part.role}
            shows={t`Screenshot, tile ${index + 1}`}
            number={index + 1}
            address={client.address(readPart, { caseId, exhibitId, role: part.role })}
          />
        ))}
      </div>
    </Panel>
  )
}
