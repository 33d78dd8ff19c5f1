/** Warns under a text that looks as if it named somebody. It looks at the text alone and asks nobody. */
import { useLingui } from '@lingui/react/macro'
import { looksLikeSomebody, namesSomebody } from '@smart-rescue/core/persons'
import type { Identity } from '@smart-rescue/schema'
import { Callout } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { LOOKS_WORDS } from './person-words.ts'

/** The hint; nothing where nothing is remarkable. `open` is an identity that the reader has before her at this moment. */
export const TextHint = ({ text, open }: { text: string; open?: Identity | undefined }): ReactNode => {
  const { t, i18n } = useLingui()
  if (open !== undefined && namesSomebody(text, open))
    return (
      <Callout tone="red" role="status">
        {t`This names the person whose identity you have open. Write the pseudonym instead.`}
      </Callout>
    )
  const looks = looksLikeSomebody(text)
  if (looks.length === 0) return null
  const what = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
    looks.map((one) => i18n._(LOOKS_WORDS[one])),
  )
  return (
    <Callout tone="amber" role="status">
      {t`This looks like ${what}. Everyone on the team reads it: write the pseudonym, and keep who it is for the vault.`}
    </Callout>
  )
}
