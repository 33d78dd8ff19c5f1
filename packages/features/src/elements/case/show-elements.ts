/** Puts the page of elements together: the frame, the offences that fit, and the chosen ones with every element. */
import {
  fitsTopics,
  LEAD_TOPICS,
  type OffenceVerdict,
  placesFor,
  resolveSource,
} from '@smart-rescue/core/readiness'
import type {
  CaseSummary,
  ChosenOffence,
  ElementsPage,
  JudgedBy,
  LawPack,
  OffenceChoice,
  ProofPlaces,
} from '@smart-rescue/schema'
import type { ShelfPack } from '../law/shelf.ts'
import type { CaseStanding } from './count-standing.ts'

const topicsOf = (pack: LawPack): string[] =>
  [...new Set(pack.offences.flatMap(({ topics }) => topics))].toSorted()

const toChoice = (
  { offence, country, force, state, asked, met, missing, alternatives, hidden, source }: OffenceVerdict,
  topics: readonly string[],
  chosen: readonly string[],
): OffenceChoice => ({
  id: offence.id,
  country,
  title: offence.short_title,
  law: offence.law,
  section: offence.section,
  penalty: offence.penalty.text,
  penaltyConfidence: offence.penalty.confidence,
  confidence: offence.confidence,
  source,
  topics: offence.topics,
  force,
  state,
  asked,
  met,
  fits: fitsTopics(offence.topics, topics),
  chosen: chosen.includes(offence.id),
  hidden,
  missing: [...missing],
  alternatives: [...alternatives],
})

const toChosen = (
  verdict: OffenceVerdict,
  choice: OffenceChoice,
  pack: LawPack,
  places: ProofPlaces,
  standing: CaseStanding['standing'],
): ChosenOffence => {
  const { offence, groups } = verdict
  return {
    ...choice,
    ...(offence.note === undefined ? {} : { note: offence.note }),
    meansForChild: offence.means_for_child.text,
    presumptions: (offence.presumptions ?? []).map(({ text }) => text),
    groups: groups.map(({ group, rule, blocks, covered, elements }) => ({
      group,
      rule,
      blocks,
      covered,
      elements: elements.map((element) => {
        const { state, covers, judgements, conflicts } = standing(element.id)
        return {
          id: element.id,
          kind: element.kind,
          text: element.text,
          source: resolveSource(pack, element.source),
          confidence: element.confidence,
          ...(element.note === undefined ? {} : { note: element.note }),
          state,
          covers: [...covers],
          judgements: [...judgements],
          conflicts: [...conflicts],
          places: [...placesFor(places, offence, element)],
        }
      }),
    })),
  }
}

const toJudgedBy = (pack: LawPack, inUse: readonly ShelfPack[]): JudgedBy => {
  const now = inUse.find((one) => one.pack.iso2 === pack.iso2)?.pack.version
  return {
    country: pack.iso2,
    name: pack.name,
    version: pack.version,
    author: pack.author,
    review: pack.review.state,
    disclaimer: pack.disclaimer,
    ...(now === undefined || now === pack.version ? {} : { newer: now }),
  }
}

/** The page. `inUse` is what a new frame would be judged by. */
export const showElements = (
  summary: Pick<CaseSummary, 'countries' | 'leadKind'>,
  inUse: readonly ShelfPack[],
  places: ProofPlaces,
  read: CaseStanding | undefined,
): ElementsPage => {
  const known = inUse.map(({ pack }) => pack.iso2)
  const asked = read?.frame.frame.countries ?? summary.countries
  const page = {
    suggested: {
      countries: summary.countries.filter((country) => known.includes(country)),
      topics: [...LEAD_TOPICS[summary.leadKind]],
    },
    countries: inUse.map(({ pack }) => ({ iso2: pack.iso2, name: pack.name, topics: topicsOf(pack) })),
    without: asked.filter((country) => !known.includes(country)),
  }
  if (read === undefined) return { ...page, judgedBy: [], offences: [], chosen: [], warnings: [] }
  const { frame, packs, chosen, readiness, standing } = read
  const listed = readiness.offences.map((verdict) => ({
    verdict,
    choice: toChoice(verdict, frame.frame.topics, chosen),
  }))
  return {
    ...page,
    frame: { ...frame.frame, by: frame.by, at: frame.at, times: frame.times },
    judgedBy: packs.map((pack) => toJudgedBy(pack, inUse)),
    offences: listed.map(({ choice }) => choice),
    chosen: listed
      .filter(({ choice }) => choice.chosen)
      .toSorted((a, b) => chosen.indexOf(a.choice.id) - chosen.indexOf(b.choice.id))
      .flatMap(({ verdict, choice }) => {
        const pack = packs.find(({ iso2 }) => iso2 === verdict.country)
        return pack === undefined ? [] : [toChosen(verdict, choice, pack, places, standing)]
      }),
    warnings: readiness.warnings.filter(({ offence }) => offence === undefined || chosen.includes(offence)),
  }
}
