/** The excerpt of an exhibit; the server puts marks between ⟦ and ⟧. */
import { Foreign } from '@smart-rescue/ui'
import type { ReactNode } from 'react'

/** One piece of an excerpt. */
export interface ExcerptPiece {
  readonly text: string
  readonly marked: boolean
  readonly at: number
}

/** Cuts an excerpt at its brackets; brackets without a partner stay text. */
export const cutExcerpt = (excerpt: string): ExcerptPiece[] => {
  const pieces: ExcerptPiece[] = []
  let at = 0
  for (const match of excerpt.matchAll(/⟦([^⟦⟧]*)⟧/gu)) {
    if (match.index > at) pieces.push({ text: excerpt.slice(at, match.index), marked: false, at })
    if (match[1]) pieces.push({ text: match[1], marked: true, at: match.index })
    at = match.index + match[0].length
  }
  if (at < excerpt.length) pieces.push({ text: excerpt.slice(at), marked: false, at })
  return pieces
}

/** Shows an excerpt in its own direction, marks marked. */
export const Excerpt = ({ excerpt }: { excerpt: string }): ReactNode => (
  <bdi dir="auto">
    {cutExcerpt(excerpt).map((piece) =>
      piece.marked ? (
        <mark key={piece.at}>
          <Foreign text={piece.text} />
        </mark>
      ) : (
        <Foreign key={piece.at} text={piece.text} />
      ),
    )}
  </bdi>
)
