/** One source that was found: where it stands, and its text around the hits. */
import { useLingui } from '@lingui/react/macro'
import { cutAtMarks, Foreign, Mono, shorten, showHidden, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths } from '../../web/index.ts'
import type { FoundSource } from '../contract.ts'

/** The row, which can be ticked for a lead. */
export const FoundRow = ({
  source,
  ticked,
  onTick,
}: {
  source: FoundSource
  ticked: boolean
  onTick: () => void
}): ReactNode => {
  const { t } = useLingui()
  const { row, exhibitNumber, title } = source
  const to =
    row === 0
      ? paths.exhibit(source.caseId, source.exhibitId)
      : paths.source(source.caseId, source.exhibitId, row)
  const name = title === '' && row === 0 ? t`Page without a title` : shorten(title, 120)
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <h3 className="sr-found-head">
          <input
            type="checkbox"
            checked={ticked}
            aria-label={t`Tick ${source.exhibitNumber}${row === 0 ? '' : ` / ${row}`} of ${source.caseReference}`}
            onChange={onTick}
          />{' '}
          <Go to={to}>
            {row === 0 ? exhibitNumber : t`${source.exhibitNumber}, row ${source.row}`}
            {name === '' ? null : (
              <>
                {' '}
                · <Foreign text={name} />
              </>
            )}
          </Go>
        </h3>
        {source.aside ? <Tag tone="main">{t`put aside`}</Tag> : null}
      </div>
      <p>
        <bdi dir="auto">
          {cutAtMarks(source.shown, source.hits).map((piece) =>
            piece.mark ? (
              <mark key={piece.start}>{showHidden(piece.text)}</mark>
            ) : (
              <span key={piece.start}>{showHidden(piece.text)}</span>
            ),
          )}
        </bdi>
      </p>
      <p className="sr-small">
        <Go to={paths.case(source.caseId)}>{source.caseReference}</Go>
        {source.postedOn === undefined ? null : (
          <>
            {' '}
            · {t`posted on`} <Moment at={source.postedOn} style="day" />
          </>
        )}
        {source.place === undefined ? null : (
          <>
            {' '}
            · <Foreign text={source.place} />
          </>
        )}
        {source.url === undefined ? null : (
          <>
            {' '}
            · <Mono text={shorten(source.url, 100)} />
          </>
        )}
      </p>
    </li>
  )
}
