/** A disclosure: what somebody told in her own words. Collapsed until opened; opening it counts on the reader's meter. */
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { usePreferences } from './guarded-media.tsx'
import { useExposure } from './use-exposure.ts'

/** Text descriptions are exposure too: they are collapsed by default. `label` says what it is, without its content. */
export const Disclosure = ({ label, children }: { label: string; children: ReactNode }): ReactNode => {
  const { t } = useLingui()
  const id = useId()
  const preferences = usePreferences()
  const note = useExposure()
  const [open, setOpen] = useState<boolean>()
  const isOpen = open ?? preferences?.collapse === false
  const toggle = () => {
    if (!isOpen) note({ disclosures: 1 })
    setOpen(!isOpen)
  }
  return (
    <div className="sr-stack tight">
      <div>
        <button
          type="button"
          className="sr-btn quiet small"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          {isOpen ? t`Collapse` : t`Open`}: {label}
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </div>
  )
}
