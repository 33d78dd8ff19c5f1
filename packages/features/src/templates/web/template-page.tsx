/** One group explained: its template, its slots as a table, and every text with what it does differently. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type CaseId, type OutputOf, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { Acts, Button, Callout, Page, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { RaiseLeadButton } from '../../leads/web/raise-lead-button.tsx'
import { AsideNote, PutAsideHere } from '../../setting-aside/web/index.ts'
import { FailureNote, Go, paths, useGo, useRead } from '../../web/index.ts'
import { readTemplate } from '../contract.ts'
import { MemberText } from './member-text.tsx'
import { saveSlots } from './slots/save-slots.ts'
import { memberName, memberPath, SlotTable, useColumns } from './slots/slot-table.tsx'
import { type MemberOrder, sortMembers } from './slots/sort-members.ts'
import { TemplateText, useSlotNames } from './template-text.tsx'
import './templates.css'

/** Texts and rows drawn before one asks for more. */
const PAGE = 25

type Explained = OutputOf<typeof readTemplate>

const Slots = ({
  caseId,
  explained,
  reference,
}: {
  caseId: CaseId
  explained: Explained
  reference: string
}) => {
  const { t, i18n } = useLingui()
  const go = useGo()
  const [order, setOrder] = useState<MemberOrder>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [shown, setShown] = useState(PAGE)
  const names = useSlotNames(explained.slots.map(({ kind }) => kind))
  const choose = (key: string): void =>
    setChosen(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key].slice(-2))
  const [a, b] = chosen
  const [first] = explained.members
  const columns = useColumns(names)
  const members = order === undefined ? explained.members : sortMembers(explained.members, order, i18n.locale)
  return (
    <Panel title={t`Slots`} aside={explained.slots.length}>
      <div className="sr-pad">
        <Acts>
          <Button
            tone="quiet"
            disabled={a === undefined || b === undefined}
            onClick={() => {
              if (a !== undefined && b !== undefined) go(paths.compareSources(caseId, a, b))
            }}
          >
            {t`Compare the two that are ticked`}
          </Button>
          <Button tone="quiet" onClick={() => saveSlots({ members }, names, reference)}>
            {t`Save as CSV`}
          </Button>
          {first === undefined ? null : (
            <>
              <RaiseLeadButton caseId={caseId} by={{ template: sourceKey(first) }} size="normal" />
              <PutAsideHere
                caseId={caseId}
                node={`template:${sourceKey(first)}`}
                about={t`the whole template`}
                size="normal"
              />
            </>
          )}
        </Acts>
      </div>
      {/* On a phone the rows are cards without a head to press. */}
      <div className="sr-pad sr-slot-order">
        <NativeSelect
          label={t`Order`}
          value={order === undefined ? '' : `${order.by} ${order.down ? 'down' : 'up'}`}
          onChange={(event) => {
            const [by, way] = event.currentTarget.value.split(' ')
            const column = columns.find((each) => String(each.by) === by)
            setOrder(column === undefined ? undefined : { by: column.by, down: way === 'down' })
          }}
          data={[
            { value: '', label: t`As they were found` },
            ...columns.flatMap(({ by, name }) => [
              { value: `${by} up`, label: `${name} ↑` },
              { value: `${by} down`, label: `${name} ↓` },
            ]),
          ]}
        />
      </div>
      <SlotTable
        caseId={caseId}
        members={members.slice(0, shown)}
        names={names}
        order={order}
        onOrder={setOrder}
        chosen={chosen}
        onChoose={choose}
      />
      {shown < explained.members.length ? (
        <div className="sr-pad">
          <Button tone="quiet" onClick={() => setShown(shown + 4 * PAGE)}>{t`Show more`}</Button>
        </div>
      ) : null}
    </Panel>
  )
}

const Texts = ({ caseId, explained }: { caseId: CaseId; explained: Explained }) => {
  const { t } = useLingui()
  const [shown, setShown] = useState(PAGE)
  const names = useSlotNames(explained.slots.map(({ kind }) => kind))
  return (
    <Panel title={t`The texts, each with what it does differently`} aside={explained.members.length}>
      <p className="sr-pad sr-small">
        <span className="sr-slot-value">{t`framed`}</span> {t`stands in a slot`} · <ins>{t`underlined`}</ins>{' '}
        {t`is added`} · <del>{t`struck out`}</del> {t`is left out`}
      </p>
      <ul className="sr-list">
        {explained.members.slice(0, shown).map((member) => (
          <li key={sourceKey(member)} className="sr-item">
            <h3 className="sr-small">
              <Go to={memberPath(caseId, member)}>
                <bdi>{memberName(member)}</bdi>
              </Go>
            </h3>
            <MemberText member={member} template={explained.template} names={names} />
          </li>
        ))}
      </ul>
      {shown < explained.members.length ? (
        <div className="sr-pad">
          <Button tone="quiet" onClick={() => setShown(shown + 4 * PAGE)}>{t`Show more`}</Button>
        </div>
      ) : null}
    </Panel>
  )
}

/** The page. */
export const TemplatePage = ({ caseId, first }: { caseId: CaseId; first: SourceRef }): ReactNode => {
  const { t, i18n } = useLingui()
  const opened = useRead(readCase, { caseId })
  const reading = useRead(readTemplate, { caseId, ...first }, { staleMs: Number.POSITIVE_INFINITY })
  const explained = reading.data
  const reference = opened.data?.case.reference ?? '…'
  const title = explained
    ? plural(explained.sources, { one: 'Template of # text', other: 'Template of # texts' })
    : t`Template`
  return (
    <Page title={title}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(caseId)}>{reference}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.templates(caseId)}>{t`Templates`}</Go>
      </nav>
      <div className="sr-head">
        <h1>{title}</h1>
      </div>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : explained === undefined ? (
        <Skeleton label={t`Loading`} lines={8} />
      ) : (
        <>
          <AsideNote caseId={caseId} node={`template:${sourceKey(first)}`} />
          {explained.sources > explained.members.length ? (
            <Callout>
              {t`The first ${i18n.number(explained.members.length)} texts are explained; the group has ${i18n.number(explained.sources)}.`}
            </Callout>
          ) : null}
          <Panel
            title={<span className="sr-who">{t`Found by the machine`}</span>}
            aside={t`accounts for ${i18n.number(Math.floor(explained.explained * 100) / 100, { style: 'percent' })} of the words`}
          >
            <p className="sr-pad">
              <TemplateText segments={explained.template} kinds={explained.slots.map(({ kind }) => kind)} />
            </p>
          </Panel>
          <Slots caseId={caseId} explained={explained} reference={reference} />
          <Texts caseId={caseId} explained={explained} />
        </>
      )}
    </Page>
  )
}
