/** The sections of the report that are made of tables: chronology, exhibits, selectors, links, custody. */
import { foreign, type Html, html, raw } from './escape-html.ts'
import type { ReportCustody, ReportExhibit, ReportModel } from './report-model.ts'
import { ACTS, PURPOSES, type ReportWords } from './report-words.ts'

const LONG = 160

/** A time as the report prints it, to the second, in UTC. */
export const showTime = (iso: string): string => iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')

const shorten = (text: string): string => (text.length <= LONG ? text : `${text.slice(0, LONG)}…`)

const lookUp = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] ?? code) : code

const fact = (term: string, value: Html | string | number | undefined): Html | undefined =>
  value === undefined || value === '' ? undefined : html`<dt>${term}</dt><dd>${value}</dd>`

const heads = (...cells: readonly (readonly [width: string, text: string, kind?: string])[]): Html =>
  html`<colgroup>${cells.map(([width]) => html`<col style="width:${width}">`)}</colgroup><thead><tr>${cells.map(
    ([, text, kind]) => html`<th scope="col"${kind ? html` class="${kind}"` : ''}>${text}</th>`,
  )}</tr></thead>`

const stateOf = (exhibit: ReportExhibit, w: ReportWords): string =>
  exhibit.state === 'complete' ? w.complete : exhibit.state === 'partial' ? w.partial : exhibit.state

/** The interval of one exhibit, or the one that holds for all; undefined where no stamp covers one of them. */
export const writeInterval = (exhibits: readonly ReportExhibit[]): string | undefined => {
  const timed = exhibits.flatMap((exhibit) => (exhibit.timed ? [exhibit.timed] : []))
  if (timed.length === 0 || timed.length < exhibits.length) return undefined
  const to =
    timed
      .map((one) => one.to)
      .toSorted()
      .at(-1) ?? ''
  const froms = timed.flatMap(({ from }) => (from === undefined ? [] : [from])).toSorted()
  const [from] = froms.length === timed.length ? froms : []
  return `${from === undefined ? '≤' : `${showTime(from)} –`} ${showTime(to)} (stamps/)`
}

/** The four marks, for one exhibit or for all of them. */
export const renderMarks = (
  logged: string,
  intact: string,
  w: ReportWords,
  timed?: string,
): Html => html`<ul class="marks">
<li><b>${w.intact}</b><span>${intact}</span></li>
<li><b>${w.logged}</b><span>${logged}</span></li>
<li${timed === undefined ? html` class="open"` : ''}><b>${w.timed}</b><span>${timed ?? w.byNobody}</span></li>
<li class="open"><b>${w.witnessed}</b><span>${w.byNobody}</span></li>
</ul>`

/** When what was captured, oldest first. */
export const renderChronology = ({ exhibits }: ReportModel, w: ReportWords): Html => html`<table>
${heads(['32mm', w.capturedAt], ['14mm', w.exhibit], ['auto', w.title], ['58mm', w.address], ['18mm', w.state])}
<tbody>${exhibits
  .toSorted((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1))
  .map(
    (
      exhibit,
    ) => html`<tr><td>${showTime(exhibit.capturedAt)}</td><td><a href="#${exhibit.number}">${exhibit.number}</a></td>
<td>${foreign(shorten(exhibit.title))}</td><td class="m">${foreign(shorten(exhibit.finalUrl))}</td><td>${stateOf(exhibit, w)}</td></tr>`,
  )}</tbody></table>`

const renderEnvironment = ({ environment }: ReportExhibit, w: ReportWords): Html | undefined =>
  environment &&
  html`<h4>${w.environment}</h4><dl>
${fact(w.software, environment.software)}${fact(w.browser, environment.browser)}${fact(w.confinement, environment.confinement)}
${fact(w.viewport, environment.viewport)}${fact(w.remoteAddress, environment.remoteAddress)}${fact(w.status, environment.status)}
${fact(w.tls, environment.tls && foreign(environment.tls))}${fact(w.notLoaded, `${environment.withheld} / ${environment.failed}`)}${fact(w.claim, environment.claim)}
</dl>`

const ACCESS: Readonly<Record<string, keyof ReportWords>> = {
  public: 'public',
  given: 'given',
  authority: 'authority',
}

