/** One reason: what was seen and where, what speaks against it, where the indicator comes from, and what became of such leads here. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, LeadIndicator, LeadQuote, LeadReason } from '@smart-rescue/schema'
import { cutAtMarks, Foreign, Mono, showHidden, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths } from '../../../web/index.ts'
import { CONFIDENCE_WORDS, COUNTED_WORDS, DIMENSION_WORDS, STRENGTH_WORDS } from '../lead-words.ts'
import { CountLine } from '../local-counts.tsx'
import { useReasonSentence } from '../use-reason-sentence.ts'

/** The address of a source's page. */
export const sourcePath = (caseId: CaseId, { exhibitId, row }: LeadQuote['source']): string =>
  row === 0 ? paths.exhibit(caseId, exhibitId) : paths.source(caseId, exhibitId, row)

/** Quotes shown before the rest is folded away. */
const SHOWN = 3

const Quote = ({ caseId, quote }: { caseId: CaseId; quote: LeadQuote }) => {
  const { t } = useLingui()
  const place =
    quote.source.row === 0 ? quote.exhibitNumber : t`${quote.exhibitNumber}, row ${quote.source.row}`
  return (
    <li>
      <Go to={sourcePath(caseId, quote.source)}>{place}</Go>{' '}
      <bdi dir="auto" className="sr-lead-quote">
        {cutAtMarks(quote.context, [quote]).map((piece) =>
          piece.mark === undefined ? (
            <span key={piece.start}>{showHidden(piece.text)}</span>
          ) : (
            <mark key={piece.start}>{showHidden(piece.text)}</mark>
          ),
        )}
      </bdi>
      {quote.means === undefined ? null : (
        <span className="sr-small">
          {' '}
          {t`means:`} <span lang="en">{quote.means}</span>
        </span>
      )}
    </li>
  )
}

/** Where an indicator comes from, in one line. */
export const IndicatorSource = ({ indicator }: { indicator: LeadIndicator }): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <p className="sr-small sr-quiet">
      <Mono text={indicator.id} /> · <span lang="en">{indicator.source}</span>
      {indicator.section === '' ? null : (
        <>
          , <span lang="en">{indicator.section}</span>
        </>
      )}{' '}
      · {i18n._(CONFIDENCE_WORDS[indicator.confidence])}
      {indicator.population === 'adults-usa' ? <> · {t`research on adults in the USA`}</> : null}
      {indicator.note === undefined ? null : (
        <>
          {' '}
          · <span lang="en">{indicator.note}</span>
        </>
      )}
    </p>
  )
}

/** The card; `children` are the acts of whoever may answer. */
export const ReasonCard = ({
  caseId,
  reason,
  children,
}: {
  caseId: CaseId
  reason: LeadReason
  children?: ReactNode
}): ReactNode => {
  const { t, i18n } = useLingui()
  const say = useReasonSentence()
  const { indicator, quotes, answer } = reason
  const dimension = indicator.dimension === undefined ? undefined : DIMENSION_WORDS[indicator.dimension]
  const quoteList = (list: readonly LeadQuote[]) => (
    <ul className="sr-lead-quotes">
      {list.map((quote) => (
        <Quote
          key={`${quote.source.exhibitId}.${quote.source.row}.${quote.context}.${quote.start}`}
          caseId={caseId}
          quote={quote}
        />
      ))}
    </ul>
  )
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <h3>
          {reason.observer === undefined ? (
            <span lang="en">{indicator.text}</span>
          ) : (
            <Foreign text={say({ ...reason, fallback: reason.sentence ?? indicator.text })} />
          )}
        </h3>
        <Tag>{i18n._(COUNTED_WORDS[reason.countedAs])}</Tag>
      </div>
      {reason.observer === undefined ? null : (
        <p>
          {t`Speaks for the indicator:`} <span lang="en">{indicator.text}</span>
        </p>
      )}
      <p className="sr-small">
        {dimension === undefined ? null : <>{i18n._(dimension)} · </>}
        {i18n._(STRENGTH_WORDS[indicator.strength])}
      </p>
      {quotes.length === 0 ? null : quoteList(quotes.slice(0, SHOWN))}
      {quotes.length > SHOWN ? (
        <details>
          <summary>{t`More places`}</summary>
          {quoteList(quotes.slice(SHOWN))}
        </details>
      ) : null}
      {reason.against === undefined ? null : (
        <p className="sr-small">
          <b>{t`What else would explain it:`}</b> <span lang="en">{reason.against}</span>
        </p>
      )}
      {reason.count === undefined ? null : (
        <p className="sr-small">
          <CountLine count={reason.count} />
        </p>
      )}
      {answer === undefined ? null : (
        <p className="sr-small">
          <Foreign text={answer.by.displayName} />:{' '}
          {answer.answer === 'yes' ? t`yes` : answer.answer === 'no' ? t`no` : t`not known`}
          {answer.note === undefined ? null : (
            <>
              {' – '}
              <Foreign text={answer.note} />
            </>
          )}
        </p>
      )}
      <IndicatorSource indicator={indicator} />
      {children}
    </li>
  )
}
