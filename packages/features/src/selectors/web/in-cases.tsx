/** What may be done with a selector in each case of one's own: raise it as a lead, put it aside. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, SelectorPage } from '@smart-rescue/schema'
import { Acts, Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { RaiseLeadButton } from '../../leads/web/raise-lead-button.tsx'
import { AsideNote, PutAsideHere } from '../../setting-aside/web/index.ts'
import { Go, paths } from '../../web/index.ts'

/** The panel: a row for each case in which the shown sightings stand. */
export const InCases = ({ selector }: { selector: SelectorPage }): ReactNode => {
  const { t } = useLingui()
  const cases = new Map<CaseId, string>(
    selector.sightings.map(({ caseId, caseReference }) => [caseId, caseReference]),
  )
  if (cases.size === 0) return null
  const node = `selector:${selector.kind}/${selector.normal}`
  return (
    <Panel title={t`In your cases`}>
      <ul className="sr-list">
        {[...cases].map(([caseId, reference]) => (
          <li key={caseId} className="sr-item">
            <div className="sr-row apart">
              <Go to={paths.case(caseId)}>{reference}</Go>
              <Acts>
                <RaiseLeadButton
                  caseId={caseId}
                  by={{ selectorId: selector.id }}
                  title={selector.normal}
                  about={reference}
                />
                <PutAsideHere caseId={caseId} node={node} about={reference} />
              </Acts>
            </div>
            <AsideNote caseId={caseId} node={node} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
