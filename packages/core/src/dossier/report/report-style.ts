/** The print style of the report: A4, quiet, tables that break between rows, one humanist sans with its companions for other scripts. */

/** CSS of the report, put into the document as it is. */
export const REPORT_STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm }
* { box-sizing: border-box }
html { color: #23211d; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; font: 9.5pt/1.45 "Noto Sans", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
h1, h2, h3, h4 { margin: 0; line-height: 1.25; font-weight: 600; break-after: avoid }
h1 { font-size: 25pt; margin-bottom: 2mm }
h2 { font-size: 15pt; margin: 0 0 4mm; padding-bottom: 1.5mm; border-bottom: 1pt solid #0f5c5c; color: #0b4747 }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm }
h4 { font-size: 9.5pt; margin: 4mm 0 1.5mm; color: #5b574e }
p { margin: 0 0 2.5mm; orphans: 3; widows: 3 }
a { color: #0f5c5c }
section { break-before: page }
section.flow { break-before: auto; margin-top: 9mm }
#chronology, #links { break-inside: auto }
.cover { break-before: auto; min-height: 250mm; display: flex; flex-direction: column }
.cover .top { font-size: 11pt; color: #5b574e; margin-bottom: 34mm; display: flex; justify-content: space-between; gap: 8mm }
.cover .kind { color: #0f5c5c; font-weight: 600; font-size: 11pt; margin-bottom: 2mm }
.cover .reference { font-size: 13pt; color: #5b574e; margin-bottom: 10mm }
.cover .foot { margin-top: auto }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 1.2mm 5mm; margin: 0 0 3mm }
dt { color: #5b574e }
dd { margin: 0 }
.note { border-inline-start: 2pt solid #8a5a00; background: #fbf1da; padding: 2.5mm 4mm; margin: 0 0 4mm; break-inside: avoid }
.quiet { color: #5b574e; font-size: 8.5pt }
.m { font-family: "Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Arabic", monospace; font-size: 7.6pt; line-height: 1.5; direction: ltr; unicode-bidi: isolate }
.hash { font-size: 7pt }
.whole { break-inside: avoid }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; table-layout: fixed }
caption { text-align: start; font-weight: 600; color: #5b574e; padding-bottom: 1.2mm; break-after: avoid }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { text-align: start; vertical-align: top; padding: 1.3mm 2mm 1.3mm 0; border-bottom: 0.5pt solid #e2ded5 }
th { font-weight: 600; color: #5b574e; font-size: 8.5pt; border-bottom-color: #cfc9bc }
.n { text-align: end; padding-inline-end: 3mm }
.marks { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2mm; margin: 2mm 0 4mm; padding: 0; list-style: none; break-inside: avoid }
.marks li { border: 0.5pt solid #cfc9bc; border-top: 2pt solid #0f5c5c; padding: 1.8mm 2.5mm }
.marks li.open { border-top-color: #cfc9bc }
.marks b { display: block }
.marks span { color: #5b574e; font-size: 8.5pt }
.exhibit { break-before: page }
.exhibit.first { break-before: auto }
.exhibit h3 { margin-top: 0; font-size: 13pt }
.side { display: grid; grid-template-columns: 1fr 62mm; gap: 6mm; align-items: start }
.side.bare { display: block }
figure { margin: 0; break-inside: avoid }
figure img { display: block; width: 62mm; max-height: 56mm; object-fit: cover; object-position: top; border: 0.5pt solid #cfc9bc }
figcaption { font-size: 7.6pt; color: #5b574e; margin-top: 1mm }
ol, ul { margin: 0 0 3mm; padding-inline-start: 5mm }
li { margin-bottom: 1mm }
.contents { list-style: none; padding: 0; columns: 2 }
`
