/** Starts the web app: language first, then platform, then pages. */
import { i18n } from '@lingui/core'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createBrowserPlatform } from './browser-platform.ts'
import { activateLocale, wishedLocale } from './languages.ts'
import { trustOwnScripts } from './trusted-scripts.ts'

const start = async () => {
  trustOwnScripts()
  await activateLocale(wishedLocale())
  const platform =
    import.meta.env.MODE === 'fake'
      ? (await import('./testing/fake-platform.ts')).createFakePlatform(window.location)
      : createBrowserPlatform()
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(<App i18n={i18n} platform={platform} />)
}

void start()
