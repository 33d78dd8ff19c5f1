/** A passphrase field that counts while one types and never judges by rules of characters. */
import { PasswordInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import './passphrase-field.css'

/** Fewest characters of a passphrase (NIST SP 800-63B-4, section 3.1.1). */
export const PASSPHRASE_LENGTH = 15

/** Counts what a person sees as characters, as the length rule means it. */
export const countCharacters = (text: string): number => Array.from(text.normalize('NFC')).length

/** The field with its counter; `counted` puts the count into words. */
export const PassphraseField = ({
  label,
  description,
  value,
  onChange,
  error,
  counted,
  toggleLabel,
  autoComplete,
}: {
  label: string
  description?: ReactNode
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  counted?: (count: number, enough: boolean) => string
  toggleLabel: string
  autoComplete: 'new-password' | 'current-password' | 'off'
}): ReactNode => {
  const id = useId()
  const count = countCharacters(value)
  const enough = count >= PASSPHRASE_LENGTH
  return (
    <div>
      <PasswordInput
        label={label}
        description={description}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        required
        withAsterisk={false}
        autoComplete={autoComplete}
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby={counted ? id : undefined}
        visibilityToggleButtonProps={{ 'aria-label': toggleLabel, tabIndex: 0 }}
      />
      {counted ? (
        <p className={enough ? 'sr-count enough' : 'sr-count'} id={id}>
          <meter
            min={0}
            max={PASSPHRASE_LENGTH}
            value={Math.min(count, PASSPHRASE_LENGTH)}
            aria-hidden="true"
          />
          <span>{counted(count, enough)}</span>
        </p>
      ) : null}
    </div>
  )
}
