/** Who is signed in: own settings, language, colours, signing out. */

import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { changeLocale, readSession, signOut } from '@smart-rescue/features/people/contract'
import { useSession } from '@smart-rescue/features/people/web'
import { paths, useAct, useFailureText, useGo } from '@smart-rescue/features/web'
import { Foreign, initials, showToast } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppearanceItems } from './appearance-menu.tsx'

/** The round button with one's initials and its menu. */
export const AccountMenu = (): ReactNode => {
  const { t } = useLingui()
  const { member } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const saveLocale = useAct(changeLocale, [readSession])
  const leave = useAct(signOut)
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <button
          type="button"
          className="sr-account"
          aria-label={`${initials(member.displayName)} – ${t`Your account, language and colours`}`}
        >
          {initials(member.displayName)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Foreign text={member.displayName} />
        </Menu.Label>
        <Menu.Item onClick={() => go(paths.me())}>{t`Your account`}</Menu.Item>
        <Menu.Item onClick={() => go(paths.wellbeing())}>{t`Wellbeing`}</Menu.Item>
        <Menu.Item onClick={() => go(paths.outcomes())}>{t`What became of it`}</Menu.Item>
        <Menu.Divider />
        <AppearanceItems
          onLocale={(locale) =>
            saveLocale.mutate(
              { locale },
              { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
            )
          }
        />
        <Menu.Divider />
        <Menu.Item
          onClick={() =>
            leave.mutate(
              {},
              {
                onSuccess: () => {
                  queries.clear()
                  queries.setQueryData([readSession.name, {}], null)
                },
                onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
              },
            )
          }
        >
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
