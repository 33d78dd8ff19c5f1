/** The addresses of the pages, written once: the router and every link are held to them. */

/** Page → its path. */
export const paths = {
  today: () => '/',
  cases: () => '/cases',
  openCase: () => '/cases/new',
  case: (caseId: string) => `/cases/${caseId}`,
  evidence: (caseId: string) => `/cases/${caseId}/evidence`,
  links: (caseId: string) => `/cases/${caseId}/links`,
  compare: (caseId: string, linkId: string) => `/cases/${caseId}/links/${linkId}`,
  templates: (caseId: string) => `/cases/${caseId}/templates`,
  template: (caseId: string, exhibitId: string, row: number) =>
    `/cases/${caseId}/templates/${exhibitId}/${row}`,
  compareSources: (caseId: string, a: string, b: string) => `/cases/${caseId}/sources/compare?a=${a}&b=${b}`,
  /** `moment` (ISO 8601) looks at the past. */
  networks: (caseId: string, moment?: string) =>
    `/cases/${caseId}/networks${moment === undefined ? '' : `?moment=${encodeURIComponent(moment)}`}`,
  network: (caseId: string, network: string, moment?: string) =>
    `/cases/${caseId}/networks/${network}${moment === undefined ? '' : `?moment=${encodeURIComponent(moment)}`}`,
  aside: (caseId: string) => `/cases/${caseId}/aside`,
  elements: (caseId: string) => `/cases/${caseId}/elements`,
  law: (country?: string) => (country === undefined ? '/law' : `/law/${country}`),
  dossier: (caseId: string) => `/cases/${caseId}/dossier`,
  road: (caseId: string) => `/cases/${caseId}/road`,
  roads: () => '/road',
  outcomes: () => '/outcomes',
  figures: () => '/figures',
  log: (caseId: string) => `/cases/${caseId}/log`,
  exhibit: (caseId: string, exhibitId: string) => `/cases/${caseId}/exhibits/${exhibitId}`,
  compareExhibits: (caseId: string, first: string, second: string) =>
    `/cases/${caseId}/exhibits/${first}/compare/${second}`,
  watches: (caseId: string) => `/cases/${caseId}/watches`,
  watch: (caseId: string, watchId: string) => `/cases/${caseId}/watches/${watchId}`,
  lists: (caseId: string) => `/cases/${caseId}/lists`,
  list: (caseId: string, listId: string) => `/cases/${caseId}/lists/${listId}`,
  tables: (caseId: string) => `/cases/${caseId}/tables`,
  table: (caseId: string, exhibitId: string) => `/cases/${caseId}/tables/${exhibitId}`,
  leads: () => '/leads',
  caseLeads: (caseId: string) => `/cases/${caseId}/leads`,
  lead: (caseId: string, leadId: string) => `/cases/${caseId}/leads/${leadId}`,
  selector: (selectorId: string) => `/selectors/${selectorId}`,
  source: (caseId: string, exhibitId: string, row: number) => `/cases/${caseId}/sources/${exhibitId}/${row}`,
  search: (searchId?: string) => (searchId === undefined ? '/search' : `/search?saved=${searchId}`),
  people: () => '/people',
  settings: () => '/settings',
  custody: () => '/custody',
  me: () => '/me',
  wellbeing: () => '/wellbeing',
  whereabouts: (caseId: string, network?: string) =>
    `/cases/${caseId}/where${network === undefined ? '' : `?network=${network}`}`,
  persons: (caseId: string) => `/cases/${caseId}/persons`,
  person: (caseId: string, personId: string) => `/cases/${caseId}/persons/${personId}`,
  chronology: (caseId: string) => `/cases/${caseId}/chronology`,
  safeguard: (caseId: string) => `/cases/${caseId}/safeguard`,
  stop: (stopId: string) => `/stops/${stopId}`,
  tasks: (caseId: string) => `/cases/${caseId}/tasks`,
  duties: (caseId: string) => `/cases/${caseId}/duties`,
  exploitation: (caseId: string) => `/cases/${caseId}/exploitation`,
  myTasks: () => '/tasks',
  playbooks: () => '/playbooks',
  playbook: (kind: string) => `/playbooks/${kind}`,
} as const

/** The case whose pages are open, or nothing. */
export const caseOfPath = (path: string): string | undefined => {
  const found = /^\/cases\/([0-9a-f-]{36})(?:\/|$)/.exec(path)
  return found?.[1]
}

/** The exhibit whose page is open, or nothing. */
export const exhibitOfPath = (path: string): string | undefined => {
  const found = /^\/cases\/[0-9a-f-]{36}\/exhibits\/([0-9a-f-]{36})(?:\/|$)/.exec(path)
  return found?.[1]
}
