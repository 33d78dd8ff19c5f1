/** A passphrase suggested by chance, with one press to take it. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { suggestPassphrase } from './suggest-passphrase.ts'

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Offers to draw seven words; `onTake` receives them. */
export const Suggestion = ({ onTake }: { onTake: (passphrase: string) => void }): ReactNode => {
  const { t } = useLingui()
  const [words, setWords] = useState<string>()
  const draw = () => setWords(suggestPassphrase(random))
  if (words === undefined)
    return (
      <Acts>
        <Button tone="plain" size="small" onClick={draw}>
          {t`Suggest seven words for me`}
        </Button>
      </Acts>
    )
  return (
    <div className="sr-stack tight">
      <p className="sr-suggestion" aria-live="polite">
        <bdi lang="en" dir="ltr">
          {words}
        </bdi>
      </p>
      <p className="sr-small">
        {t`Drawn by chance in this browser. Write it on paper before you use it, and keep the paper in a safe.`}
      </p>
      <Acts>
        <Button tone="quiet" size="small" onClick={() => onTake(words)}>
          {t`Use these words`}
        </Button>
        <Button tone="plain" size="small" onClick={draw}>
          {t`Draw others`}
        </Button>
      </Acts>
    </div>
  )
}
