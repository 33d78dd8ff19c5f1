/** Figures for the reader, and tables for publication. */
import {
  cellBudget,
  drawFromBytes,
  type Grid,
  LEAST_INSIDE,
  LEAST_PUBLISHED,
  protectCounts,
  releaseTable,
  toEpsilon,
  writeCsv,
} from '@smart-rescue/core/statistics'
import { Failure, LeadKind } from '@smart-rescue/schema'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { Transactor } from '../ports/database.ts'
import type { Tokens } from '../ports/tokens.ts'
import * as contract from './contract.ts'
import { type FunnelRow, listExits, listFunnel, listFurthest, listTimes } from './store.ts'

/** Hands that this feature needs. Chance comes from fresh tokens: 256 bits that nobody can guess. */
export interface FigureDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly tokens: Tokens
}

const STEPS = [
  ['opened', 'cases'],
  ['referred', 'referred'],
  ['acknowledged', 'acknowledged'],
  ['investigated', 'investigated'],
  ['charged', 'charged'],
  ['verdict', 'verdict'],
  ['convicted', 'convicted'],
  ['identified', 'identified'],
  ['safeguarded', 'safeguarded'],
  ['compensated', 'compensated'],
] as const satisfies readonly (readonly [contract.FunnelStep['step'], keyof FunnelRow])[]

type Column = (typeof STEPS)[number][1] | 'charges' | 'convicted_charges'
type Scope = contract.Figures['scope']

const sumOf = (rows: readonly FunnelRow[], column: Column): number =>
  rows.reduce((sum, row) => sum + row[column], 0)

/** One column over the groups of one dimension. Years and kinds part the cases, so that one hidden alone would be told by the sum. */
const showColumn = (
  groups: readonly (readonly FunnelRow[])[],
  column: Column,
  addsUp: boolean,
  scope: Scope,
): readonly (number | undefined)[] => {
  const split = groups.map((rows) => ({
    own: sumOf(
      rows.filter(({ mine }) => mine),
      column,
    ),
    others: sumOf(
      rows.filter(({ mine }) => !mine),
      column,
    ),
  }))
  return scope === 'mine' ? split.map(({ own }) => own) : protectCounts(split, addsUp)
}

const showDimension = (
  rows: readonly FunnelRow[],
  dimension: contract.FunnelGroup['dimension'],
  scope: Scope,
): contract.FunnelGroup[] => {
  const within = rows.filter((row) => row.dimension === dimension && (scope === 'house' || row.mine))
  const keys = [...new Set(within.map(({ key }) => key))]
  const groups = keys.map((key) => within.filter((row) => row.key === key))
  const addsUp = dimension === 'kind' || dimension === 'year'
  const column = (name: Column) => showColumn(groups, name, addsUp, scope)
  const shown = new Map(STEPS.map(([step, name]) => [step, column(name)]))
  const [charges, convicted] = [column('charges'), column('convicted_charges')]
  const count = (name: 'numerator' | 'denominator', value: number | undefined) =>
    value === undefined ? {} : { [name]: value }
  return keys.map((key, at) => ({
    dimension,
    key,
    steps: STEPS.map(([step]) => ({
      step,
      ...count('numerator', shown.get(step)?.[at]),
      ...count('denominator', shown.get('opened')?.[at]),
    })),
    charges: { ...count('numerator', convicted[at]), ...count('denominator', charges[at]) },
  }))
}

const showExits = (
  rows: readonly { unit: string; reason: string; mine: boolean; tracks: number }[],
  scope: Scope,
): contract.Figures['exits'] => {
  const within = rows.filter(({ mine }) => scope === 'house' || mine)
  const names = [...new Set(within.map(({ unit, reason }) => `${unit} ${reason}`))]
  const split = names.map((name) => {
    const of = within.filter(({ unit, reason }) => `${unit} ${reason}` === name)
    const sum = (mine: boolean) =>
      of.filter((row) => row.mine === mine).reduce((all, row) => all + row.tracks, 0)
    return { own: sum(true), others: sum(false) }
  })
  const shown = scope === 'mine' ? split.map(({ own }) => own) : protectCounts(split, false)
  return names.map((name, at) => {
    const [unit = '', reason = ''] = name.split(' ')
    const tracks = shown[at]
    return { unit, reason, ...(tracks === undefined ? {} : { tracks }) }
  })
}

