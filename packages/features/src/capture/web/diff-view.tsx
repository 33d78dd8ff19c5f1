/** Two texts held against each other: side by side on a wide screen, one under the other on a phone. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Foreign, ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { ComparisonView } from '../second/contract.ts'
import './compare.css'

type Row = ComparisonView['text']['rows'][number]
type Side = NonNullable<Row['left']>

/** A line with what is not on the other side marked; the marks are words for the eye and for a screen reader alike. */
const MarkedText = ({ side, as }: { side: Side; as: 'ins' | 'del' }) => {
  const pieces: ReactNode[] = []
  let at = 0
  const Mark = as
  for (const [start, end] of side.marks) {
    if (start > at) pieces.push(<Foreign key={`t${at}`} text={side.text.slice(at, start)} />)
    pieces.push(
      <Mark key={`m${start}`}>
        <Foreign text={side.text.slice(start, end)} />
      </Mark>,
    )
    at = end
  }
  if (at < side.text.length) pieces.push(<Foreign key={`t${at}`} text={side.text.slice(at)} />)
  return <span dir="auto">{pieces}</span>
}

const Cell = ({ side, name, as }: { side: Side | undefined; name: string; as: 'ins' | 'del' }) =>
  side === undefined ? (
    <div className="sr-diff-cell none" />
  ) : (
    <div className={`sr-diff-cell ${as}`}>
      <span className="sr-diff-line">
        <span className="sr-diff-side">{name}</span> {side.line}
      </span>
      <MarkedText side={side} as={as} />
    </div>
  )

/** The rows. `before` and `after` name both sides. */
export const DiffView = ({
  text,
  before,
  after,
}: {
  text: ComparisonView['text']
  before: string
  after: string
}): ReactNode => {
  const { t, i18n } = useLingui()
  if (text.same) return <p className="sr-pad">{t`Both texts are the same, word for word.`}</p>
  return (
    <>
      <p className="sr-pad sr-small">
        {plural(text.wordsAdded, { one: '# word added', other: '# words added' })} ·{' '}
        {plural(text.wordsRemoved, { one: '# word removed', other: '# words removed' })}
        {text.coarse ? <> · {t`Some stretch differs so much that it counts as replaced whole.`}</> : null}
        {text.cut ? <> · {t`Only the beginning of these very long texts was compared.`}</> : null}
      </p>
      <ScrollRegion className="sr-diff" label={t`Differences between ${before} and ${after}`}>
        <div className="sr-diff-heads" aria-hidden="true">
          <b>{before}</b>
          <b>{after}</b>
        </div>
        {text.rows.map((row, place) =>
          row.kind === 'gap' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <p key={place} className="sr-diff-gap">
              {plural(row.skipped ?? 0, { one: '# line is the same', other: '# lines are the same' })}
            </p>
          ) : row.kind === 'same' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <div key={place} className="sr-diff-row same">
              <div className="sr-diff-cell">
                <span className="sr-diff-line">{row.left?.line}</span>
                <span dir="auto">
                  <Foreign text={row.left?.text ?? ''} />
                </span>
              </div>
            </div>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <div key={place} className="sr-diff-row">
              <Cell side={row.left} name={before} as="del" />
              <Cell side={row.right} name={after} as="ins" />
            </div>
          ),
        )}
      </ScrollRegion>
      {text.more > 0 ? (
        <p className="sr-pad sr-small">{t`${i18n.number(text.more)} more lines differ and are not drawn.`}</p>
      ) : null}
    </>
  )
}
