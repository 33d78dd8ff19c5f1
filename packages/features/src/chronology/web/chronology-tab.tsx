/** The chronology of a case: filtered by what it comes from, with what contradicts what. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { type CaseId, ChronologyKind, type ChronologyLine, PersonPart } from '@smart-rescue/schema'
import { Acts, Button, Callout, Empty, Foreign, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { PART_WORDS } from '../../persons/web/person-words.ts'
import { FailureNote, Go, paths, saveFile, useRead } from '../../web/index.ts'
import { type Chronology, readChronology } from '../contract.ts'
import { CERTAINTY_WORDS, CONFLICT_WORDS, KIND_WORDS } from './chronology-words.ts'
import { EventForm } from './event-form.tsx'
import { writeChronology } from './write-chronology.ts'
import { writeWhen } from './write-when.ts'
import './chronology.css'

/** What is shown at first: what happened, not what was noted about it. */
const AT_FIRST: readonly ChronologyKind[] = [
  'posted',
  'captured',
  'imported',
  'event',
  'person',
  'safeguard',
  'case',
]

const useConflictsOf = (chronology: Chronology | undefined) => {
  const { i18n } = useLingui()
  return (line: ChronologyLine): string[] =>
    (chronology?.conflicts ?? [])
      .filter(({ lines }) => lines.includes(line.id))
      .map(({ kind }) => i18n._(CONFLICT_WORDS[kind]))
}

/** What a line says, with the part of a person in words. */
const useTitleOf = () => {
  const { i18n } = useLingui()
  return ({ kind, title }: ChronologyLine): string => {
    if (kind !== 'person') return title
    const [pseudonym, part] = title.split(' ')
    const known = PersonPart.safeParse(part)
    return known.success ? `${pseudonym}: ${i18n._(PART_WORDS[known.data])}` : title
  }
}

const Line = ({
  caseId,
  line,
  conflicts,
}: {
  caseId: CaseId
  line: ChronologyLine
  conflicts: readonly string[]
}) => {
  const { t, i18n } = useLingui()
  const titleOf = useTitleOf()
  const to =
    line.exhibitId !== undefined
      ? paths.exhibit(caseId, line.exhibitId)
      : line.personId !== undefined
        ? paths.person(caseId, line.personId)
        : undefined
  return (
    <li className="sr-item sr-when" id={line.id}>
      <time className="sr-mono" dir="ltr">
        {writeWhen(line.when)}
      </time>
      <div>
        <p>
          <b>{i18n._(KIND_WORDS[line.kind])}</b>{' '}
          {line.certainty === 'certain' ? null : (
            <Tag tone={line.certainty === 'disputed' ? 'amber' : 'plain'}>
              {i18n._(CERTAINTY_WORDS[line.certainty])}
            </Tag>
          )}
        </p>
        {line.title === '' ? null : (
          <p className="sr-note-body">
            <Foreign text={titleOf(line)} />
          </p>
        )}
        <p className="sr-small">
          {to === undefined ? (
            <Foreign text={line.source} />
          ) : (
            <Go to={to}>{line.source === '' ? t`Open` : <Foreign text={line.source} />}</Go>
          )}
          {line.by === undefined ? null : (
            <>
              {' · '}
              <Foreign text={line.by.displayName} />
            </>
          )}
        </p>
        {[...new Set(conflicts)].map((conflict) => (
          <Callout key={conflict} tone="amber">
            {conflict}
          </Callout>
        ))}
      </div>
    </li>
  )
}

/** The tab. */
export const ChronologyTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readChronology, { caseId })
  const opened = useRead(readCase, { caseId })
  const [kinds, setKinds] = useState<readonly ChronologyKind[]>(AT_FIRST)
  const [onlyConflicts, setOnlyConflicts] = useState(false)
  const [writing, setWriting] = useState(false)
  const conflictsOf = useConflictsOf(reading.data)
  const titleOf = useTitleOf()
  const all = reading.data?.lines ?? []
  const shown = all.filter(
    (line) =>
      (onlyConflicts || kinds.includes(line.kind)) && (!onlyConflicts || conflictsOf(line).length > 0),
  )
  const present = ChronologyKind.options.filter((kind) => all.some((line) => line.kind === kind))
  const save = () =>
    saveFile(
      `${opened.data?.case.reference ?? 'case'}-chronology.csv`,
      writeChronology(
        shown.map((line) => ({ ...line, title: titleOf(line) })),
        {
          header: [t`When`, t`Precision`, t`What`, t`Text`, t`Certainty`, t`Source`, t`By`, t`Conflicts`],
          kind: ({ kind }) => i18n._(KIND_WORDS[kind]),
          certainty: ({ certainty }) => i18n._(CERTAINTY_WORDS[certainty]),
          conflicts: (line) => conflictsOf(line).join(' '),
        },
      ),
      'text/csv',
    )
  return (
    <Panel title={t`Chronology`} aside={all.length > 0 ? i18n.number(shown.length) : undefined}>
      <div className="sr-pad sr-stack tight">
        {writing ? (
          <EventForm
            caseId={caseId}
            events={all.filter(({ kind }) => kind === 'event')}
            onDone={() => setWriting(false)}
          />
        ) : (
          <Acts>
            {opened.data?.may.includes('note.write') === true ? (
              <Button size="small" onClick={() => setWriting(true)}>
                {t`Write an event down`}
              </Button>
            ) : null}
            <Button tone="quiet" size="small" disabled={shown.length === 0} onClick={save}>
              {t`Save what is shown as a table`}
            </Button>
          </Acts>
        )}
        {present.length > 1 ? (
          <fieldset className="sr-when-kinds">
            <legend>{t`Show`}</legend>
            {present.map((kind) => (
              <Checkbox
                key={kind}
                label={i18n._(KIND_WORDS[kind])}
                checked={kinds.includes(kind)}
                disabled={onlyConflicts}
                onChange={(event) =>
                  setKinds(
                    event.currentTarget.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind),
                  )
                }
              />
            ))}
            {(reading.data?.conflicts.length ?? 0) > 0 ? (
              <Checkbox
                label={t`Only what contradicts something`}
                checked={onlyConflicts}
                onChange={(event) => setOnlyConflicts(event.currentTarget.checked)}
              />
            ) : null}
          </fieldset>
        ) : null}
        {reading.data?.cut === true ? (
          <Callout tone="amber">{t`There is more than is shown here: the first thousand of each kind.`}</Callout>
        ) : null}
      </div>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : shown.length === 0 ? (
        <Empty title={t`Nothing to show`}>
          {t`Choose what to show, capture a page, or write down what happened when.`}
        </Empty>
      ) : (
        <ol className="sr-list">
          {shown.map((line) => (
            <Line key={line.id} caseId={caseId} line={line} conflicts={conflictsOf(line)} />
          ))}
        </ol>
      )}
    </Panel>
  )
}
