/** What the texts say about contract, wage, papers and travel, as observations with their places. */
import type { ObserverName } from '../indicators/indicator.ts'
import type { LeadFacts, SourceFacts } from '../lead-facts.ts'
import { type FoundWording, findWordings, type Wording } from '../wording/index.ts'
import { MOST_PLACES, type Observation } from './observation.ts'

/** Observers that answer to one wording, with their sentence and what else would explain it. */
const SINGLE: readonly (readonly [Wording & ObserverName, sentence: string, against: string])[] = [
  [
    'papers-kept',
    'say that passport or papers are handed in or kept by somebody else',
    'Some offices keep copies lawfully; ask what exactly is kept.',
  ],
  ['debt-worked-off', 'say that one works until a debt is paid', 'Ask who owes whom, and since when.'],
  [
    'cost-advanced',
    'say that travel or costs are advanced and taken from later pay',
    'Lawful advances exist in some trades.',
  ],
  [
    'wage-kept',
    'say that pay is held back or paid at the end only',
    'Piece work and seasonal work are sometimes settled at the end.',
  ],
  [
    'may-not-leave',
    'say that one may not go out or use a telephone',
    'House rules of a workplace during hours may read alike.',
  ],
  [
    'tell-family',
    'hold a threat to tell the family or the village',
    'A quarrel between people who know each other may read alike.',
  ],
  [
    'tell-police',
    'hold a threat with police, immigration or deportation',
    'Somebody wronged may threaten to report, too.',
  ],
  [
    'no-rest',
    'state fourteen hours a day or more, or no day off',
    'It may be said of the business and not of one person.',
  ],
  [
    'papers-arranged',
    'offer to arrange passport or papers',
    'Licensed agencies do this too; ask for the licence.',
  ],
  ['urgent', 'press for an immediate decision', 'Urgent vacancies are common.'],
  ['private-only', 'ask for contact by private message only', 'Common on many sites.'],
  ['photos-first', 'ask for photographs before anything else', 'Some trades ask for a portrait.'],
  [
    'trust-pressed',
    'press how trustworthy the offer is',
    'Honest offers are praised too. Research on this comes from adults in the USA.',
  ],
]

interface Reading {
  readonly source: SourceFacts
  readonly found: readonly FoundWording[]
}

const observe = (
  observer: ObserverName,
  says: string,
  against: string,
  readings: readonly Reading[],
  wordings: ReadonlySet<Wording>,
): Observation | undefined => {
  if (readings.length === 0) return undefined
  const places = readings.flatMap(({ source, found }) =>
    found
      .filter(({ wording }) => wordings.has(wording))
      .map(({ start, end, means }) => ({ source: source.key, start, end, means })),
  )
  const count = readings.length
  return {
    observer,
    sentence: `${count} ${count === 1 ? 'source' : 'sources'} ${says}.`,
    measures: { sources: count },
    places: places.slice(0, MOST_PLACES),
    sources: readings.map(({ source }) => source.key),
    against,
  }
}

const FREE: ReadonlySet<Wording> = new Set(['free-travel', 'free-room', 'no-experience'])

/** Every wording observation of a lead. Each text is read once. */
export const observeWordings = ({ sources }: LeadFacts): Observation[] => {
  const readings = sources.map((source) => ({ source, found: findWordings(source.text) }))
  const holding = (wordings: ReadonlySet<Wording>) =>
    readings.filter(({ found }) => {
      const said = new Set(found.map(({ wording }) => wording))
      return [...wordings].every((wording) => said.has(wording))
    })
  return [
    ...SINGLE.map(([wording, says, against]) => {
      const wanted: ReadonlySet<Wording> = new Set([wording])
      return observe(wording, says, against, holding(wanted), wanted)
    }),
    observe(
      'all-free-no-experience',
      'promise free travel and a free room and ask for no experience',
      'Seasonal work in hotels and on farms is offered in the same way.',
      holding(FREE),
      FREE,
    ),
  ].filter((each) => each !== undefined)
}
