/** Guarded media: the veil of packages/ui with the member's own preferences, and her meter behind it. */
import { useLingui } from '@lingui/react/macro'
import { Veil, type VeilWords } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useRead } from '../../web/index.ts'
import { readWellbeing } from '../contract.ts'
import { useExposure } from './use-exposure.ts'

/** The member's preferences; veiled in full until they are known. */
export const usePreferences = () => {
  const reading = useRead(readWellbeing, {}, { staleMs: 60_000 })
  return reading.data?.preferences
}

/** Puts pictures, screenshots, films and replayed pages under the member's veil. `label` says what it is. */
export const GuardedMedia = ({
  label,
  words,
  children,
}: {
  label: string
  words?: Partial<VeilWords>
  children: ReactNode | ((isClear: boolean) => ReactNode)
}): ReactNode => {
  const { t } = useLingui()
  const preferences = usePreferences()
  const note = useExposure()
  return (
    <Veil
      blur={preferences?.blur ?? true}
      grey={preferences?.grey ?? true}
      hideAfterSeconds={preferences?.hideAfterSeconds ?? 30}
      onReveal={() => note({ reveals: 1 })}
      onHide={(seconds) => note({ seconds })}
      words={{ label, show: t`Show clearly`, hide: t`Veil again`, hold: t`Hold to look`, ...words }}
    >
      {children}
    </Veil>
  )
}
