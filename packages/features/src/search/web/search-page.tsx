/** The search page: every text one may see, by any part of a word, in every script. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { type OutputOf, sourceKey } from '@smart-rescue/schema'
import { Acts, Button, Callout, Empty, Foreign, Page, Panel, shorten } from '@smart-rescue/ui'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { listCases } from '../../cases/contract.ts'
import { RaiseLeadButton } from '../../leads/web/raise-lead-button.tsx'
import { FailureNote, Go, mayRetry, paths, usePlatform, useRead } from '../../web/index.ts'
import { type FoundSource, listSearches, runSearch, type SearchAsked } from '../contract.ts'
import { hearAskedTexts, takeAskedText } from './asked-text.ts'
import { FoundRow } from './found-row.tsx'
import { LookedInPart } from './looked-in-part.tsx'
import { SaveForm } from './save-form.tsx'
import { SavedPanel } from './saved-panel.tsx'
import './search.css'

const useSearch = (asked: SearchAsked | undefined) => {
  const { client } = usePlatform()
  return useInfiniteQuery({
    queryKey: [runSearch.name, asked],
    enabled: asked !== undefined,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.call(
        runSearch,
        { ...(asked ?? { text: '' }), most: 50, ...(pageParam === undefined ? {} : { below: pageParam }) },
        signal,
      ),
    getNextPageParam: (last: OutputOf<typeof runSearch>) => last.next,
    retry: mayRetry,
    placeholderData: keepPreviousData,
  })
}

type Draft = { text: string; caseId: string; from: string; to: string; only: string }
const NOTHING: Draft = { text: '', caseId: '', from: '', to: '', only: '' }

const toAsked = ({ text, caseId, from, to, only }: Draft): SearchAsked | undefined =>
  text.trim() === ''
    ? undefined
    : {
        text: text.trim(),
        ...(caseId === '' ? {} : { caseId: caseId as NonNullable<SearchAsked['caseId']> }),
        ...(from === '' ? {} : { from }),
        ...(to === '' ? {} : { to }),
        ...(only === 'rows' || only === 'exhibits' ? { only } : {}),
      }

/** What may be done with the ticked texts, while they are of one case. */
const Ticked = ({ sources, onClear }: { sources: readonly FoundSource[]; onClear: () => void }) => {
  const { t } = useLingui()
  const [first] = sources
  if (first === undefined) return null
  const isOneCase = sources.every(({ caseId }) => caseId === first.caseId)
  return (
    <div className="sr-pad sr-ticked" role="status">
      <p>
        {plural(sources.length, { one: '# text ticked', other: '# texts ticked' })}
        {isOneCase ? (
          <>
            {' '}
            · <Go to={paths.case(first.caseId)}>{first.caseReference}</Go>
          </>
        ) : (
          ` · ${t`They are of several cases. A lead belongs to one: untick the others.`}`
        )}
      </p>
      <Acts>
        {isOneCase ? (
          <RaiseLeadButton
            caseId={first.caseId}
            by={{ sources: sources.map(({ exhibitId, row }) => ({ exhibitId, row })), fromSearch: true }}
          />
        ) : null}
        <Button tone="quiet" size="small" onClick={onClear}>
          {t`Untick all`}
        </Button>
      </Acts>
    </div>
  )
}