/** Reads figures of one scope. */
const readFigures =
  (deps: FigureDeps): Handler<typeof contract.readFigures> =>
  async (actor, { fromYear, toYear, scope }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const rows = await listFunnel(trx, fromYear, toYear)
      return {
        scope,
        fromYear,
        toYear,
        asOf: deps.clock.now().toISOString(),
        leastCell: LEAST_INSIDE,
        groups: (['all', 'kind', 'country', 'year'] as const).flatMap((dimension) =>
          showDimension(rows, dimension, scope),
        ),
        exits: showExits(await listExits(trx, fromYear, toYear), scope),
        times: await listTimes(trx, fromYear, toYear),
      }
    })

/** Countries that a published table names, whatever the cases are: those the house has law packs for. The rest is one cell. */
const COUNTRIES = ['BD', 'BR', 'IN', 'IQ', 'LA', 'NL', 'NP', 'PH', 'TH', 'US']
const OTHER = 'other'
const FURTHEST = ['opened', 'referred', 'investigated', 'charged', 'verdict', 'convicted']
/** Years that one table may span. */
const MOST_YEARS = 20

const createBytes = (tokens: Tokens): (() => number) => {
  let bytes: Uint8Array = new Uint8Array()
  let at = 0
  return () => {
    if (at >= bytes.length) {
      const text = atob(tokens.fresh().replaceAll('-', '+').replaceAll('_', '/'))
      bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
      at = 0
    }
    return bytes[at++] ?? 0
  }
}

const publish =
  (deps: FigureDeps): Handler<typeof contract.publishFigures> =>
  async (actor, { fromYear, toYear, epsilonTenths }) => {
    const whole = toEpsilon(BigInt(epsilonTenths), 10n)
    if (whole === undefined || toYear < fromYear || toYear - fromYear >= MOST_YEARS)
      throw new Failure('request.invalid', {
        fields: [{ path: 'toYear', message: `at most ${MOST_YEARS} years` }],
      })
    const rows = await deps.db.asMember(actor.memberId, (trx) => listFurthest(trx, fromYear, toYear))
    const counts = new Map<string, contract.PublishedCell & { count: number }>()
    for (const { dimension, key, step, cases } of rows) {
      const named = dimension === 'country' && !COUNTRIES.includes(key) ? OTHER : key
      const name = JSON.stringify([dimension, named, step])
      counts.set(name, { dimension, key: named, step, count: (counts.get(name)?.count ?? 0) + cases })
    }
    const years = Array.from({ length: toYear - fromYear + 1 }, (_, at) => String(fromYear + at))
    const grids: Grid[] = [
      { dimension: 'all', keys: [''], steps: FURTHEST },
      { dimension: 'kind', keys: LeadKind.options, steps: FURTHEST },
      { dimension: 'country', keys: [...COUNTRIES, OTHER], steps: FURTHEST },
      { dimension: 'year', keys: years, steps: FURTHEST },
    ]
    const draw = drawFromBytes(createBytes(deps.tokens))
    const cells = releaseTable([...counts.values()], grids, whole, draw).map((cell) => ({ ...cell }))
    const asNumbers = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) => ({
      numerator: Number(numerator),
      denominator: Number(denominator),
    })
    const period = `cases opened ${fromYear} to ${toYear}`
    const epsilon = `${epsilonTenths / 10}`
    return {
      cells,
      epsilon: asNumbers(whole),
      cellEpsilon: asNumbers(cellBudget(whole, grids)),
      cellsPerCase: grids.length,
      leastCell: LEAST_PUBLISHED,
      fromYear,
      toYear,
      csv: writeCsv([
        [
          'dimension',
          'key',
          'furthest stage',
          'cases (with noise)',
          'unit',
          'period',
          'epsilon of the table',
        ],
        ...cells.map(({ dimension, key, step, value }) => [
          dimension,
          key,
          step,
          value,
          'cases',
          period,
          epsilon,
        ]),
      ]),
    }
  }

/** Binds every endpoint of the feature. */
export const createFigureHandlers = (deps: FigureDeps): readonly BoundEndpoint[] => [
  bind(contract.readFigures, readFigures(deps)),
  bind(contract.publishFigures, publish(deps)),
]
