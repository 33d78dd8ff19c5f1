/** Chooses several countries: a plain list to add from, and the chosen ones to take away. */

import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { countryName, listCountries } from '../../../web/index.ts'

/** The picker; order is kept, since the first may be where it began and the last where it leads. */
export const CountryPicker = ({
  label,
  description,
  value,
  onChange,
  error,
}: {
  label: string
  description?: string
  value: readonly string[]
  onChange: (value: string[]) => void
  error?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const countries = useMemo(() => listCountries(i18n.locale), [i18n.locale])
  return (
    <div>
      <NativeSelect
        label={label}
        description={description}
        value=""
        error={error}
        onChange={(event) => {
          const code = event.currentTarget.value
          if (code !== '') onChange([...value, code])
        }}
        data={[
          { value: '', label: value.length === 0 ? t`Choose …` : t`Add another …` },
          ...countries.filter((country) => !value.includes(country.value)),
        ]}
      />
      {value.length === 0 ? null : (
        <ul className="sr-chips sr-chips-below" aria-label={label}>
          {value.map((code) => (
            <li key={code} className="sr-chip">
              {countryName(code, i18n.locale)}
              <button
                type="button"
                aria-label={t`Take away ${countryName(code, i18n.locale)}`}
                onClick={() => onChange(value.filter((other) => other !== code))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
