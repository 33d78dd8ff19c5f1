/** The pages nobody wants: waiting, missing, broken. */
import { useLingui } from '@lingui/react/macro'
import { FailureNote, Go, paths } from '@smart-rescue/features/web'
import { buttonClass, Empty, Page, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'

/** Stands while a page's code is on its way. */
export const WaitingPage = (): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-page">
      <Skeleton label={t`Loading`} lines={6} />
    </div>
  )
}

/** Nothing is here, or nothing that one may see: the two look the same on purpose. */
export const MissingPage = (): ReactNode => {
  const { t } = useLingui()
  return (
    <Page title={t`Nothing here`} narrow>
      <h1 className="sr-only">{t`Nothing here`}</h1>
      <Empty
        title={t`There is nothing here that you may see`}
        act={
          <Go to={paths.today()} className={buttonClass('quiet')}>
            {t`Go to Today`}
          </Go>
        }
      >
        {t`The address may have a slip, or the case has not named you on its team. A case officer can add you.`}
      </Empty>
    </Page>
  )
}

/** A page failed while drawing itself. */
export const BrokenPage = ({ error, reset }: { error: unknown; reset: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <Page title={t`This page failed`} narrow>
      <h1>{t`This page failed`}</h1>
      <FailureNote error={error} onRetry={reset} />
    </Page>
  )
}
