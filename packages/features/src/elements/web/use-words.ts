/** Words for names that a law pack gives: known ones in the reader's language, others as the pack writes them. */
import { useLingui } from '@lingui/react'
import { GROUP_WORDS, TOPIC_WORDS } from './element-words.ts'

/** Functions that put a group or a topic into words. */
export const usePackWords = (): { group(name: string): string; topic(name: string): string } => {
  const { i18n } = useLingui()
  const plain = (name: string): string => name.replaceAll('_', ' ')
  return {
    group: (name) => {
      const words = GROUP_WORDS[name]
      return words === undefined ? plain(name) : i18n._(words)
    },
    topic: (name) => {
      const words = TOPIC_WORDS[name]
      return words === undefined ? plain(name) : i18n._(words)
    },
  }
}
