/** Two exhibits side by side, with what joins them marked, and the decision below. */

import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { CaseId, Exhibit, Link, LinkId } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, Page, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { readExhibit } from '../../evidence/contract.ts'
import { MarkedLine, placeMarks } from '../../evidence/web/index.ts'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listLinks } from '../contract.ts'
import { LinkActs } from './link-card.tsx'
import { LinkReasons } from './link-reasons.tsx'
import { nearLines } from './near-lines.ts'
import { useDecide } from './use-decide.ts'
import './links.css'

/** Lines shown before and after each shared mark. */
const AROUND = 3

const Side = ({ link, end, normals }: { link: Link; end: Link['a']; normals: ReadonlySet<string> }) => {
  const { t } = useLingui()
  const [open, setOpen] = useState<number>()
  const reading = useRead(
    readExhibit,
    { caseId: link.caseId, exhibitId: end.id },
    { staleMs: Number.POSITIVE_INFINITY },
  )
  const exhibit: Exhibit | undefined = reading.data
  const lines = exhibit
    ? placeMarks(
        exhibit.text,
        exhibit.marks.filter((mark) => normals.has(`${mark.kind}:${mark.normal}`)),
      )
    : []
  const shown = nearLines(
    lines.map((line) => line.marks.length > 0),
    AROUND,
  )
  return (
    <Panel
      title={
        <>
          {end.number} · <Foreign text={end.title === '' ? t`Page without a title` : end.title} />
        </>
      }
    >
      <p className="sr-pad sr-small">
        <Mono text={end.url} /> · <Moment at={end.capturedAt} />
      </p>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : exhibit === undefined ? (
        <Skeleton label={t`Loading`} />
      ) : (
        <div className="sr-text">
          {shown.map((number, at) => {
            const item = lines[number]
            const before = shown[at - 1]
            return item === undefined ? null : (
              <div key={number}>
                {before !== undefined && number > before + 1 ? <p className="sr-text-line">…</p> : null}
                <MarkedLine
                  line={item.line}
                  marks={item.marks}
                  open={open}
                  onToggle={(mark) => setOpen(open === mark.start ? undefined : mark.start)}
                />
              </div>
            )
          })}
        </div>
      )}
      <p className="sr-pad">
        <Go to={paths.exhibit(link.caseId, end.id)}>{t`Open the whole exhibit`}</Go>
      </p>
    </Panel>
  )
}

const Decision = ({ link }: { link: Link }) => {
  const { t } = useLingui()
  const { busy, decide } = useDecide()
  const [why, setWhy] = useState('')
  if (link.state !== 'proposed') return <LinkActs link={link} compare={false} />
  return (
    <div className="sr-stack tight">
      <Textarea
        label={t`Why (optional)`}
        description={t`One sentence of yours stands beside the decision, with your name and the time.`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        maxLength={1_000}
        autosize
        minRows={2}
        dir="auto"
      />
      <Acts>
        <Button busy={busy} onClick={() => decide(link, 'accepted', why)}>
          {t`Accept`}
        </Button>
        <Button tone="quiet" busy={busy} onClick={() => decide(link, 'rejected', why)}>
          {t`Reject`}
        </Button>
      </Acts>
    </div>
  )
}

/** The page of one link. */
export const ComparePage = ({ caseId, linkId }: { caseId: CaseId; linkId: LinkId }): ReactNode => {
  const { t } = useLingui()
  const opened = useRead(readCase, { caseId })
  const reading = useRead(listLinks, { caseId })
  const link = reading.data?.links.find((one) => one.id === linkId)
  const mayDecide = opened.data?.may.includes('link.decide') ?? false
  if (link === undefined)
    return (
      <div className="sr-page">
        {reading.isPending ? (
          <Skeleton label={t`Loading`} lines={6} />
        ) : reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <p>
            {t`This link is not here any more.`} <Go to={paths.links(caseId)}>{t`Back to the links`}</Go>
          </p>
        )}
      </div>
    )
  const normals = new Set(link.reasons.map((reason) => `${reason.kind}:${reason.normal}`))
  return (
    <Page title={t`Compare ${link.a.number} and ${link.b.number}`}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(caseId)}>{opened.data?.case.reference ?? '…'}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.links(caseId)}>{t`Links`}</Go>
      </nav>
      <div className="sr-head">
        <h1>{t`${link.a.number} and ${link.b.number}`}</h1>
      </div>
      <Panel
        title={
          link.state === 'proposed' ? (
            <span className="sr-who">{t`Proposed by the machine`}</span>
          ) : (
            t`Decided`
          )
        }
      >
        <div className="sr-pad">
          <LinkReasons reasons={link.reasons} counterReasons={link.counterReasons} />
          {mayDecide ? <Decision link={link} /> : null}
        </div>
      </Panel>
      <div className="sr-compare">
        <Side link={link} end={link.a} normals={normals} />
        <Side link={link} end={link.b} normals={normals} />
      </div>
    </Page>
  )
}
