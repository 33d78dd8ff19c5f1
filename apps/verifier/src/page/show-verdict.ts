/** Shows a verdict: one sentence, four separate results, everything odd, what the package says, the exhibits with their hashes. */
import type { Aspect, PackageVerdict, Result, VerdictExhibit, ZipRefusal } from '@smart-rescue/core/dossier'
import type { Words } from '../words/words.ts'
import { element, foreign } from './element.ts'

const ASPECTS: readonly Aspect[] = ['intact', 'logged', 'timed', 'witnessed']
const SYMBOLS = { ok: '✓', not: '✕', unknown: '–' } as const

const stateWord = ({ state, reasons }: Result, w: Words): string =>
  state === 'unknown' && reasons.some(({ code }) => code.endsWith('.nobody')) ? w.byNobody : w[state]

const showResult = (aspect: Aspect, result: Result, w: Words): HTMLElement =>
  element(
    'li',
    { class: `result ${result.state}`, 'data-aspect': aspect, 'data-state': result.state },
    element(
      'h3',
      {},
      element('span', { class: 'symbol', 'aria-hidden': 'true' }, SYMBOLS[result.state]),
      `${w[aspect]}: `,
      element('strong', {}, stateWord(result, w)),
    ),
    element('p', { class: 'quiet' }, w[`${aspect}About`]),
    ...result.reasons
      .filter(({ code }) => code !== 'timed.nobody')
      .map(({ sentence, code }) => element('p', { 'data-code': code }, sentence)),
  )

const showRedList = (verdict: PackageVerdict, w: Words): HTMLElement =>
  element(
    'section',
    { 'aria-labelledby': 'red-list' },
    element('h2', { id: 'red-list' }, w.redList),
    verdict.redList.length === 0
      ? element('p', {}, w.redListEmpty)
      : element(
          'ul',
          { class: 'red-list' },
          ...verdict.redList.map(({ severity, code, path, sentence }) =>
            element(
              'li',
              { class: severity, 'data-code': code },
              element('strong', {}, w[severity]),
              ` ${sentence} `,
              path === undefined ? undefined : element('span', { class: 'm' }, foreign(path)),
              ' ',
              element('span', { class: 'code' }, code),
            ),
          ),
        ),
  )

const showFacts = ({ manifest, signer, log, counts, stamps }: PackageVerdict, w: Words): HTMLElement => {
  const rows: (readonly [string, Node | string])[] = []
  if (manifest) {
    const { case: caseFile, organisation } = manifest
    rows.push([w.case, foreign(`${caseFile.reference} · ${caseFile.title}`)])
    rows.push([w.organisation, foreign(`${organisation.name}, ${organisation.country}`)])
    rows.push([w.made, manifest.createdAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')])
    rows.push([w.purpose, foreign(caseFile.purpose)], [w.legalBasis, foreign(caseFile.legalBasis)])
  }
  if (signer) {
    const listed =
      signer.listed === undefined ? w.signerUnchecked : signer.listed ? w.signerListed : w.signerUnlisted
    rows.push([
      w.signer,
      element(
        'span',
        {},
        element('span', { class: 'm', id: 'fingerprint' }, signer.fingerprint),
        ` – ${listed}`,
      ),
    ])
  }
  if (log)
    rows.push([
      w.log,
      element(
        'span',
        {},
        foreign(log.origin),
        `, ${log.size} ${w.entries}`,
        ...log.earlier.map(({ size, root }) =>
          element('span', { class: 'line quiet' }, `${w.grewFrom} ${size} ${w.entries}, ${w.root} ${root}`),
        ),
      ),
    ])
  if (stamps.length > 0)
    rows.push([w.stamps, element('span', {}, ...stamps.map((stamp) => showStamp(stamp, w)))])
  rows.push([
    w.holds,
    `${counts.files} ${w.files}, ${counts.bytes} ${w.bytes}, ${counts.leaves} ${w.entries}`,
  ])
  return element(
    'section',
    { 'aria-labelledby': 'facts' },
    element('h2', { id: 'facts' }, w.facts),
    element(
      'dl',
      {},
      ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]),
    ),
  )
}

const showMoment = (at: string): string => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')

const showInterval = (timed: VerdictExhibit['timed'], w: Words): HTMLElement | undefined => {
  if (timed === undefined) return undefined
  const from = timed.from === undefined ? '' : `${w.sealedAfter} ${showMoment(timed.from)} · `
  const to = timed.to === undefined ? w.notCovered : `${w.sealedBefore} ${showMoment(timed.to)}`
  return element(
    'p',
    { class: 'quiet timed' },
    `${from}${to} · ${w.stampedBy} `,
    foreign(timed.by.join('; ')),
    timed.trusted ? '' : ` – ${w.stampUntrusted}`,
  )
}

