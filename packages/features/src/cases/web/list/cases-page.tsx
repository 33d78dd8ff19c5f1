/** Cases whose team one is on. */

import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { buttonClass, Empty, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Go, paths, useRead } from '../../../web/index.ts'
import { listCases } from '../../contract.ts'
import { CaseRow } from './case-row.tsx'

/** Beyond this many cases the list offers to be narrowed. */
const MANY = 8

/** The list, last activity first. */
export const CasesPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listCases, {})
  const [wanted, setWanted] = useState('')
  const all = reading.data?.cases ?? []
  const needle = wanted.trim().toLocaleLowerCase(i18n.locale)
  const shown = all.filter((item) =>
    `${item.title} ${item.reference}`.toLocaleLowerCase(i18n.locale).includes(needle),
  )
  const mayOpen = reading.data?.mayOpen ?? false
  return (
    <Page title={t`Cases`}>
      <PageHead
        title={t`Cases`}
        lead={t`Only the team of a case sees it.`}
        acts={
          mayOpen ? (
            <Go to={paths.openCase()} className={buttonClass()}>
              {t`Open a case`}
            </Go>
          ) : undefined
        }
      />
      {reading.isError ? <FailureNote error={reading.error} onRetry={() => void reading.refetch()} /> : null}
      {all.length > MANY ? (
        <TextInput
          type="search"
          label={t`Find by title or reference`}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          mb="md"
          maw={420}
        />
      ) : null}
      {reading.isError ? null : (
        <Panel title={t`Your cases`} aside={all.length > 0 ? i18n.number(shown.length) : undefined}>
          {reading.isPending ? (
            <Skeleton label={t`Loading`} lines={9} />
          ) : all.length === 0 ? (
            <Empty
              title={t`You are on no case yet`}
              act={
                mayOpen ? (
                  <Go to={paths.openCase()} className={buttonClass()}>
                    {t`Open the first case`}
                  </Go>
                ) : undefined
              }
            >
              {mayOpen
                ? t`A case holds everything about one matter: evidence, links, notes, and the dossier.`
                : t`A case officer opens cases and puts you on their teams.`}
            </Empty>
          ) : shown.length === 0 ? (
            <Empty title={t`No case has this title or reference`} />
          ) : (
            <ul className="sr-list">
              {shown.map((item) => (
                <CaseRow key={item.id} item={item} />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </Page>
  )
}
