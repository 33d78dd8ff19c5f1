/** Two exhibits of one case side by side: the verdict, every aspect, selectors, and the text row by row. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId, SelectorKind } from '@smart-rescue/schema'
import { Foreign, Mono, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { Fragment, type ReactNode } from 'react'
import { useRouteWords } from '../../routes/web/use-route-words.ts'
import { FailureNote, Go, Moment, paths, SELECTOR_WORDS, useRead } from '../../web/index.ts'
import { type ComparisonView, compareExhibits } from '../second/contract.ts'
import { DiffView } from './diff-view.tsx'
import { useAspectWords } from './use-aspect-words.ts'
import './compare.css'

const SelectorList = ({ title, list }: { title: string; list: ComparisonView['selectors']['both'] }) => {
  const { t, i18n } = useLingui()
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {list.length === 0
          ? t`none`
          : list.map(({ kind, normal }) => (
              <p key={`${kind} ${normal}`}>
                <span className="sr-small">{i18n._(SELECTOR_WORDS[kind as SelectorKind])}</span>{' '}
                <Mono text={normal} />
              </p>
            ))}
      </dd>
    </>
  )
}

const Aspects = ({ view }: { view: ComparisonView }) => {
  const { t } = useLingui()
  const words = useAspectWords()
  const value = (text: string | undefined) =>
    text === undefined ? (
      t`not known`
    ) : (
      <Foreign text={text.length > 120 ? `${text.slice(0, 120)} …` : text} />
    )
  return (
    <dl className="sr-facts">
      {view.aspects.map(({ aspect, same, before, after }) => (
        <Fragment key={aspect}>
          <dt>{words[aspect]}</dt>
          <dd>
            <Tag tone={same ? 'green' : 'amber'}>{same ? t`same` : t`differs`}</Tag>
            {before === undefined && after === undefined ? null : same ? (
              <p className="sr-small">{value(before)}</p>
            ) : (
              <p className="sr-small">
                {view.first.number}: {value(before)}
                <br />
                {view.second.number}: {value(after)}
              </p>
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** The page. Reading it is logged for both exhibits. */
export const CompareExhibitsPage = ({
  caseId,
  exhibitId,
  otherId,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  otherId: ExhibitId
}): ReactNode => {
  const { t } = useLingui()
  const routes = useRouteWords()
  // Reading is a logged act: it is not repeated because a window got the focus again.
  const reading = useRead(
    compareExhibits,
    { caseId, exhibitId, otherId },
    { staleMs: Number.POSITIVE_INFINITY },
  )
  const view = reading.data
  if (view === undefined)
    return (
      <div className="sr-page">
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
            <p>
              <Go to={paths.exhibit(caseId, exhibitId)}>{t`Back to the exhibit`}</Go>
            </p>
          </FailureNote>
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )}
      </div>
    )
  const { first, second } = view
  const title = t`${first.number} beside ${second.number}`
  return (
    <Page title={title}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.exhibit(caseId, first.id)}>{first.number}</Go>
        <span aria-hidden="true">·</span>
        <Go to={paths.exhibit(caseId, second.id)}>{second.number}</Go>
      </nav>
      <PageHead
        title={title}
        lead={
          view.verdict === 'same'
            ? t`Both visits saw the same. That shows that they agree, and not that the page is true.`
            : t`The two visits differ. The list says where; the last two lines belong to the way and not to the page.`
        }
      >
        <p className="sr-small">
          {first.number}: {routes(first.route).name}, <Moment at={first.capturedAt} /> · {second.number}:{' '}
          {routes(second.route).name}, <Moment at={second.capturedAt} />
        </p>
      </PageHead>
      <div className="sr-cols">
        <Panel title={t`Text`}>
          <DiffView text={view.text} before={first.number} after={second.number} />
        </Panel>
        <div>
          <Panel title={t`Where they agree`}>
            <Aspects view={view} />
          </Panel>
          <Panel title={t`Numbers and names`}>
            <dl className="sr-facts">
              <SelectorList title={t`Only in ${first.number}`} list={view.selectors.onlyBefore} />
              <SelectorList title={t`Only in ${second.number}`} list={view.selectors.onlyAfter} />
              <SelectorList title={t`In both`} list={view.selectors.both} />
            </dl>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
