/** How tracks and stages are called on the page. */
import { useLingui } from '@lingui/react/macro'
import type { RoadStage, TrackRef } from '@smart-rescue/schema'
import { ROAD_STAGE_WORDS, UNIT_WORDS, VALUE_WORDS } from '../road-words.ts'

/** Names of tracks and stages in the reader's language. `receiverOf` gives the receiver of a referral. */
export const useRoadNames = (receiverOf: (referralId: string) => string | undefined = () => undefined) => {
  const { t, i18n } = useLingui()
  return {
    track: ({ unit, subject, charge }: TrackRef): string => {
      const name = i18n._(UNIT_WORDS[unit])
      const whom =
        subject === 'case' ? '' : (receiverOf(subject) ?? (subject.startsWith('person:') ? subject : ''))
      const which = charge === undefined ? '' : ` · ${t`charge ${charge}`}`
      return whom === '' ? `${name}${which}` : `${name} · ${whom}${which}`
    },
    stage: (stage: RoadStage, value?: string): string => {
      const name = i18n._(ROAD_STAGE_WORDS[stage])
      const words = value === undefined ? undefined : VALUE_WORDS[value]
      return words === undefined ? name : `${name}: ${i18n._(words)}`
    },
  }
}
