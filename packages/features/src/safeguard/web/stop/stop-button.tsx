/** The red-edged button of the shell, and what stands in place of the page while it acts. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote } from '../../../web/index.ts'
import { STOP_KEY } from './read-view.ts'
import type { StopState } from './use-stop.ts'
import '../safeguard.css'

/** The button. It acts at once; a press by mistake is marked as one afterwards. */
export const StopButton = ({ onPress }: { onPress: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <button
      type="button"
      className="sr-stop"
      onClick={onPress}
      title={t`Stop – suspected abuse material. Acts at once: the view clears, media in view are destroyed, a hotline report is drafted.`}
    >
      <span className="long">{t`Stop – suspected abuse material`}</span>
      <span className="short" aria-hidden="true">{t`Stop`}</span>
      <kbd>{STOP_KEY}</kbd>
    </button>
  )
}

/** What is drawn instead of the page: nothing of it is left in the document. */
export const StopScreen = ({ state, onRetry }: { state: StopState; onRetry: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-page narrow" role="alert">
      <h1>{t`Stopped`}</h1>
      {state.at === 'stopping' ? (
        <p>{t`The view is clear. Captures are being broken off and media destroyed …`}</p>
      ) : (
        <div className="sr-stack">
          <Callout tone="red">
            <p>
              <b>{t`The view is clear, but the server has not confirmed that the media are destroyed.`}</b>{' '}
              {t`Try again until it does. Do not open the page again.`}
            </p>
          </Callout>
          <FailureNote error={state.error} />
          <Acts>
            <Button onClick={onRetry}>{t`Try again`}</Button>
          </Acts>
        </div>
      )}
    </div>
  )
}
