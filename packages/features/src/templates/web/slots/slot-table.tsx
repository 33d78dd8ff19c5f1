/** The slots of a template as a table: a row for each text, a column for each slot. On a phone each row is a card. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { sourceKey } from '@smart-rescue/schema'
import { Foreign, ScrollRegion, SortHead } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths } from '../../../web/index.ts'
import type { TemplateMember } from '../../contract.ts'
import { slotValues } from './slot-values.ts'
import { countEdits, type MemberOrder } from './sort-members.ts'
import '../templates.css'

/** What a text is called in lists: its own key where the table has one. */
export const memberName = ({ exhibitNumber, row, key }: TemplateMember): string =>
  row === 0 ? exhibitNumber : `${exhibitNumber} · ${key ?? row}`

/** Where the page of a text stands. */
export const memberPath = (caseId: CaseId, { exhibitId, row }: TemplateMember): string =>
  row === 0 ? paths.exhibit(caseId, exhibitId) : paths.source(caseId, exhibitId, row)

/** The columns that sort, in their order. */
export const useColumns = (names: readonly string[]): { by: MemberOrder['by']; name: string }[] => {
  const { t } = useLingui()
  return [
    { by: 'source', name: t`Source` },
    { by: 'posted', name: t`Posted` },
    { by: 'place', name: t`Where` },
    ...names.map((name, by) => ({ by, name })),
    { by: 'edits', name: t`Edits` },
  ]
}

/** The table; `order` is absent while nobody sorted. Two texts can be chosen to be held side by side. */
export const SlotTable = ({
  caseId,
  members,
  names,
  order,
  onOrder,
  chosen,
  onChoose,
}: {
  caseId: CaseId
  members: readonly TemplateMember[]
  names: readonly string[]
  order: MemberOrder | undefined
  onOrder: (order: MemberOrder) => void
  chosen: readonly string[]
  onChoose: (key: string) => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const columns = useColumns(names)
  return (
    <ScrollRegion className="sr-slot-scroll" label={t`Slots`}>
      <table className="sr-table sr-slot-table">
        <thead>
          <tr>
            <th scope="col">{t`Compare`}</th>
            {columns.map(({ by, name }) => (
              <SortHead
                key={by}
                state={order?.by !== by ? 'none' : order.down ? 'descending' : 'ascending'}
                onSort={() => onOrder({ by, down: order?.by === by && !order.down })}
              >
                {name}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => {
            const key = sourceKey(member)
            const name = memberName(member)
            return (
              <tr key={key}>
                <td data-name={t`Compare`}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(key)}
                    aria-label={t`Compare ${name}`}
                    onChange={() => onChoose(key)}
                  />
                </td>
                <th scope="row" data-name={t`Source`}>
                  <Go to={memberPath(caseId, member)}>
                    <bdi>{name}</bdi>
                  </Go>
                </th>
                <td data-name={t`Posted`}>
                  {member.postedOn === undefined ? '–' : <Moment at={member.postedOn} style="day" />}
                </td>
                <td data-name={t`Where`}>
                  {member.place === undefined ? '–' : <Foreign text={member.place} />}
                </td>
                {slotValues(member).map((value, at) => (
                  <td key={names[at]} data-name={names[at]}>
                    {value === '' ? '–' : <Foreign text={value} />}
                  </td>
                ))}
                <td data-name={t`Edits`}>{i18n.number(countEdits(member))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
