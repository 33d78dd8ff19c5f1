/** The parts of a case in two rows: what one does, and the pages of it. One row would not fit a phone. */
import { useLingui } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { Go, paths } from '../../../web/index.ts'
import type { CaseView } from '../../contract.ts'

interface Tab {
  readonly to: string
  readonly name: string
  readonly count?: number
}

/** The first page of a group is where its name leads. */
interface Group extends Tab {
  readonly pages?: readonly Tab[]
}

const useGroups = ({ case: { id, counts }, may }: CaseView): readonly Group[] => {
  const { t } = useLingui()
  return [
    { to: paths.case(id), name: t`Overview` },
    {
      to: paths.tasks(id),
      name: t`Steps`,
      pages: [
        { to: paths.tasks(id), name: t`Steps` },
        { to: paths.duties(id), name: t`Duties to report` },
        { to: paths.exploitation(id), name: t`What is described` },
      ],
    },
    {
      to: paths.evidence(id),
      name: t`Evidence`,
      count: counts.exhibits,
      pages: [
        { to: paths.evidence(id), name: t`Exhibits` },
        { to: paths.watches(id), name: t`Watched pages` },
        { to: paths.lists(id), name: t`Lists of addresses` },
        { to: paths.tables(id), name: t`Tables` },
      ],
    },
    {
      to: paths.links(id),
      name: t`Links`,
      count: counts.links + counts.proposals,
      pages: [
        { to: paths.links(id), name: t`Pairs of exhibits` },
        { to: paths.networks(id), name: t`Networks` },
        { to: paths.templates(id), name: t`Templates` },
        { to: paths.whereabouts(id), name: t`Where and when` },
        { to: paths.caseLeads(id), name: t`Leads` },
        { to: paths.aside(id), name: t`Put aside` },
      ],
    },
    {
      to: paths.persons(id),
      name: t`People`,
      pages: [
        { to: paths.persons(id), name: t`People and safety` },
        { to: paths.chronology(id), name: t`Chronology` },
      ],
    },
    { to: paths.elements(id), name: t`Elements`, ...(counts.offences ? { count: counts.offences } : {}) },
    ...(may.includes('dossier.read')
      ? [{ to: paths.dossier(id), name: t`Dossier`, count: counts.dossiers }]
      : []),
    { to: paths.road(id), name: t`Road` },
    { to: paths.safeguard(id), name: t`Safeguard` },
    { to: paths.log(id), name: t`Log` },
  ]
}

const isWithin = (path: string, to: string) => path === to || path.startsWith(`${to}/`)

/** The rows; the second only where a group has more than one page. */
export const CaseTabs = ({ view }: { view: CaseView }): ReactNode => {
  const { t, i18n } = useLingui()
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const groups = useGroups(view)
  const pagesOf = (group: Group): readonly Tab[] => group.pages ?? [group]
  const open = groups.find((group) =>
    pagesOf(group).some(({ to }) => (to === paths.case(view.case.id) ? path === to : isWithin(path, to))),
  )
  const rows = useRef<HTMLDivElement>(null)
  // On a phone the rows run off the screen: the page one is on must be among what is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what moves the mark
  useEffect(() => {
    for (const tab of rows.current?.querySelectorAll('[aria-current="page"]') ?? [])
      tab.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  const row = (tabs: readonly Tab[], label: string, className: string, isOn: (tab: Tab) => boolean) => (
    <nav className={className} aria-label={label}>
      {tabs.map((tab) => (
        <Go key={tab.to} to={tab.to} current={isOn(tab)}>
          {tab.name} {tab.count ? <i>{i18n.number(tab.count)}</i> : null}
        </Go>
      ))}
    </nav>
  )
  const pages = open === undefined ? [] : pagesOf(open)
  return (
    <div ref={rows}>
      {row(groups, t`Parts of the case`, 'sr-tabs', (tab) => tab === open)}
      {pages.length > 1
        ? row(pages, open?.name ?? '', 'sr-tabs inner', (tab) => isWithin(path, tab.to))
        : null}
    </div>
  )
}
