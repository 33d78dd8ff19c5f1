/** Invented networks for tests and benchmarks: numbers of fictional ranges, example.* names, the same for the same wish. */
import { ExhibitId, type NetworkEdge, type NetworkGraph, type NetworkNode } from '@smart-rescue/schema'

/** How large: sources, selectors they carry, edges asked for (at least one a source), and hubs among the selectors. */
export interface GraphWish {
  readonly sources: number
  readonly selectors: number
  readonly edges: number
  readonly hubs?: number
  readonly seed?: number
}

/** Numbers from 0 up to 1, always the same for the same seed (Numerical Recipes' linear congruence). */
export const dice = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const exhibitOf = (number: number): ExhibitId =>
  ExhibitId.parse(`0190aaaa-0000-7000-8000-${number.toString(16).padStart(12, '0')}`)

const dayOf = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)

const SELECTOR_KINDS = ['phone', 'email', 'handle', 'url'] as const

const selectorOf = (index: number): Pick<NetworkNode, 'label' | 'selectorKind'> => {
  const selectorKind = SELECTOR_KINDS[index % SELECTOR_KINDS.length] ?? 'phone'
  const words = {
    phone: `+4470090${String(index).padStart(5, '0')}`,
    email: `desk${index}@jobs.example`,
    handle: `telegram:harbour_${index}`,
    url: `https://rooms-${index}.example/`,
  }
  return { selectorKind, label: words[selectorKind] }
}

/** Makes one. Sources fall into circles that share selectors; a few edges cross between circles; hubs stand in a tenth of all sources. */
export const makeGraph = ({ sources, selectors, edges, hubs = 0, seed = 7 }: GraphWish): NetworkGraph => {
  const roll = dice(seed)
  const nodes: NetworkNode[] = []
  const made: NetworkEdge[] = []
  const pairs = new Set<string>()
  for (let s = 0; s < sources; s += 1) {
    const day = dayOf(Math.floor(roll() * 300))
    nodes.push({
      id: `source:${s}`,
      kind: 'source',
      label: `E-01 · ${s + 1}`,
      source: { exhibitId: exhibitOf(1), row: s + 1 },
      sources: 1,
      hub: false,
      firstSeen: day,
      lastSeen: day,
    })
  }
  for (let k = 0; k < selectors; k += 1)
    nodes.push({ id: `selector:${k}`, kind: 'selector', ...selectorOf(k), sources: 0, hub: k < hubs })
  const join = (source: number, selector: number): void => {
    const key = `${source} ${selector}`
    const node = nodes[sources + selector]
    const from = nodes[source]
    if (pairs.has(key) || node === undefined || from === undefined) return
    pairs.add(key)
    node.sources += 1
    if (node.firstSeen === undefined || (from.firstSeen ?? '') < node.firstSeen)
      node.firstSeen = from.firstSeen
    if (node.lastSeen === undefined || (from.lastSeen ?? '') > node.lastSeen) node.lastSeen = from.lastSeen
    const strength = node.hub ? 0.02 : Math.round((0.55 + roll() * 0.44) * 100) / 100
    const state = roll() < 0.2 ? 'confirmed' : 'proposed'
    made.push({
      id: `edge:${source}:${selector}`,
      from: from.id,
      to: node.id,
      rule: 'same-selector',
      strength,
      state,
      reasons: [{ rule: 'same-selector', sentence: `Both carry ${node.label}.`, weight: strength }],
      counterReasons: node.hub
        ? [{ rule: 'common', sentence: 'It stands in many sources and joins nobody.' }]
        : [],
    })
  }
  const own = Math.max(1, selectors - hubs)
  const pick = (circle: number): number =>
    hubs + ((((circle * 3 + Math.floor(roll() * 3)) % own) + own) % own)
  const circles = Math.max(1, Math.floor(own / 3))
  for (let s = 0; s < sources; s += 1) {
    join(s, pick(s % circles))
    if (hubs > 0 && roll() < 0.1) join(s, Math.floor(roll() * hubs))
  }
  for (let tries = 0; made.length < edges && tries < edges * 20; tries += 1) {
    const source = Math.floor(roll() * sources)
    join(source, roll() < 0.97 ? pick(source % circles) : hubs + Math.floor(roll() * own))
  }
  return { nodes, edges: made, cut: false }
}
