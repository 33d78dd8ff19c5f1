/** The selectors of a case, most seen first. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Button, Empty, Mono, Panel, Skeleton, shorten } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Go, paths, SELECTOR_WORDS, useRead } from '../../web/index.ts'
import { listSelectors } from '../contract.ts'

const SHOWN = 8

/** The panel on the overview. */
export const SelectorsPanel = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listSelectors, { caseId })
  const [all, setAll] = useState(false)
  const selectors = reading.data?.selectors ?? []
  const shown = all ? selectors : selectors.slice(0, SHOWN)
  return (
    <Panel title={t`Selectors`} aside={selectors.length > 0 ? i18n.number(selectors.length) : undefined}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : selectors.length === 0 ? (
        <Empty title={t`None found yet`}>
          {t`Numbers, addresses, handles and wallets found in the text of exhibits appear here.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {shown.map((selector) => (
            <li key={selector.id} className="sr-item">
              <div className="sr-row apart">
                <Go to={paths.selector(selector.id)}>
                  <Mono text={shorten(selector.normal, 60)} />
                </Go>
                <span className="sr-small">
                  {i18n._(SELECTOR_WORDS[selector.kind])} ·{' '}
                  {selector.exhibits === 0 && selector.rows !== undefined
                    ? null
                    : plural(selector.exhibits, { one: '# exhibit', other: '# exhibits' })}
                  {selector.rows === undefined
                    ? null
                    : ` ${plural(selector.rows, { one: '# row of a table', other: '# rows of tables' })}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {selectors.length > SHOWN && !all ? (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => setAll(true)}>
            {t`Show all ${selectors.length}`}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