const CONSENT: Readonly<Record<string, keyof ReportWords>> = {
  given: 'consentGiven',
  'not-needed': 'consentNotNeeded',
  'not-asked': 'consentNotAsked',
}

/** The word for a code, or the code where the report is older than the code. */
const wordFor = (table: Readonly<Record<string, keyof ReportWords>>, code: string, w: ReportWords): string =>
  Object.hasOwn(table, code) ? w[table[code] ?? 'kind'] : code

/** Longest list of facts that is printed whole; the import report in the package holds all of them. */
const MAX_FACTS = 60

const renderHeld = ({ held }: ReportExhibit, w: ReportWords): Html | undefined =>
  held &&
  html`<h4>${w.heldFile}</h4><dl>
${fact(w.fileName, html`<span class="m">${foreign(held.fileName)}</span>`)}${fact(w.heldKind, held.kind)}${fact(w.mediaType, held.mediaType)}
${fact(w.accessMode, wordFor(ACCESS, held.accessMode, w))}${fact(w.consent, wordFor(CONSENT, held.consent, w))}${fact(w.received, held.receivedOn)}
${fact(w.insideOf, held.parentSha256 && html`<span class="m hash">${held.parentSha256}</span>`)}
${fact(w.problems, held.problems.length === 0 ? undefined : html`${held.problems.map((problem) => html`${foreign(problem)}<br>`)}`)}
${fact(w.derivatives, held.derivatives.length === 0 ? undefined : html`${held.derivatives.map(({ role, method }) => html`${role}: ${foreign(method)}<br>`)}`)}
${fact(w.software, held.software)}${fact(w.confinement, foreign(held.confinement))}${fact(w.claim, held.claim)}
</dl>${
    held.facts.length === 0
      ? ''
      : html`<table><caption>${w.inTheFile}</caption><tbody>${held.facts
          .slice(0, MAX_FACTS)
          .map(
            ({ group, name, value }) =>
              html`<tr><td>${foreign(group)}</td><td>${foreign(name)}</td><td>${foreign(shorten(value))}</td></tr>`,
          )}</tbody></table>`
  }`

const renderExhibit = (exhibit: ReportExhibit, first: boolean, w: ReportWords): Html => html`
<article class="exhibit${first ? ' first' : ''}" id="${exhibit.number}">
<h3>${exhibit.number} · ${foreign(exhibit.title)}</h3>
${renderMarks(`${w.loggedAs} ${exhibit.logged}`, w.intactAtExport, w, writeInterval([exhibit]))}
<div class="side${exhibit.thumbnail ? '' : ' bare'}"><div><dl>
${exhibit.url === '' ? '' : fact(w.askedAddress, html`<span class="m">${foreign(exhibit.url)}</span>`)}
${exhibit.finalUrl === exhibit.url ? '' : fact(w.finalAddress, html`<span class="m">${foreign(exhibit.finalUrl)}</span>`)}
${fact(exhibit.held ? w.imported : w.capturedAt, showTime(exhibit.capturedAt))}
${fact(exhibit.held ? w.importedBy : w.capturedBy, foreign(exhibit.capturedBy))}
${fact(w.state, stateOf(exhibit, w))}
${fact(w.reason, exhibit.reason && foreign(exhibit.reason))}
</dl></div>
${
  exhibit.thumbnail
    ? html`<figure><img alt="${exhibit.number}: ${w.screenshot}" src="data:image/png;base64,${raw(exhibit.thumbnail.replaceAll(/[^A-Za-z0-9+/=]/g, ''))}"><figcaption>${w.screenshot}</figcaption></figure>`
    : html`<p class="quiet">${exhibit.held ? w.notShown : w.noScreenshot}</p>`
}</div>
${renderEnvironment(exhibit, w)}${renderHeld(exhibit, w)}
<table><caption>${w.parts}</caption>
${heads(['auto', w.file], ['17mm', w.bytes, 'n'], ['98mm', w.sha256], ['14mm', w.entry, 'n'])}
<tbody>${exhibit.parts.map(
  (part) =>
    html`<tr><td class="m hash">${part.path}</td><td class="n">${part.size}</td><td class="m hash">${part.sha256}</td><td class="n">${part.leaf}</td></tr>`,
)}</tbody></table></article>`

