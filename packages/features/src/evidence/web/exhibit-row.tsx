/** One exhibit in a list: withheld tile, title, host, excerpt with marks, the four marks of provenance. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ExhibitSummary } from '@smart-rescue/schema'
import { Foreign, Mono, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { briefAddress } from '../../capture/web/complete-address.ts'
import { CAPTURE_WORDS, Go, Moment, paths, useSentence } from '../../web/index.ts'
import { Excerpt } from './excerpt.tsx'
import { ACCESS_WORDS, HELD_STATE_WORDS, KIND_WORDS } from './held/held-words.ts'
import { ProvenanceMarks } from './provenance-marks.tsx'
import './evidence.css'

/** Characters of a title and an address shown in a list; the exhibit itself shows them whole. */
const TITLE = 120
const ADDRESS = 80

/** The row. Pictures are never part of a list. */
export const ExhibitRow = ({ exhibit }: { exhibit: ExhibitSummary }): ReactNode => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const { provenance, reason } = exhibit
  return (
    <div className="sr-exhibit-row">
      <div className="sr-tile">
        <span>{exhibit.held ? i18n._(KIND_WORDS[exhibit.held.kind]) : t`withheld`}</span>
      </div>
      <div>
        <h3>
          <Go to={paths.exhibit(exhibit.caseId, exhibit.id)}>
            <Foreign text={exhibit.title === '' ? t`Page without a title` : shorten(exhibit.title, TITLE)} />
          </Go>
        </h3>{' '}
        {exhibit.held ? (
          <span className="sr-quiet">{i18n._(ACCESS_WORDS[exhibit.held.accessMode])}</span>
        ) : (
          <Mono text={shorten(briefAddress(exhibit.finalUrl), ADDRESS)} className="sr-quiet" />
        )}
        {exhibit.excerpt === '' ? null : (
          <p>
            <Excerpt excerpt={exhibit.excerpt} />
          </p>
        )}
        {reason === undefined ? null : (
          <p className="sr-small">
            <b className="sr-partial">
              {i18n._(
                exhibit.held?.quarantined ? HELD_STATE_WORDS.quarantined : CAPTURE_WORDS[exhibit.state],
              )}
            </b>{' '}
            · {sentence(reason.code, reason.sentence).text}
          </p>
        )}
        <div className="sr-exhibit-meta">
          <span>
            <bdi>{exhibit.number}</bdi> · <Moment at={provenance.capturedAt} /> ·{' '}
            <Foreign text={provenance.capturedBy.displayName} />
            {exhibit.mentions > 0 ? (
              <> · {plural(exhibit.mentions, { one: '# selector', other: '# selectors' })}</>
            ) : null}
          </span>
          <ProvenanceMarks provenance={provenance} />
        </div>
      </div>
    </div>
  )
}
