/** One picture of an imported file: it arrives only when asked for, and then under the member's own veil. */
import { useLingui } from '@lingui/react/macro'
import { Button } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { GuardedMedia } from '../../../wellbeing/web/index.ts'
import './held.css'

/** The picture. `shows` names it, `number` is its place; loading it is a logged reading. */
export const HeldPicture = ({
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
  const [view, setView] = useState<'away' | 'here' | 'refused'>('away')
  return (
    <figure className="sr-held-picture" data-role={role}>
      {view === 'here' ? (
        <GuardedMedia label={shows}>
          {(isClear) => (
            <img
              src={address}
              alt={isClear ? shows : t`${shows}, veiled`}
              onError={() => setView('refused')}
            />
          )}
        </GuardedMedia>
      ) : (
        <>
          <p className={view === 'refused' ? 'sr-tag amber' : 'sr-tag'}>
            {view === 'refused' ? t`not shown: no authority stands now` : t`not loaded`}
          </p>
          <Button tone="plain" size="small" onClick={() => setView('here')}>
            {t`Load picture ${number}`}
          </Button>
        </>
      )}
    </figure>
  )
}