/** Every exhibit on its own page. */
export const renderExhibits = ({ exhibits }: ReportModel, w: ReportWords): Html =>
  html`${exhibits.map((exhibit, i) => renderExhibit(exhibit, i === 0, w))}`

/** Selectors, most shared first. */
export const renderSelectors = ({ selectors }: ReportModel, w: ReportWords): Html =>
  selectors.length === 0
    ? html`<p>${w.noSelectors}</p>`
    : html`<table>${heads(['16mm', w.kind], ['42mm', w.normalForm], ['42mm', w.asWritten], ['26mm', w.seenIn], ['auto', w.whyTaken])}
<tbody>${selectors.map(
        ({ kind, normal, originals, seenIn, why }) =>
          html`<tr><td>${kind}</td><td class="m">${foreign(shorten(normal))}</td><td class="m">${originals
            .slice(0, 5)
            .map(
              (original) => html`${foreign(shorten(original))}<br>`,
            )}${originals.length > 5 ? '…' : ''}</td><td>${seenIn.join(', ')}</td><td>${why}</td></tr>`,
      )}</tbody></table>`

/** What `sameSelector` is said of; traces and pictures are named by their kind alone. */
const SELECTORS: ReadonlySet<string> = new Set(['phone', 'email', 'url', 'handle', 'wallet', 'account'])

/** Accepted links with reasons and who decided. */
export const renderLinks = ({ links }: ReportModel, w: ReportWords): Html =>
  links.length === 0
    ? html`<p>${w.noLinks}</p>`
    : html`<p>${w.linksNote}</p><table>${heads(['26mm', w.exhibits], ['auto', w.reason], ['56mm', w.decidedBy])}
<tbody>${links.map(
        ({
          a,
          b,
          reasons,
          decidedBy,
          decidedAt,
          why,
        }) => html`<tr><td><a href="#${a}">${a}</a> – <a href="#${b}">${b}</a></td>
<td>${reasons.map(
          (reason) =>
            html`${SELECTORS.has(reason.kind) ? `${w.sameSelector}: ` : ''}${reason.kind} <span class="m">${foreign(shorten(reason.normal))}</span>${
              reason.originalA === reason.originalB && reason.originalA === reason.normal
                ? ''
                : html` (${a}: <span class="m">${foreign(shorten(reason.originalA))}</span>; ${b}: <span class="m">${foreign(shorten(reason.originalB))}</span>)`
            }<br>`,
        )}</td>
<td>${foreign(decidedBy)}, ${showTime(decidedAt)}${why ? html`<br>${foreign(why)}` : ''}</td></tr>`,
      )}</tbody></table>`

/** Longest history that is printed whole; of a longer one the beginning and the end are, and the package holds all of it. */
const MAX_ROWS = 200

const renderEntry = (
  entry: ReportCustody,
): Html => html`<tr><td class="n">${entry.n}</td><td class="n">${entry.index}</td><td>${showTime(entry.at).replace(' UTC', '')}</td><td>${lookUp(ACTS, entry.type)}</td>
<td>${entry.role ?? ''}</td><td>${entry.purpose ? lookUp(PURPOSES, entry.purpose) : ''}</td><td>${foreign(entry.actor)}</td></tr>`

const renderEntries = ({ number, custody }: ReportExhibit, w: ReportWords): Html => {
  if (custody.length <= MAX_ROWS) return html`${custody.map(renderEntry)}`
  const half = MAX_ROWS / 2
  return html`${custody.slice(0, half).map(renderEntry)}<tr><td colspan="7">… ${custody.length - MAX_ROWS} ${w.leftOut} custody/${number}.jsonl</td></tr>${custody
    .slice(-half)
    .map(renderEntry)}`
}

/** The history of every exhibit. */
export const renderCustody = ({ exhibits }: ReportModel, w: ReportWords): Html => html`<p>${w.custodyNote}</p>
${exhibits.map(
  (exhibit) => html`<table><caption>${exhibit.number}</caption>
${heads(['10mm', w.number, 'n'], ['16mm', w.entry, 'n'], ['34mm', w.time], ['auto', w.act], ['28mm', w.part], ['26mm', w.purpose], ['34mm', w.who])}
<tbody>${renderEntries(exhibit, w)}</tbody></table>`,
)}`
