/** Cuts one text of a group into what is as the template says, what stands in slots, and what deviates. */
import type { TemplateMember, TemplateSegment } from '../contract.ts'

/** A piece in reading order. `removed` is in the template and not in the text; all others joined are the text. */
export interface MemberPiece {
  readonly kind: 'fixed' | 'slot' | 'inserted' | 'removed'
  readonly text: string
  readonly slot?: number
}

/** The pieces of a text. White space that alone differs is shown as the text has it. */
export const layOutMember = (
  { text, parts, edits }: Pick<TemplateMember, 'text' | 'parts' | 'edits'>,
  template: readonly TemplateSegment[],
): MemberPiece[] => {
  const pieces: MemberPiece[] = []
  const add = (piece: MemberPiece): void => {
    if (piece.text === '' && piece.kind !== 'slot') return
    const last = pieces.at(-1)
    if (last?.kind === 'fixed' && piece.kind === 'fixed')
      pieces[pieces.length - 1] = { kind: 'fixed', text: last.text + piece.text }
    else pieces.push(piece)
  }
  template.forEach((segment, index) => {
    const [start, end] = parts[index] ?? [0, 0]
    if (segment.kind === 'slot') {
      add({ kind: 'slot', text: text.slice(start, end), slot: segment.slot })
      return
    }
    let at = start
    for (const edit of edits.filter((each) => each.segment === index)) {
      add({ kind: 'fixed', text: text.slice(at, edit.start) })
      if (edit.kind === 'spacing') add({ kind: 'fixed', text: edit.inserted })
      else {
        add({ kind: 'removed', text: edit.removed })
        add({ kind: 'inserted', text: edit.inserted })
      }
      at = edit.end
    }
    add({ kind: 'fixed', text: text.slice(at, end) })
  })
  return pieces
}
