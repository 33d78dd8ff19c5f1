/** A template as text: what all share, with its slots as named gaps. */
import { useLingui } from '@lingui/react'
import { Foreign } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { SlotKind, TemplateSegment } from '../contract.ts'
import { SLOT_WORDS } from './slots/slot-words.ts'
import './templates.css'

/** The name of a slot: its kind, and a number where there are several of a kind. */
const slotNames = (kinds: readonly SlotKind[], word: (kind: SlotKind) => string): string[] =>
  kinds.map((kind, at) => {
    const several = kinds.filter((each) => each === kind).length > 1
    return several
      ? `${word(kind)} ${kinds.slice(0, at + 1).filter((each) => each === kind).length}`
      : word(kind)
  })

/** Names of the slots in the reader's language. */
export const useSlotNames = (kinds: readonly SlotKind[]): string[] => {
  const { i18n } = useLingui()
  return slotNames(kinds, (kind) => i18n._(SLOT_WORDS[kind]))
}

/** The text. */
export const TemplateText = ({
  segments,
  kinds,
}: {
  segments: readonly TemplateSegment[]
  kinds: readonly SlotKind[]
}): ReactNode => {
  const names = useSlotNames(kinds)
  return (
    <span className="sr-template">
      {segments.map((segment, at) =>
        segment.kind === 'fixed' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments have no name but their place
          <Foreign key={at} text={segment.text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments have no name but their place
          <span key={at} className="sr-slot">
            {names[segment.slot] ?? ''}
          </span>
        ),
      )}
    </span>
  )
}
