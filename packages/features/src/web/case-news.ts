/** News of a case as they happen: progress goes straight into what is shown, everything else is fetched anew. */

import type { CaseId, OutputOf } from '@smart-rescue/schema'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listCaptures, watchCase } from '../capture/contract.ts'
import { CaseNews } from '../ports/news.ts'
import { usePlatform } from './platform.tsx'
import { readingKey } from './use-endpoint.ts'

/** Kind of news → endpoints whose readings it makes old. */
const STALE: Record<CaseNews['kind'], readonly string[]> = {
  capture: ['capture.list', 'case.read', 'today.read'],
  import: ['import.list', 'exhibit.read', 'exhibit.history', 'case.read', 'case.log'],
  exhibit: ['exhibit.list', 'selector.list', 'case.read', 'capture.list', 'case.log'],
  link: ['link.list', 'case.read', 'today.read', 'case.log'],
  note: ['note.list', 'case.log'],
  dossier: ['dossier.list', 'case.read', 'case.log'],
  watch: ['watch.list', 'watch.read', 'today.read', 'case.log'],
  list: ['list.list', 'list.read', 'case.log'],
  table: ['table.list', 'table.read', 'exhibit.list', 'case.log'],
  sources: ['source.list', 'template.list', 'network.list', 'selector.list'],
  network: ['network.list', 'network.read', 'case.log'],
  lead: ['lead.list', 'lead.read', 'today.read', 'case.log'],
  task: ['task.of-case', 'task.mine', 'duty.of-case', 'exploitation.read', 'today.read', 'case.log'],
  road: ['road.read', 'road.list', 'case.read', 'today.read', 'case.log'],
  team: ['case.read', 'case.log'],
  case: ['case.read', 'case.list', 'element.read', 'case.log'],
}

type CaptureList = OutputOf<typeof listCaptures>

/** Puts progress into the list; the list itself when the capture is not in it or nothing changed. */
export const addProgress = (list: CaptureList | undefined, news: CaseNews): CaptureList | undefined => {
  const { progress } = news
  if (list === undefined || progress === undefined) return list
  return {
    captures: list.captures.map((capture) =>
      capture.id === news.id && (capture.state === 'queued' || capture.state === 'running')
        ? { ...capture, state: 'running', progress }
        : capture,
    ),
  }
}

/** Takes one piece of news into the cache; true when readings were fetched anew. */
export const takeNews = (queries: QueryClient, caseId: CaseId, message: unknown): boolean => {
  const parsed = CaseNews.safeParse(message)
  if (!parsed.success || parsed.data.caseId !== caseId) return false
  const news = parsed.data
  if (news.kind === 'capture' && news.progress !== undefined) {
    queries.setQueryData(readingKey(listCaptures, { caseId }), (list: CaptureList | undefined) =>
      addProgress(list, news),
    )
    return false
  }
  for (const name of STALE[news.kind]) void queries.invalidateQueries({ queryKey: [name] })
  return true
}

/** Watches a case while its pages are open. Gives whether the line stands; while it does not, lists poll. */
export const useCaseNews = (caseId: CaseId): boolean => {
  const platform = usePlatform()
  const queries = useQueryClient()
  const [live, setLive] = useState(false)
  useEffect(() => {
    let opened = false
    const stream = platform.openNews(
      platform.client.address(watchCase, { caseId }),
      (message) => {
        takeNews(queries, caseId, message)
      },
      () => {
        setLive(true)
        // After a break, what was missed is fetched; the first time the pages have just read everything.
        if (opened)
          for (const name of Object.values(STALE).flat()) void queries.invalidateQueries({ queryKey: [name] })
        opened = true
      },
    )
    return () => {
      stream.close()
      setLive(false)
    }
  }, [platform, queries, caseId])
  return live
}
