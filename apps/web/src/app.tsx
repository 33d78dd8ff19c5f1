/** The app: everything that stands around the pages. */
import type { I18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { type Platform, PlatformProvider } from '@smart-rescue/features/web'
import { listenForQuickHide, ThemeProvider } from '@smart-rescue/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { directionOf } from './languages.ts'
import { createQueries } from './queries.ts'
import { Gate } from './shell/gate.tsx'

const Directed = ({ children }: { children: ReactNode }) => {
  const { i18n } = useLingui()
  return <ThemeProvider direction={directionOf(i18n.locale)}>{children}</ThemeProvider>
}

/** The whole app for one platform. */
export const App = ({ i18n, platform }: { i18n: I18n; platform: Platform }): ReactNode => {
  const [queries] = useState(createQueries)
  useEffect(() => listenForQuickHide(() => performance.now()), [])
  return (
    <I18nProvider i18n={i18n}>
      <PlatformProvider platform={platform}>
        <QueryClientProvider client={queries}>
          <Directed>
            <Gate />
          </Directed>
        </QueryClientProvider>
      </PlatformProvider>
    </I18nProvider>
  )
}
