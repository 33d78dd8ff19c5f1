/** A lead as its page and the queue show it. */
import {
  compareLeads,
  countLocally,
  findIndicator,
  firstDifference,
  INDICATORS_VERSION,
  type Indicator,
  type Observation,
} from '@smart-rescue/core/triage'
import {
  type LeadAnswer,
  type LeadCount,
  type LeadIndicator,
  type LeadPage,
  type LeadQuote,
  type LeadReason,
  type LeadSource,
  type LeadSummary,
  sourceKey,
} from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import { listAnswers, listDecisions, listSourceRefs, type StoredLead } from '../store.ts'
import type { SourceRow } from './source-rows.ts'
import { assessStored, freshStanding, listCounted, type Standing, toStanding } from './standing.ts'

/** Text shown around a quote, in UTF-16 units on each side. */
const AROUND = 90
/** Text of a source shown in its list. */
const EXCERPT = 280

const toIndicator = ({ source, observer: _, ...rest }: Indicator): LeadIndicator => ({
  ...rest,
  source: source.name,
  address: source.address,
  addressChecked: source.addressChecked,
})

/** A cut that splits no surrogate pair. */
const cutAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

const toQuotes = (observation: Observation | undefined, rows: ReadonlyMap<string, SourceRow>): LeadQuote[] =>
  (observation?.places ?? []).flatMap(({ source, start, end, means }) => {
    const row = rows.get(source)
    if (row === undefined) return []
    const from = cutAt(row.text, Math.max(0, start - AROUND))
    const to = cutAt(row.text, Math.min(row.text.length, end + AROUND))
    const before = from > 0 ? '…' : ''
    return [
      {
        source: row.ref,
        exhibitNumber: row.exhibitNumber,
        context: `${before}${row.text.slice(from, to)}${to < row.text.length ? '…' : ''}`,
        start: start - from + before.length,
        end: end - from + before.length,
        ...(means === undefined ? {} : { means }),
      },
    ]
  })

const toSummary = (lead: StoredLead, standing: Standing): LeadSummary => ({
  id: lead.id,
  caseId: lead.caseId,
  caseReference: lead.caseReference,
  caseTitle: lead.caseTitle,
  title: lead.title,
  origin: lead.origin,
  byMachine: lead.byMachine,
  raisedBy: lead.raisedBy,
  raisedAt: lead.raisedAt,
  state: lead.state,
  sources: lead.sources,
  rank: standing.rank,
  fulfilled: standing.fulfilled,
  reasons: standing.reasons,
  ...(lead.openedCase === undefined ? {} : { openedCase: lead.openedCase }),
})

/** Summaries in the order to look at them, each with the comparison by which it stands before the next. */
export const showQueue = async (trx: Trx, leads: readonly StoredLead[]): Promise<LeadSummary[]> => {
  const shown: LeadSummary[] = []
  for (const lead of leads) shown.push(toSummary(lead, await freshStanding(trx, lead)))
  shown.sort(compareLeads)
  return shown.map((lead, at) => {
    const next = shown[at + 1]
    const before = next === undefined ? undefined : firstDifference(lead.rank, next.rank)
    return before === undefined ? lead : { ...lead, before }
  })
}

/** Local counts over everything that the transaction may see. */
export const showCounts = async (trx: Trx): Promise<LeadCount[]> =>
  countLocally(await listCounted(trx)).map((count) => ({
    ...count,
    text: findIndicator(count.indicator)?.text ?? '',
  }))

/** The page of one lead, read and assessed now. */
export const showLead = async (trx: Trx, lead: StoredLead): Promise<LeadPage> => {
  const { assessment, rows } = await assessStored(trx, lead)
  const answers = await listAnswers(trx, lead.id)
  const counts = new Map((await showCounts(trx)).map((count) => [count.indicator, count]))
  const byKey = new Map(rows.map((row) => [sourceKey(row.ref), row]))
  const answered = (id: string): { answer?: LeadAnswer } => {
    const answer = answers.get(id)
    return answer === undefined ? {} : { answer }
  }
  const seen = assessment.reasons.map(({ indicator, observation, countedAs }): LeadReason => {
    const count = counts.get(indicator.id)
    return {
      indicator: toIndicator(indicator),
      countedAs,
      measures: observation?.measures ?? {},
      quotes: toQuotes(observation, byKey),
      ...(observation === undefined
        ? {}
        : { observer: observation.observer, sentence: observation.sentence }),
      ...(observation?.against === undefined ? {} : { against: observation.against }),
      ...answered(indicator.id),
      ...(count === undefined ? {} : { count }),
    }
  })
  const unanswered = new Set([
    ...assessment.questions.map(({ id }) => id),
    ...seen.map((one) => one.indicator.id),
  ])
  return {
    ...toSummary(lead, toStanding(assessment)),
    ...(lead.why === undefined ? {} : { why: lead.why }),
    listed: await listSources(trx, lead, byKey),
    seen,
    dimensions: assessment.dimensions.map(({ counted: _, ...rest }) => rest),
    escalations: assessment.escalations.map(toIndicator),
    questions: [
      ...assessment.questions.map(toIndicator),
      // What was answered and shows nothing stays to be read and to be answered again.
      ...answeredOnly(answers, unanswered),
    ].map((each) => ({ ...each, ...answered(each.id) })),
    changes: assessment.changes.map((change) =>
      change.kind === 'one-more' ? { ...change, questions: [...change.questions] } : change,
    ),
    decisions: await listDecisions(trx, lead.id),
    version: INDICATORS_VERSION,
  }
}

const answeredOnly = (
  answers: ReadonlyMap<string, LeadAnswer>,
  known: ReadonlySet<string>,
): LeadIndicator[] =>
  [...answers.keys()].flatMap((id) => {
    const indicator = known.has(id) ? undefined : findIndicator(id)
    return indicator === undefined ? [] : [toIndicator(indicator)]
  })

const listSources = async (
  trx: Trx,
  lead: StoredLead,
  rows: ReadonlyMap<string, SourceRow>,
): Promise<LeadSource[]> =>
  (await listSourceRefs(trx, lead.id)).map((ref): LeadSource => {
    const row = rows.get(sourceKey(ref))
    if (row === undefined) return { ...ref, exhibitNumber: '', title: '', excerpt: '', state: 'gone' }
    return {
      ...ref,
      exhibitNumber: row.exhibitNumber,
      title: row.title,
      excerpt: row.text.slice(0, cutAt(row.text, Math.min(EXCERPT, row.text.length))),
      state: row.aside ? 'aside' : 'read',
      ...(row.postedOn === null ? {} : { postedOn: row.postedOn }),
      ...(row.place === null ? {} : { place: row.place }),
    }
  })
