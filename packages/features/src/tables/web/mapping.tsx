/** Shows the first rows of a table and asks what its columns mean: the guess stands there, a person confirms it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect } from '@mantine/core'
import { ColumnRole, DateOrder, TableEncoding, TablePlan } from '@smart-rescue/schema'
import { Callout, Foreign, Mono, ScrollRegion } from '@smart-rescue/ui'
import { type ReactNode, useMemo } from 'react'
import { listCountries } from '../../web/index.ts'
import { COLUMN_WORDS, ENCODING_NAMES, FORMAT_NAMES, ORDER_WORDS, PROBLEM_WORDS } from './table-words.ts'
import type { TablePreview, Wish } from './use-table-sending.ts'
import './tables.css'

const DELIMITERS = TablePlan.shape.delimiter.options

/** The first rows under their columns; each head is a choice. */
const PreviewTable = ({
  preview,
  plan,
  onPlan,
}: {
  preview: TablePreview
  plan: TablePlan
  onPlan: (plan: TablePlan) => void
}) => {
  const { t, i18n } = useLingui()
  const nameOf = (at: number): string => plan.columns[at]?.name || t`Column ${at + 1}`
  return (
    <ScrollRegion className="sr-mapping" label={t`The first rows of the table`}>
      <table className="sr-table">
        <thead>
          <tr>
            {plan.columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is theirs alone.
              <th key={at} scope="col">
                <NativeSelect
                  label={<Foreign text={nameOf(at)} />}
                  size="xs"
                  value={column.as}
                  onChange={(event) => {
                    const as = ColumnRole.parse(event.currentTarget.value)
                    const columns = plan.columns.map((one, place) => (place === at ? { ...one, as } : one))
                    onPlan({ ...plan, columns })
                  }}
                  data={ColumnRole.options.map((value) => ({ value, label: i18n._(COLUMN_WORDS[value]) }))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, 8).map(({ cells, problem }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sample stand still.
            <tr key={row}>
              {problem === undefined ? (
                plan.columns.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <td key={at}>
                    <span className="sr-cell">
                      <Foreign text={cells[at] ?? ''} />
                    </span>
                  </td>
                ))
              ) : (
                <td colSpan={plan.columns.length}>
                  {t`This row cannot be read:`} {i18n._(PROBLEM_WORDS[problem])}.{' '}
                  <Foreign text={cells[0] ?? ''} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The questions. `onWish` asks for another look at the file, since rows depend on it. */
export const Mapping = ({
  preview,
  plan,
  onPlan,
  onWish,
}: {
  preview: TablePreview
  plan: TablePlan
  onPlan: (plan: TablePlan) => void
  onWish: (wish: Wish) => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const countries = useMemo(() => listCountries(i18n.locale), [i18n.locale])
  const isText = plan.format === 'csv' || plan.format === 'json' || plan.format === 'jsonl'
  const hasText = plan.columns.some(({ as }) => as === 'text' || as === 'title')
  const [date] = preview.dates
  const signs: Record<TablePlan['delimiter'], string> = {
    ',': t`comma`,
    ';': t`semicolon`,
    '\t': t`tab`,
    '|': t`upright bar`,
  }
  return (
    <>
      <p role="status">
        <b>{FORMAT_NAMES[plan.format]}</b> ·{' '}
        {plural(plan.columns.length, { one: '# column', other: '# columns' })}
      </p>
      <PreviewTable preview={preview} plan={plan} onPlan={onPlan} />
      {hasText ? null : (
        <Callout tone="amber">
          <p>{t`Choose the column that holds the text of the adverts.`}</p>
        </Callout>
      )}
      <div className="sr-form">
        {plan.format === 'csv' || plan.format === 'xlsx' ? (
          <Checkbox
            label={t`The first row names the columns`}
            checked={plan.header}
            onChange={(event) => onWish({ header: event.currentTarget.checked })}
          />
        ) : null}
        {isText ? (
          <NativeSelect
            label={t`Letters are written as`}
            description={t`Choose another where the rows above show signs that make no sense.`}
            value={plan.encoding}
            onChange={(event) => onWish({ encoding: TableEncoding.parse(event.currentTarget.value) })}
            data={TableEncoding.options.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
          />
        ) : null}
        {plan.format === 'csv' ? (
          <NativeSelect
            label={t`Cells are parted by`}
            value={plan.delimiter}
            onChange={(event) =>
              onWish({ delimiter: TablePlan.shape.delimiter.parse(event.currentTarget.value) })
            }
            data={DELIMITERS.map((value) => ({ value, label: signs[value] }))}
          />
        ) : null}
        {plan.columns.some(({ as }) => as === 'posted') ? (
          <>
            <NativeSelect
              label={t`Dates are written`}
              value={plan.dateOrder}
              onChange={(event) => onWish({ dateOrder: DateOrder.parse(event.currentTarget.value) })}
              data={DateOrder.options.map((value) => ({ value, label: i18n._(ORDER_WORDS[value]) }))}
            />
            {date === undefined ? null : (
              <p className="sr-small">
                <Mono text={date.written} /> {date.read === undefined ? t`cannot be read as a date` : '→ '}
                {date.read === undefined ? null : <Mono text={date.read} />}
              </p>
            )}
          </>
        ) : null}
        <NativeSelect
          label={t`Numbers without a country code are of`}
          description={t`The countries of the case are tried too.`}
          value={plan.country ?? ''}
          onChange={(event) => {
            const { country: _, ...rest } = plan
            const { value } = event.currentTarget
            onPlan(value === '' ? rest : { ...rest, country: value })
          }}
          data={[{ value: '', label: t`The countries of the case` }, ...countries]}
        />
      </div>
    </>
  )
}
