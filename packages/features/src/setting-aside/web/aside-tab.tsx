/** What is or was put aside in a case: by whom, when, why and until when. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Empty, Foreign, Panel, Skeleton, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/index.ts'
import { FailureNote, Go, Moment, paths, useAct, useFailureText, useRead } from '../../web/index.ts'
import { type AsideEntry, listAside, takeBack } from '../contract.ts'
import { ASIDE_STATES, ASIDE_WORDS } from './aside-words.ts'
import { ASIDE_REFRESHES } from './set-aside-button.tsx'

const SHOWN = ['in-force', 'over', 'all'] as const
type Shown = (typeof SHOWN)[number]

const Row = ({ caseId, entry, mayAct }: { caseId: CaseId; entry: AsideEntry; mayAct: boolean }) => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const taking = useAct(takeBack, ASIDE_REFRESHES)
  const name = nameOf(entry)
  const take = () =>
    taking.mutate(
      { caseId, leaf: entry.leaf },
      {
        onSuccess: () => showToast({ text: t`It counts again.`, tone: 'calm' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <p>
          <b>
            <Foreign text={name} />
          </b>{' '}
          · {plural(entry.sources, { one: '# source', other: '# sources' })}
        </p>
        <Tag tone={entry.state === 'in-force' ? 'amber' : 'plain'}>{i18n._(ASIDE_STATES[entry.state])}</Tag>
      </div>
      <p>
        {i18n._(ASIDE_WORDS[entry.kind])} · <Foreign text={entry.why} />
      </p>
      <p className="sr-small">
        {t`Put aside by`} <Foreign text={entry.by.displayName} />, <Moment at={entry.at} /> · {t`last day`}{' '}
        <Moment at={`${entry.until}T12:00:00`} style="day" />
        {entry.undoneBy === undefined || entry.undoneAt === undefined ? null : (
          <>
            {' · '}
            {t`taken back by`} <Foreign text={entry.undoneBy.displayName} />, <Moment at={entry.undoneAt} />
          </>
        )}
      </p>
      <Acts>
        {entry.example === undefined ? null : (
          <Go
            to={paths.source(caseId, entry.example.exhibitId, entry.example.row)}
            className={buttonClass('quiet', 'small')}
            about={name}
          >
            {t`Look at one`}
          </Go>
        )}
        {mayAct && entry.state === 'in-force' ? (
          <Button tone="quiet" size="small" busy={taking.isPending} about={name} onClick={take}>
            {t`Take back`}
          </Button>
        ) : null}
      </Acts>
    </li>
  )
}

/** A selector by its normal form; a source or template by its first words. */
const nameOf = ({ node, example }: AsideEntry): string => {
  const [, selector] = /^selector:[a-z]+\/(.+)$/su.exec(node) ?? []
  if (selector !== undefined) return selector
  if (example === undefined) return node
  return `${example.exhibitNumber}${example.row > 0 ? `/${example.row}` : ''} ${example.title === '' ? example.excerpt.slice(0, 60) : example.title}`
}

/** The tab. */
export const AsideTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may } = useOpenedCase()
  const [state, setState] = useState<Shown>('in-force')
  const [before, setBefore] = useState<number>()
  const reading = useRead(listAside, { caseId, state, ...(before === undefined ? {} : { before }) })
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  const entries = reading.data?.entries ?? []
  const last = entries.at(-1)?.leaf
  const words: Record<Shown, string> = { 'in-force': t`Aside now`, over: t`No longer`, all: t`All` }
  return (
    <Panel title={t`Put aside`} aside={entries.length > 0 ? i18n.number(entries.length) : undefined}>
      <div className="sr-pad">
        <NativeSelect
          label={t`Show`}
          value={state}
          onChange={(event) => {
            setState(SHOWN.find((one) => one === event.currentTarget.value) ?? 'in-force')
            setBefore(undefined)
          }}
          data={SHOWN.map((value) => ({ value, label: words[value] }))}
        />
      </div>
      {reading.isPending ? (
        <Skeleton label={t`Loading`} lines={6} />
      ) : entries.length === 0 ? (
        <Empty title={t`Nothing here`}>
          {t`Spam, scams and verified independent adults are put aside by people, with a reason and a last day. Until then they join nobody and rank nowhere.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {entries.map((entry) => (
            <Row key={entry.leaf} caseId={caseId} entry={entry} mayAct={may('source.aside')} />
          ))}
        </ul>
      )}
      {reading.data?.more === true && last !== undefined ? (
        <Acts>
          <Button tone="quiet" onClick={() => setBefore(last)}>
            {t`Older`}
          </Button>
        </Acts>
      ) : null}
    </Panel>
  )
}
