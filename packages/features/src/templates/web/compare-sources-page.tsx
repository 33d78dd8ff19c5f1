/** Two sources side by side, with the stretches and selectors that both hold marked. Works for any two sources of a case. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, OutputOf, SourceRef } from '@smart-rescue/schema'
import { Callout, cutAtMarks, Foreign, Mono, Page, Panel, Skeleton, showHidden } from '@smart-rescue/ui'
import { type ReactNode, useMemo } from 'react'
import { readCase } from '../../cases/contract.ts'
import { readSource } from '../../sources/contract.ts'
import { FailureNote, Go, MENTION_WORDS, Moment, paths, useRead } from '../../web/index.ts'
import { findSharedParts, type SharedPart } from './shared-parts.ts'
import './templates.css'

type Read = OutputOf<typeof readSource>
interface Mark {
  readonly start: number
  readonly end: number
  readonly kind: 'words' | 'selector'
}

const nameOf = ({ source: { exhibitNumber, row, key } }: Read): string =>
  row === 0 ? exhibitNumber : `${exhibitNumber} · ${key ?? row}`

/** Shared stretches with the shared selectors inside of them cut out, so that neither hides the other. */
const marksOf = (
  parts: readonly SharedPart[],
  selectors: readonly { start: number; end: number }[],
): Mark[] => {
  const cuts = selectors.toSorted((a, b) => a.start - b.start)
  const marks: Mark[] = cuts.map(({ start, end }) => ({ start, end, kind: 'selector' }))
  for (const part of parts) {
    let at = part.start
    for (const cut of cuts) {
      if (cut.end <= at || cut.start >= part.end) continue
      if (cut.start > at) marks.push({ start: at, end: cut.start, kind: 'words' })
      at = Math.max(at, cut.end)
    }
    if (at < part.end) marks.push({ start: at, end: part.end, kind: 'words' })
  }
  return marks
}

const Side = ({
  caseId,
  read,
  parts,
  shared,
}: {
  caseId: CaseId
  read: Read
  parts: readonly SharedPart[]
  shared: ReadonlySet<string>
}) => {
  const { t } = useLingui()
  const { source, text } = read
  const selectors = read.marks.filter(({ kind, normal }) => shared.has(`${kind} ${normal}`))
  const to =
    source.row === 0
      ? paths.exhibit(caseId, source.exhibitId)
      : paths.source(caseId, source.exhibitId, source.row)
  return (
    <Panel title={<bdi>{nameOf(read)}</bdi>}>
      <p className="sr-pad sr-small">
        {source.title === '' ? null : (
          <>
            <Foreign text={source.title} /> ·{' '}
          </>
        )}
        {source.postedOn === undefined ? (
          <Moment at={source.seenAt} />
        ) : (
          <Moment at={source.postedOn} style="day" />
        )}
        {source.place === undefined ? null : (
          <>
            {' · '}
            <Foreign text={source.place} />
          </>
        )}
      </p>
      <p className="sr-aligned sr-pad" dir="auto">
        {cutAtMarks(text, marksOf(parts, selectors)).map((piece) =>
          piece.mark === undefined ? (
            <span key={piece.start}>{showHidden(piece.text)}</span>
          ) : (
            <mark
              key={piece.start}
              className={piece.mark.kind === 'selector' ? 'sr-shared strong' : 'sr-shared'}
            >
              {showHidden(piece.text)}
            </mark>
          ),
        )}
      </p>
      <p className="sr-pad">
        <Go to={to} about={nameOf(read)}>{t`Open the source`}</Go>
      </p>
    </Panel>
  )
}

const Both = ({ caseId, a, b }: { caseId: CaseId; a: Read; b: Read }) => {
  const { t, i18n } = useLingui()
  const parts = useMemo(() => findSharedParts(a.text, b.text), [a.text, b.text])
  const shared = useMemo(() => {
    const held = new Set(b.marks.map(({ kind, normal }) => `${kind} ${normal}`))
    return [...new Map(a.marks.map((mark) => [`${mark.kind} ${mark.normal}`, mark]))].filter(([key]) =>
      held.has(key),
    )
  }, [a.marks, b.marks])
  const percent = i18n.number(Math.floor(parts.share * 100) / 100, { style: 'percent' })
  const keys = new Set(shared.map(([key]) => key))
  return (
    <>
      <Callout>
        <p>
          {plural(parts.a.length, {
            one: '# stretch of words in common',
            other: '# stretches of words in common',
          })}
          {' · '}
          {t`${percent} of the words of the shorter text`}
          {' · '}
          {plural(shared.length, {
            one: '# selector or statement in common',
            other: '# selectors or statements in common',
          })}
        </p>
        {shared.length === 0 ? null : (
          <ul className="sr-shared-list">
            {shared.map(([key, { kind, normal }]) => (
              <li key={key}>
                <span className="sr-small">{i18n._(MENTION_WORDS[kind])}</span> <Mono text={normal} />
              </li>
            ))}
          </ul>
        )}
        <p className="sr-small">{t`What two texts share says that they are alike, not who wrote them.`}</p>
      </Callout>
      <div className="sr-side-by-side">
        <Side caseId={caseId} read={a} parts={parts.a} shared={keys} />
        <Side caseId={caseId} read={b} parts={parts.b} shared={keys} />
      </div>
    </>
  )
}

/** The page. */
export const CompareSourcesPage = ({
  caseId,
  a,
  b,
}: {
  caseId: CaseId
  a: SourceRef
  b: SourceRef
}): ReactNode => {
  const { t } = useLingui()
  const opened = useRead(readCase, { caseId })
  const lasting = { staleMs: Number.POSITIVE_INFINITY }
  const one = useRead(readSource, { caseId, ...a }, lasting)
  const two = useRead(readSource, { caseId, ...b }, lasting)
  const failed = [one, two].find(({ isError }) => isError)
  const title = t`Two sources side by side`
  return (
    <Page title={title}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(caseId)}>{opened.data?.case.reference ?? '…'}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.templates(caseId)}>{t`Templates`}</Go>
      </nav>
      <div className="sr-head">
        <h1>{title}</h1>
      </div>
      {failed !== undefined ? (
        <FailureNote error={failed.error} onRetry={() => void failed.refetch()} />
      ) : one.data === undefined || two.data === undefined ? (
        <Skeleton label={t`Loading`} lines={8} />
      ) : (
        <Both caseId={caseId} a={one.data} b={two.data} />
      )}
    </Page>
  )
}
