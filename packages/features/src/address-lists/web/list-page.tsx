/** One list: its progress, and a line for each address. */
import { useLingui } from '@lingui/react/macro'
import type { CaptureState, CaseId, ListId } from '@smart-rescue/schema'
import { Button, buttonClass, Empty, Foreign, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { CAPTURE_WORDS, FailureNote, Go, paths, usePlatform, useSentence } from '../../web/index.ts'
import { downloadList, type ListLine, readList } from '../contract.ts'
import { ListActs, ListProgress, ListTag } from './list-progress.tsx'
import { useSkippedWords } from './use-skipped-words.ts'
import './lists.css'

const POLL_MS = 2_500
const TONES: Record<CaptureState, 'plain' | 'main' | 'green' | 'amber' | 'red'> = {
  queued: 'plain',
  running: 'main',
  complete: 'green',
  partial: 'amber',
  refused: 'amber',
  failed: 'red',
}

const LineRow = ({ caseId, line }: { caseId: CaseId; line: ListLine }) => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const words = useSkippedWords()
  const { state, reason, exhibit, skipped } = line
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <span className="sr-list-url">
          <span className="sr-small">{i18n.number(line.line)}</span>{' '}
          {skipped === 'invalid' ? <Foreign text={line.url} /> : <Mono text={line.url} />}
        </span>
        <Tag tone={state === undefined ? 'plain' : TONES[state]}>
          {skipped === undefined
            ? state === undefined
              ? t`waiting`
              : i18n._(CAPTURE_WORDS[state])
            : t`left out`}
        </Tag>
      </div>
      {skipped === undefined ? null : <p className="sr-small">{words(skipped)}</p>}
      {reason === undefined ? null : <p>{sentence(reason.code, reason.sentence).text}</p>}
      {exhibit === undefined ? null : (
        <p className="sr-small">
          <Go to={paths.exhibit(caseId, exhibit.id)}>{t`Exhibit ${exhibit.number}`}</Go>
        </p>
      )}
    </li>
  )
}

/** The page, as a tab of its case. */
export const ListPage = ({ caseId, listId }: { caseId: CaseId; listId: ListId }): ReactNode => {
  const { t } = useLingui()
  const { client } = usePlatform()
  const { may, live } = useOpenedCase()
  const [show, setShow] = useState<'all' | 'troubled'>('all')
  const reading = useInfiniteQuery({
    queryKey: [readList.name, { caseId, listId, show }],
    queryFn: ({ pageParam, signal }) =>
      client.call(readList, { caseId, listId, show, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.more ? page.lines.at(-1)?.line : undefined),
    refetchInterval: (query) =>
      !live && query.state.data?.pages[0]?.list.state === 'running' ? POLL_MS : false,
  })
  const list = reading.data?.pages[0]?.list
  if (list === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
        <p>
          <Go to={paths.lists(caseId)}>{t`Back to the lists`}</Go>
        </p>
      </FailureNote>
    ) : (
      <Skeleton label={t`Loading`} lines={6} />
    )
  const lines = reading.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.lists(caseId)}>{t`Lists`}</Go>
        <span aria-hidden="true">›</span>
      </nav>
      <Panel title={<Foreign text={list.name} />} aside={<ListTag list={list} />}>
        <div className="sr-pad">
          <ListProgress list={list} />
          {may('list.change') ? <ListActs list={list} /> : null}
          <p>
            <a
              className={buttonClass('quiet', 'small')}
              href={client.address(downloadList, { caseId, listId })}
              download
            >
              {t`Download the report (CSV)`}
            </a>
          </p>
        </div>
      </Panel>
      <Panel
        title={t`Lines`}
        aside={
          <Button
            tone="plain"
            size="small"
            pressed={show === 'troubled'}
            onClick={() => setShow(show === 'all' ? 'troubled' : 'all')}
          >
            {t`Only what did not end well`}
          </Button>
        }
      >
        {lines.length === 0 ? (
          <Empty title={t`Nothing to show here`} />
        ) : (
          <ul className="sr-list">
            {lines.map((line) => (
              <LineRow key={line.line} caseId={caseId} line={line} />
            ))}
          </ul>
        )}
        {reading.hasNextPage ? (
          <div className="sr-pad">
            <Button
              tone="quiet"
              busy={reading.isFetchingNextPage}
              onClick={() => void reading.fetchNextPage()}
            >
              {t`Show more lines`}
            </Button>
          </div>
        ) : null}
      </Panel>
    </>
  )
}
