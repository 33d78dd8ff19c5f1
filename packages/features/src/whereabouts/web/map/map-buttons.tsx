/** Nearer, farther, everything: the buttons on either map. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** The buttons. They stop the pointer, so that pressing one does not drag the map. */
export const MapButtons = ({
  onNearer,
  onFarther,
  onFit,
}: {
  onNearer: () => void
  onFarther: () => void
  onFit: () => void
}): ReactNode => {
  const { t } = useLingui()
  const buttons = [
    { sign: '+', name: t`Nearer`, act: onNearer },
    { sign: '−', name: t`Farther`, act: onFarther },
    { sign: '⤢', name: t`Show every place`, act: onFit },
  ]
  return (
    <div className="sr-where-buttons" onPointerDown={(event) => event.stopPropagation()}>
      {buttons.map(({ sign, name, act }) => (
        <button key={sign} type="button" aria-label={name} title={name} onClick={act}>
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
    </div>
  )
}
