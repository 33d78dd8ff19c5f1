/** How media and disclosures meet the member: on at first, hers to change. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect } from '@mantine/core'
import { Panel, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useAct, useFailureText } from '../../web/index.ts'
import { changeWellbeing, readWellbeing, type WellbeingPreferences } from '../contract.ts'

const SECONDS = [10, 30, 60, 120, 300]
const MINUTES = [20, 30, 50, 90, 120]

const withCurrent = (choices: readonly number[], current: number): number[] =>
  [...new Set([...choices, current])].toSorted((a, b) => a - b)

/** The panel. Every change is kept at once. */
export const PreferencesPanel = ({ preferences }: { preferences: WellbeingPreferences }): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(changeWellbeing, [readWellbeing])
  const change = (more: Partial<WellbeingPreferences>) =>
    act.mutate(more, { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) })
  const switches = [
    { key: 'blur', label: t`Blur pictures, screenshots and replayed pages until I show them` },
    { key: 'grey', label: t`Show them in grey until then` },
    { key: 'mute', label: t`Mute films and sound` },
    { key: 'collapse', label: t`Collapse disclosures until I open them` },
  ] as const
  return (
    <Panel title={t`How hard things are shown to me`}>
      <div className="sr-pad sr-stack">
        {switches.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={preferences[key]}
            onChange={(event) => change({ [key]: event.currentTarget.checked })}
          />
        ))}
        <NativeSelect
          label={t`Veil a picture again after`}
          value={String(preferences.hideAfterSeconds)}
          onChange={(event) => change({ hideAfterSeconds: Number(event.currentTarget.value) })}
          data={withCurrent(SECONDS, preferences.hideAfterSeconds).map((count) => ({
            value: String(count),
            label: t`${count} seconds`,
          }))}
        />
        <NativeSelect
          label={t`Offer a pause when media was open for`}
          value={String(preferences.pauseAfterMinutes)}
          onChange={(event) => change({ pauseAfterMinutes: Number(event.currentTarget.value) })}
          data={withCurrent(MINUTES, preferences.pauseAfterMinutes).map((count) => ({
            value: String(count),
            label: t`${count} minutes a day`,
          }))}
        />
      </div>
    </Panel>
  )
}
