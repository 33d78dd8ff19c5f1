/** The report as one accessible HTML document, ready for the printer: language, headings that become the outline, tables with heads, nothing from elsewhere. */
import { foreign, type Html, html, raw } from './escape-html.ts'
import { renderChecking, renderMethod } from './report-method.ts'
import type { ReportModel } from './report-model.ts'
import {
  renderChronology,
  renderCustody,
  renderExhibits,
  renderLinks,
  renderMarks,
  renderSelectors,
  showTime,
  writeInterval,
} from './report-sections.ts'
import { REPORT_STYLE } from './report-style.ts'
import { LEADS, languageFor, type ReportWords, wordsFor } from './report-words.ts'

const renderCover = (model: ReportModel, w: ReportWords): Html => {
  const { caseFile, organisation, log } = model
  const lead = (LEADS as Readonly<Record<string, string>>)[caseFile.leadKind] ?? caseFile.leadKind
  return html`<section class="cover">
<div class="top"><span>${foreign(organisation.name)}, ${organisation.country}</span><span>${showTime(model.createdAt)}</span></div>
<p class="kind">${w.report}</p>
<h1>${foreign(caseFile.title)}</h1>
<p class="reference">${w.caseReference} ${caseFile.reference} · ${w.packageNumber} ${model.number}</p>
${w.unreviewed ? html`<p class="note">${w.unreviewed}</p>` : ''}
<dl><dt>${w.purpose}</dt><dd>${foreign(caseFile.purpose)}</dd>
<dt>${w.legalBasis}</dt><dd>${foreign(caseFile.legalBasis)}</dd>
<dt>${w.leadKind}</dt><dd>${lead}</dd>
<dt>${w.countries}</dt><dd>${caseFile.countries.join(', ')}</dd>
<dt>${w.opened}</dt><dd>${showTime(caseFile.openedAt)}</dd>
<dt>${w.madeAt}</dt><dd>${showTime(model.createdAt)}, ${w.madeBy} ${foreign(model.requestedBy)}</dd>
<dt>${w.software}</dt><dd>${model.software}</dd></dl>
<div class="foot"><h4>${w.checkpoint}</h4>
<dl><dt>${w.logOrigin}</dt><dd class="m">${log.origin}</dd>
<dt>${w.logSize}</dt><dd class="m">${log.size}</dd>
<dt>${w.logRoot}</dt><dd class="m">${log.root}</dd>
<dt>${w.logKey}</dt><dd class="m">${log.vkey}</dd>
<dt>${w.signerKey}</dt><dd class="m">${model.signer}</dd></dl>
<p class="quiet">${w.keyHint} ${w.pseudonym}</p></div>
</section>`
}

const renderSummary = ({ exhibits, selectors, links }: ReportModel, w: ReportWords): Html => {
  const complete = exhibits.filter((exhibit) => exhibit.state === 'complete').length
  const shared = selectors.filter((selector) => selector.seenIn.length > 1).length
  return html`<dl>
<dt>${w.exhibits}</dt><dd>${exhibits.length} (${complete} ${w.complete}, ${exhibits.length - complete} ${w.partial})</dd>
<dt>${w.selectors}</dt><dd>${selectors.length} (${shared} ${w.inSeveral})</dd>
<dt>${w.acceptedLinks}</dt><dd>${links.length}</dd></dl>
${renderMarks(w.loggedAll, w.intactAtExport, w, writeInterval(exhibits))}<p>${w.fourMarks}</p>`
}

/** Renders the report. The language of the model decides the words; one whose words are not begun is printed in English. */
export const renderReport = (model: ReportModel): string => {
  const w = wordsFor(model.locale)
  const section = (id: string, title: string, body: Html, flow = false): Html =>
    html`<section id="${id}"${flow ? raw(' class="flow whole"') : ''}><h2>${title}</h2>${body}</section>`
  const body = [
    renderCover(model, w),
    section('summary', w.summary, renderSummary(model, w)),
    section('checking', w.checking, renderChecking(), true),
    section('chronology', w.chronology, renderChronology(model, w), true),
    section('exhibits', w.exhibits, renderExhibits(model, w)),
    section('selectors', w.selectors, renderSelectors(model, w)),
    section('links', w.links, renderLinks(model, w), true),
    section('custody', w.custody, renderCustody(model, w)),
    section('method', w.method, renderMethod(model)),
  ]
  const language = languageFor(model.locale)
  const { reference, title } = model.caseFile
  return html`${raw('<!doctype html>')}
<html lang="${language}" dir="ltr"><head><meta charset="utf-8">
<title>${reference} · ${title}</title>
<style>${raw(REPORT_STYLE)}</style></head>
<body><main>${body}</main></body></html>
`.text
}
