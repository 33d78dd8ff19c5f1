/** Wellbeing on Today: one quiet line, and a pause where one is offered. Nothing is ever forced. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Go, paths, useRead } from '../../web/index.ts'
import { readWellbeing } from '../contract.ts'
import { MeterLine } from './meter.tsx'

const Pause = ({ why }: { why: 'hard' | 'long' }) => {
  const { t } = useLingui()
  const [later, setLater] = useState(false)
  if (later) return null
  return (
    <Callout role="status">
      <p>
        <b>{t`A pause is yours whenever you want one.`}</b>{' '}
        {why === 'hard'
          ? t`You met something hard today. Step away from the screen, speak with a colleague; the work waits.`
          : t`Media has been open for a long time today. Step away from the screen for a while; the work waits.`}
      </p>
      <Acts>
        <Button tone="quiet" size="small" onClick={() => setLater(true)}>
          {t`Thank you`}
        </Button>
      </Acts>
    </Callout>
  )
}

/** The line; only its owner ever sees it. */
export const WellbeingLine = (): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readWellbeing, {}, { staleMs: 60_000 })
  if (reading.data === undefined) return null
  const { week, pause } = reading.data
  return (
    <div className="sr-stack tight">
      {pause === undefined ? null : <Pause why={pause} />}
      <p className="sr-small">
        {t`My week:`} <MeterLine week={week} /> · <Go to={paths.wellbeing()}>{t`Wellbeing`}</Go>
      </p>
    </div>
  )
}