const showStamp = (stamp: PackageVerdict['stamps'][number], w: Words): HTMLElement =>
  element(
    'span',
    { class: 'line quiet' },
    `${stamp.size} ${w.entries} · `,
    foreign(stamp.by),
    stamp.kind === 'rfc3161'
      ? ` · ${showMoment(stamp.at ?? '')}${stamp.trusted ? '' : ` – ${w.stampUntrusted}`}`
      : ` – ${w.notBitcoin}`,
  )

const showExhibit = (exhibit: VerdictExhibit, w: Words): HTMLElement =>
  element(
    'section',
    { class: 'exhibit', 'aria-label': exhibit.number },
    element('h3', {}, `${exhibit.number} `, foreign(exhibit.title)),
    element(
      'p',
      { class: 'quiet' },
      element('span', { class: 'm' }, foreign(exhibit.url)),
      ` · ${w.captured} ${showMoment(exhibit.capturedAt)} · ${exhibit.entries} ${w.entries}`,
    ),
    showInterval(exhibit.timed, w),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${exhibit.number} ${w.hash}` },
      element(
        'table',
        { role: 'table' },
        element(
          'thead',
          { role: 'rowgroup' },
          element(
            'tr',
            { role: 'row' },
            ...[w.file, w.state, w.size, w.hash].map((text) =>
              element('th', { scope: 'col', role: 'columnheader' }, text),
            ),
          ),
        ),
        element(
          'tbody',
          { role: 'rowgroup' },
          ...exhibit.parts.map(({ path, size, sha256, sound }) =>
            element(
              'tr',
              { class: sound ? 'sound' : 'unsound', role: 'row' },
              element('td', { role: 'cell', class: 'm' }, path.slice(path.lastIndexOf('/') + 1)),
              element('td', { role: 'cell' }, sound ? w.sound : w.unsound),
              element('td', { role: 'cell', class: 'n' }, String(size)),
              element('td', { role: 'cell', class: 'm hash' }, sha256),
            ),
          ),
        ),
      ),
    ),
  )

const verdictWord = (verdict: PackageVerdict): 'good' | 'partly' | 'consistent' | 'bad' => {
  if (!verdict.ok) return 'bad'
  if (verdict.trusted) return 'good'
  return verdict.results.logged.state === 'ok' ? 'partly' : 'consistent'
}

/** The whole verdict. */
export const showVerdict = (verdict: PackageVerdict, w: Words): HTMLElement => {
  const word = verdictWord(verdict)
  return element(
    'div',
    { id: 'verdict', 'data-verdict': word },
    element('h2', { class: `overall ${word}`, tabindex: -1, id: 'overall' }, w[word]),
    element(
      'ul',
      { class: 'results' },
      ...ASPECTS.map((aspect) => showResult(aspect, verdict.results[aspect], w)),
    ),
    showRedList(verdict, w),
    showFacts(verdict, w),
    verdict.exhibits.length === 0
      ? undefined
      : element(
          'section',
          { 'aria-labelledby': 'exhibits' },
          element('h2', { id: 'exhibits' }, w.exhibits),
          ...verdict.exhibits.map((exhibit) => showExhibit(exhibit, w)),
        ),
    element(
      'section',
      { 'aria-labelledby': 'limits' },
      element('h2', { id: 'limits' }, w.limits),
      element('p', {}, w.limitsText),
    ),
  )
}

/** An archive that was refused before anything in it was looked at, or a file that could not be read. */
export const showRefusal = (heading: string, why: string, w: Words, refusal?: ZipRefusal): HTMLElement =>
  element(
    'div',
    { id: 'verdict', 'data-verdict': 'refused' },
    element('h2', { class: 'overall bad', tabindex: -1, id: 'overall' }, heading),
    element('p', {}, why),
    refusal &&
      element(
        'ul',
        { class: 'red-list' },
        element(
          'li',
          { class: 'error', 'data-code': refusal.code },
          element('strong', {}, w.error),
          ` ${refusal.sentence} `,
          refusal.path === undefined ? undefined : element('span', { class: 'm' }, foreign(refusal.path)),
          ' ',
          element('span', { class: 'code' }, refusal.code),
        ),
      ),
  )
