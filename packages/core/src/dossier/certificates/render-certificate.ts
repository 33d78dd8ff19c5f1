/** Prints a certificate as one HTML document: prefilled where the package knows, blank where only a person may attest. Nothing is signed by the machine. */
import { foreign, type Html, html, raw } from '../report/escape-html.ts'
import type { ReportExhibit, ReportModel } from '../report/report-model.ts'
import { showTime } from '../report/report-sections.ts'
import { REPORT_STYLE } from '../report/report-style.ts'
import { ACTS } from '../report/report-words.ts'
import type { CertificateForm, CertificateLine, CertificatePart } from './certificate-form.ts'

const STYLE = `
.blank { border-bottom: 0.5pt solid #23211d; min-height: 7mm; margin-bottom: 3mm }
.ask { color: #5b574e; font-size: 8.5pt; margin: 0 }
.box { display: inline-block; margin-inline-end: 5mm; white-space: nowrap }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 8mm; margin-top: 6mm; break-inside: avoid }
.part { break-before: auto; margin-top: 7mm }
.log { break-inside: avoid }
.hash { font-size: 6.4pt }
h1 { font-size: 18pt }
`

const UNVERIFIED: Readonly<Record<CertificateForm['confidence'], string | undefined>> = {
  high: undefined,
  medium: 'Read in a secondary source. Check the official text before this is signed.',
  low: 'Unverified – ask a lawyer.',
}

const renderRecords = ({ exhibits }: ReportModel): Html => html`<table>
<caption>The record, and how it was produced</caption>
<thead><tr><th style="width:16mm">Exhibit</th><th>What and from where</th><th style="width:42mm">When</th><th style="width:44mm">How</th></tr></thead>
<tbody>${exhibits.map(
  (exhibit) => html`<tr><td>${exhibit.number}</td>
<td>${foreign(exhibit.title)}<br><span class="m">${exhibit.finalUrl || exhibit.url || exhibit.held?.fileName || ''}</span></td>
<td>${showTime(exhibit.capturedAt)}, ${foreign(exhibit.capturedBy)}</td>
<td>${describeMaking(exhibit)}</td></tr>`,
)}</tbody></table>`

const describeMaking = ({ environment, held }: ReportExhibit): string => {
  if (environment !== undefined) return `captured with ${environment.software}, ${environment.browser}`
  if (held !== undefined) return `received as a file on ${held.receivedOn}, sealed with ${held.software}`
  return 'sealed as it came'
}

const renderHashes = ({ exhibits }: ReportModel): Html => html`<table>
<caption>Hash report (SHA-256)</caption>
<thead><tr><th style="width:50mm">File of the package</th><th class="n" style="width:24mm">Bytes</th><th>SHA-256</th></tr></thead>
<tbody>${exhibits.flatMap(({ parts }) =>
  parts.map(
    ({ path, size, sha256 }) =>
      html`<tr><td class="m">${path}</td><td class="n">${size}</td><td class="m hash">${sha256}</td></tr>`,
  ),
)}</tbody></table>`

const renderCustody = ({ exhibits }: ReportModel): Html => html`<table>
<caption>Custody, as the log has it</caption>
<thead><tr><th style="width:16mm">Exhibit</th><th style="width:42mm">When</th><th>What</th><th style="width:50mm">Who</th></tr></thead>
<tbody>${exhibits.flatMap(({ number, custody }) =>
  custody.map(
    ({ at, type, role, actor }) =>
      html`<tr><td>${number}</td><td>${showTime(at)}</td><td>${ACTS[type as keyof typeof ACTS] ?? type}${role === undefined ? '' : ` (${role})`}</td><td>${foreign(actor)}</td></tr>`,
  ),
)}</tbody></table>`

const TABLES = { records: renderRecords, hashes: renderHashes, custody: renderCustody } as const

const renderLine = (line: CertificateLine, model: ReportModel): Html => {
  if (line.kind === 'state') return html`<p>${line.text}</p>`
  if (line.kind === 'table') return TABLES[line.what](model)
  if (line.kind === 'tick')
    return html`<p class="ask">${line.text}</p><p>${line.boxes.map((box) => html`<span class="box">☐ ${box}</span> `)}</p>`
  const known = {
    organisation: `${model.organisation.name}, ${model.organisation.country}`,
    software: model.software,
    'made-at': showTime(model.createdAt),
  }
  return html`<p class="ask">${line.text}</p><div class="blank">${line.given === undefined ? '' : foreign(known[line.given])}</div>`
}

const renderPart = (part: CertificatePart, model: ReportModel): Html => html`<section class="part">
<h2>${part.heading}</h2>
<p class="quiet">To be signed by ${part.signer}, and by nobody else.</p>
${part.lines.map((line) => renderLine(line, model))}
<div class="sign"><div><p class="ask">Name and designation</p><div class="blank"></div></div>
<div><p class="ask">Signature</p><div class="blank"></div></div>
<div><p class="ask">Date and time, with time zone</p><div class="blank"></div></div>
<div><p class="ask">Place</p><div class="blank"></div></div></div>
</section>`

/** The certificate as a document for the printer. In English; the court's language is the lawyer's to choose. */
export const renderCertificate = (form: CertificateForm, model: ReportModel): string => {
  const { caseFile, log } = model
  const unverified = UNVERIFIED[form.confidence]
  return html`${raw('<!doctype html>')}
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<title>${form.title} · ${caseFile.reference}</title>
<style>${raw(REPORT_STYLE + STYLE)}</style></head>
<body><main>
<p class="quiet">${foreign(model.organisation.name)} · ${caseFile.reference} · package ${model.number} · ${showTime(model.createdAt)}</p>
<h1>${form.title}</h1>
<p>${form.law}</p>
<p class="note">Draft, prefilled from the package. It attests nothing until the person who is competent has read, completed and signed it.${unverified === undefined ? '' : html` <b>${unverified}</b>`}</p>
<ul class="quiet">${form.notes.map((note) => html`<li>${note}</li>`)}
<li>Own words after ${form.source.document}, ${form.source.section}${form.source.address === '' ? '' : html` (<span class="m">${form.source.address}</span>)`}. The official text prevails.</li></ul>
${form.parts.map((part) => renderPart(part, model))}
<section class="part log"><h2>The log that proves it</h2>
<dl><dt>Origin</dt><dd class="m">${log.origin}</dd><dt>Entries</dt><dd class="m">${log.size}</dd>
<dt>Root</dt><dd class="m">${log.root}</dd><dt>Key</dt><dd class="m">${log.vkey}</dd></dl></section>
</main></body></html>
`.text
}