const Results = ({ asked }: { asked: SearchAsked }): ReactNode => {
  const { t } = useLingui()
  const reading = useSearch(asked)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const pages = reading.data?.pages ?? []
  const sources = pages.flatMap((page) => page.sources)
  const cases = pages[0]?.cases ?? []
  const more = reading.hasNextPage
  const isPartial = pages.at(-1)?.isPartial === true
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  if (reading.isPending) return <p className="sr-quiet" role="status">{t`Searching …`}</p>
  return (
    <>
      {cases.length === 0 ? null : (
        <Panel title={t`Cases`}>
          <ul className="sr-list">
            {cases.map((item) => (
              <li key={item.id} className="sr-item">
                <Go to={paths.case(item.id)}>
                  {item.reference} · <Foreign text={shorten(item.title, 120)} />
                </Go>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {pages[0]?.waiting ? (
        <Callout>
          <p>{t`Some texts are still being taken into the search. Search again in a minute.`}</p>
        </Callout>
      ) : null}
      {sources.length === 0 && isPartial ? null : sources.length === 0 ? (
        <Empty title={t`Nothing found`}>
          {t`Nothing that you may see holds all of these words. Try a part of a word, another spelling, or fewer words.`}
        </Empty>
      ) : (
        <Panel
          title={
            more
              ? plural(sources.length, { one: 'More than # text', other: 'More than # texts' })
              : plural(sources.length, { one: '# text', other: '# texts' })
          }
          aside={<SaveForm key={JSON.stringify(asked)} asked={asked} />}
        >
          <Ticked
            sources={sources.filter((source) => ticked.includes(sourceKey(source)))}
            onClear={() => setTicked([])}
          />
          <ol className="sr-list">
            {sources.map((source) => (
              <FoundRow
                key={sourceKey(source)}
                source={source}
                ticked={ticked.includes(sourceKey(source))}
                onTick={() => setTicked((before) => toggle(before, sourceKey(source)))}
              />
            ))}
          </ol>
          {more && !isPartial ? (
            <div className="sr-pad">
              <Button
                tone="quiet"
                busy={reading.isFetchingNextPage}
                onClick={() => void reading.fetchNextPage()}
              >
                {t`Show more`}
              </Button>
            </div>
          ) : null}
        </Panel>
      )}
      {isPartial ? (
        <LookedInPart
          found={sources.length}
          busy={reading.isFetchingNextPage}
          onLookOn={() => void reading.fetchNextPage()}
        />
      ) : null}
    </>
  )
}

const toggle = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key]

/** The page; `saved` runs that saved search at once. */
export const SearchPage = ({ saved }: { saved?: string | undefined }): ReactNode => {
  const { t } = useLingui()
  const cases = useRead(listCases, {})
  const searches = useRead(listSearches, {}, { enabled: saved !== undefined })
  const [draft, setDraft] = useState<Draft>(() => ({ ...NOTHING, text: takeAskedText() }))
  const [asked, setAsked] = useState<SearchAsked | undefined>(() => toAsked(draft))
  const run = (next: SearchAsked) => {
    setDraft({
      text: next.text,
      caseId: next.caseId ?? '',
      from: next.from ?? '',
      to: next.to ?? '',
      only: next.only ?? '',
    })
    setAsked(next)
  }
  const wanted = searches.data?.searches.find(({ id }) => id === saved)?.asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved search is run once, when it has come
  useEffect(() => {
    if (wanted !== undefined) run(wanted)
  }, [wanted])
  useEffect(
    () =>
      hearAskedTexts((text) => {
        setDraft({ ...NOTHING, text })
        setAsked(toAsked({ ...NOTHING, text }))
      }),
    [],
  )
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(toAsked(draft))
  }
  return (
    <Page title={t`Search`}>
      <form className="sr-stack sr-search-form" onSubmit={submit}>
        <TextInput
          label={t`Words, parts of words, numbers`}
          description={t`All of them must stand in a text. Put words that belong together into quotation marks.`}
          value={draft.text}
          maxLength={300}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          type="search"
          enterKeyHint="search"
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div className="sr-search-fields">
          <NativeSelect
            label={t`Case`}
            value={draft.caseId}
            onChange={(event) => set({ caseId: event.currentTarget.value })}
            data={[
              { value: '', label: t`every case I may see` },
              ...(cases.data?.cases ?? []).map((item) => ({
                value: item.id,
                label: `${item.reference} · ${shorten(item.title, 40)}`,
              })),
            ]}
          />
          <NativeSelect
            label={t`Kind of text`}
            value={draft.only}
            onChange={(event) => set({ only: event.currentTarget.value })}
            data={[
              { value: '', label: t`everything` },
              { value: 'exhibits', label: t`pages and files` },
              { value: 'rows', label: t`rows of tables` },
            ]}
          />
          <TextInput
            label={t`From`}
            type="date"
            value={draft.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label={t`To`}
            type="date"
            value={draft.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </div>
        <Acts>
          <Button type="submit">{t`Search`}</Button>
        </Acts>
      </form>
      {asked === undefined ? null : <Results key={JSON.stringify(asked)} asked={asked} />}
      <SavedPanel onRun={run} />
    </Page>
  )
}
