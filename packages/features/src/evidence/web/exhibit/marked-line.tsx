/** One line of an exhibit's text with its marks; an opened mark explains itself below the line. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type ExhibitMention, isSelectorKind } from '@smart-rescue/schema'
import { buttonClass, cutAtMarks, Foreign, Mono, showHidden, type TextLine } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, MENTION_WORDS, paths } from '../../../web/index.ts'
import '../evidence.css'

const MarkDetail = ({ mark }: { mark: ExhibitMention }) => {
  const { t, i18n } = useLingui()
  const confidence = i18n.number(mark.confidence, { style: 'percent' })
  return (
    <div className="sr-mark-detail" role="note">
      <p>
        <b>{i18n._(MENTION_WORDS[mark.kind])}</b> · <Mono text={mark.normal} />
      </p>
      <p>
        {t`Written here as`} <Foreign text={mark.original} />
      </p>
      <p>
        <bdi>{mark.why}</bdi>{' '}
        <span className="sr-small">
          <Mono text={mark.rule} /> · {t`confidence ${confidence}`}
        </span>
      </p>
      {isSelectorKind(mark.kind) ? (
        <div className="sr-row">
          <Go to={paths.selector(mark.selectorId)} className={buttonClass('quiet', 'small')}>
            {t`Where else it was seen`}
          </Go>
          <span className="sr-small">
            {plural(mark.seenIn, { one: 'in # exhibit of yours', other: 'in # exhibits of yours' })}
          </span>
        </div>
      ) : null}
    </div>
  )
}

/** The line; `marks` are those of the whole text that touch it, with offsets into the whole text. */
export const MarkedLine = ({
  line,
  marks,
  open,
  onToggle,
}: {
  line: TextLine
  marks: readonly ExhibitMention[]
  open: number | undefined
  onToggle: (mark: ExhibitMention) => void
}): ReactNode => {
  const { i18n } = useLingui()
  const local = marks.map((mark) => ({
    start: Math.max(0, mark.start - line.start),
    end: Math.min(line.text.length, mark.end - line.start),
    whole: mark,
  }))
  const opened = marks.find((mark) => mark.start === open)
  return (
    <div className="sr-text-line">
      <bdi dir="auto">
        {cutAtMarks(line.text, local).map((piece) =>
          piece.mark === undefined ? (
            <span key={piece.start}>{showHidden(piece.text)}</span>
          ) : (
            <button
              type="button"
              key={piece.start}
              className="sr-mark"
              aria-expanded={piece.mark.whole.start === open}
              title={i18n._(MENTION_WORDS[piece.mark.whole.kind])}
              onClick={() => piece.mark && onToggle(piece.mark.whole)}
            >
              {showHidden(piece.text)}
            </button>
          ),
        )}
      </bdi>
      {opened === undefined ? null : <MarkDetail mark={opened} />}
    </div>
  )
}
