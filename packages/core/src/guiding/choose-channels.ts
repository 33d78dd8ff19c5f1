/** Which reporting channels a step may use in the countries of a case. */
import type { Hotline, HotlineKind } from '../safeguarding/hotlines/index.ts'

/** The channels, and the countries for which the table knows none of these kinds. */
export interface StepChannels {
  readonly channels: readonly Hotline[]
  readonly without: readonly string[]
}

/** The network that finds a channel of a kind in a country that has none of its own. */
const NETWORK_OF: Partial<Record<HotlineKind, HotlineKind>> = {
  'material-hotline': 'material-hotline-network',
  'child-helpline': 'helpline-network',
}

/**
 * Channels of the kinds in the countries, in the order of the kinds; where a country has none of a kind, the network that
 * serves every country follows. A country is `without` where it has no channel of its own of any of the kinds.
 */
export const chooseChannels = (
  kinds: readonly HotlineKind[],
  countries: readonly string[],
  table: readonly Hotline[],
): StepChannels => {
  const found = new Map<string, Hotline>()
  for (const kind of kinds) {
    const own = table.filter((one) => one.kind === kind && countries.includes(one.country))
    for (const one of own) found.set(one.id, one)
    const isMissing = countries.some((country) => !own.some((one) => one.country === country))
    if (isMissing)
      for (const one of table)
        if (one.country === '*' && (one.kind === kind || one.kind === NETWORK_OF[kind]))
          found.set(one.id, one)
  }
  const channels = [...found.values()]
  return {
    channels,
    without:
      kinds.length === 0
        ? []
        : countries.filter((country) => !channels.some((one) => one.country === country)),
  }
}
