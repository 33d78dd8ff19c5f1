/** Opens a case. */
import { useLingui } from '@lingui/react/macro'
import { Page, PageHead } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Go, paths, readingKey, useAct, useGo } from '../../../web/index.ts'
import { listCases, openCase, readCase, readToday } from '../../contract.ts'
import { CaseForm } from './case-form.tsx'

/** The form on its own page, so that a phone has room for it. */
export const OpenCasePage = (): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const queries = useQueryClient()
  const act = useAct(openCase, [listCases, readToday])
  return (
    <Page title={t`Open a case`} narrow>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <PageHead
        title={t`Open a case`}
        lead={t`Purpose and legal basis come first: without them nothing may be gathered, and nothing gathered would hold in court. You become the first member of the team.`}
      />
      <CaseForm
        act={act.isPending ? t`Opening …` : t`Open the case`}
        busy={act.isPending}
        error={act.error}
        onSubmit={(draft) =>
          act.mutate(draft, {
            onSuccess: (view) => {
              queries.setQueryData(readingKey(readCase, { caseId: view.case.id }), view)
              go(paths.case(view.case.id))
            },
          })
        }
        onCancel={() => go(paths.cases())}
      />
    </Page>
  )
}
