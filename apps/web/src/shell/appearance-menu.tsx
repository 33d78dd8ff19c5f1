/** Language and colours, for the pages before sign-in and inside the account menu. */

import { useLingui } from '@lingui/react/macro'
import { Menu, useMantineColorScheme } from '@mantine/core'
import type { Locale } from '@smart-rescue/schema'
import { buttonClass } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { activateLocale, LANGUAGES } from '../languages.ts'

/** The items of language and colour scheme; `onLocale` also saves the choice where somebody is signed in. */
export const AppearanceItems = ({ onLocale }: { onLocale?: (locale: Locale) => void }): ReactNode => {
  const { t, i18n } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = [
    { value: 'auto', name: t`As the system` },
    { value: 'light', name: t`Light` },
    { value: 'dark', name: t`Dark` },
  ] as const
  const mark = (chosen: boolean) => (
    <span className="sr-menu-mark" aria-hidden="true">
      {chosen ? '✓' : ''}
    </span>
  )
  return (
    <>
      <Menu.Label>{t`Language`}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.Item
          key={language.locale}
          leftSection={mark(language.locale === i18n.locale)}
          aria-current={language.locale === i18n.locale ? 'true' : undefined}
          onClick={() => {
            void activateLocale(language.locale)
            onLocale?.(language.locale)
          }}
        >
          <bdi lang={language.locale}>{language.name}</bdi>
          {language.reviewed ? null : <span className="sr-small"> · {t`unreviewed translation`}</span>}
        </Menu.Item>
      ))}
      <Menu.Label>{t`Colours`}</Menu.Label>
      {schemes.map((scheme) => (
        <Menu.Item
          key={scheme.value}
          leftSection={mark(scheme.value === colorScheme)}
          aria-current={scheme.value === colorScheme ? 'true' : undefined}
          onClick={() => setColorScheme(scheme.value)}
        >
          {scheme.name}
        </Menu.Item>
      ))}
    </>
  )
}

/** The menu on its own, named by the language in use. */
export const AppearanceMenu = (): ReactNode => {
  const { t, i18n } = useLingui()
  const name = LANGUAGES.find((language) => language.locale === i18n.locale)?.name ?? 'English'
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button
          type="button"
          className={buttonClass('quiet', 'small')}
          aria-label={`${name} – ${t`Language and colours`}`}
        >
          {name}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <AppearanceItems />
      </Menu.Dropdown>
    </Menu>
  )
}
