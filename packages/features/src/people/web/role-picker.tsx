/** Chooses roles; each says what it may do. */

import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { Role } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { ROLE_WORDS } from '../../web/index.ts'

/** One mark a role; roles add up. */
export const RolePicker = ({
  value,
  onChange,
  error,
}: {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
  error?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <fieldset className="sr-roles">
      <legend>{t`Roles`}</legend>
      {Role.options.map((role) => (
        <Checkbox
          key={role}
          label={i18n._(ROLE_WORDS[role].name)}
          description={i18n._(ROLE_WORDS[role].may)}
          checked={value.includes(role)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...value, role] : value.filter((other) => other !== role))
          }
        />
      ))}
      {error === undefined ? null : (
        <p className="sr-field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
