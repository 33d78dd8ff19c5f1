/** Says that older texts were not looked through, and looks further back. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import type { ReactNode } from 'react'

/** The note below what was found so far. */
export const LookedInPart = ({
  found,
  busy,
  onLookOn,
}: {
  found: number
  busy: boolean
  onLookOn: () => void
}): ReactNode => {
  const { t } = useLingui()
  return (
    <Callout>
      <p>
        {found === 0
          ? t`Nothing in the newest texts. The words are so common that older ones were not looked through yet: type more, or look further back.`
          : t`The words are so common that older texts were not looked through yet: type more, or look further back.`}
      </p>
      <Acts>
        <Button tone="quiet" size="small" busy={busy} onClick={onLookOn}>
          {t`Look further back`}
        </Button>
      </Acts>
    </Callout>
  )
}
