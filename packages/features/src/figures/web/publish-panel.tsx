/** Making a table for publication: noise on a stated budget, small cells left out, as CSV. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { Acts, Button, buttonClass, Panel } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { publishFigures } from '../contract.ts'

const BUDGETS = [5, 10, 20, 30]

/** The panel. */
export const PublishPanel = ({ fromYear, toYear }: { fromYear: number; toYear: number }): ReactNode => {
  const { t, i18n } = useLingui()
  const [tenths, setTenths] = useState(10)
  const act = useAct(publishFigures)
  const made = act.data
  return (
    <Panel title={t`Table for publication`}>
      <div className="sr-pad sr-stack">
        <p className="sr-small">
          {t`Counts of all cases of the house, by how far each came. Every cell gets random noise, so that nobody can tell whether one case is in it; counts below 11 are left out. Make a table once and publish that one: each new table tells a little more.`}
        </p>
        <NativeSelect
          label={t`Privacy budget ε of the whole table`}
          description={t`The smaller, the more noise.`}
          value={String(tenths)}
          onChange={(event) => setTenths(Number(event.currentTarget.value))}
          data={BUDGETS.map((value) => ({ value: String(value), label: i18n.number(value / 10) }))}
        />
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Acts>
          <Button
            tone="quiet"
            busy={act.isPending}
            onClick={() => act.mutate({ fromYear, toYear, epsilonTenths: tenths })}
          >
            {t`Make the table`}
          </Button>
          {made === undefined ? null : (
            <a
              className={buttonClass('quiet')}
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(made.csv)}`}
              download={`figures-${made.fromYear}-${made.toYear}.csv`}
            >
              {t`Save as CSV`}
            </a>
          )}
        </Acts>
        {made === undefined ? null : (
          <p role="status" className="sr-small">
            {t`${made.cells.filter(({ value }) => value !== undefined).length} of ${made.cells.length} cells are shown. ε of the table ${i18n.number(made.epsilon.numerator / made.epsilon.denominator)}, of one cell ${i18n.number(made.cellEpsilon.numerator / made.cellEpsilon.denominator)}; one case stands in ${made.cellsPerCase} cells.`}
          </p>
        )}
      </div>
    </Panel>
  )
}
