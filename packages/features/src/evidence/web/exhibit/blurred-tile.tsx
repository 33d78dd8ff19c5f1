/** One picture that arrives only when asked for, under the member's veil: blurred and grey until a second, deliberate act. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { GuardedMedia } from '../../../wellbeing/web/index.ts'
import '../evidence.css'

/** The tile. `shows` names the picture, `number` is its place; loading it is a logged reading. */
export const BlurredTile = ({
  role,
  address,
  number,
  shows,
}: {
  role: string
  address: string
  number: number
  shows: string
}): ReactNode => {
  const { t } = useLingui()
  const [view, setView] = useState<'away' | 'loaded' | 'refused'>('away')
  return (
    <figure className="sr-shot" data-role={role}>
      {view === 'loaded' ? (
        <GuardedMedia
          label={shows}
          words={{ show: t`Show tile ${number} clearly`, hide: t`Blur tile ${number}` }}
        >
          {(isClear) => (
            <div className="sr-shot-view">
              <img
                src={address}
                alt={isClear ? shows : t`${shows}, blurred`}
                onError={() => setView('refused')}
              />
            </div>
          )}
        </GuardedMedia>
      ) : (
        <>
          <div className="sr-shot-view">
            {view === 'away' ? (
              <span className="sr-tag">{t`not loaded`}</span>
            ) : (
              <span className="sr-tag amber">{t`not shown: no authority stands`}</span>
            )}
          </div>
          <figcaption>
            <Acts>
              <Button tone="plain" size="small" onClick={() => setView('loaded')}>
                {t`Load tile ${number}`}
              </Button>
            </Acts>
          </figcaption>
        </>
      )}
    </figure>
  )
}
