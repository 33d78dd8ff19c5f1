/** Rebuilds a text from template, slot values and edits: the proof that an explanation leaves nothing out. */
import type { Segment, TemplateEdit } from './explanation.ts'

/** The exact text. `values` are those of the slots in order; edits must be in the order in which the explanation gives them. */
export const rebuildText = (
  template: readonly Segment[],
  values: readonly string[],
  edits: readonly TemplateEdit[],
): string => {
  let text = ''
  let next = 0
  template.forEach((segment, index) => {
    if (segment.kind === 'slot') {
      text += values[segment.slot] ?? ''
      return
    }
    let at = 0
    for (let edit = edits[next]; edit !== undefined && edit.segment === index; edit = edits[next]) {
      text += segment.text.slice(at, edit.at) + edit.inserted
      at = edit.at + edit.removed.length
      next += 1
    }
    text += segment.text.slice(at)
  })
  return text
}
