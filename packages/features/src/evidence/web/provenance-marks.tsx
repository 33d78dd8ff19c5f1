/** The four marks of provenance, always apart: intact, logged, timed, witnessed. Never one green tick. */
import { useLingui } from '@lingui/react/macro'
import type { Provenance } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { writeMoment } from '../../web/index.ts'
import './evidence.css'

/** The marks in one line; each has its word, so that colour is never alone. */
export const ProvenanceMarks = ({ provenance }: { provenance: Provenance }): ReactNode => {
  const { t, i18n } = useLingui()
  const { intact, logged, timed, witnessed } = provenance
  return (
    <span className="sr-marks">
      {intact ? <b className="ok">{t`intact`}</b> : <b className="bad">{t`damaged`}</b>}
      <b className="ok">{t`logged #${logged}`}</b>
      {timed === undefined ? (
        <b className="open">{t`timed: by nobody yet`}</b>
      ) : (
        <b className="ok">
          {t`timed ${writeMoment(timed.from, i18n.locale, 'minute')} – ${writeMoment(timed.to, i18n.locale, 'minute')}`}
        </b>
      )}
      {witnessed.have > 0 ? (
        <b className={witnessed.have >= witnessed.want ? 'ok' : 'open'}>
          {t`witnessed ${witnessed.have} of ${witnessed.want}`}
        </b>
      ) : (
        <b className="open">{t`witnessed: by nobody yet`}</b>
      )}
    </span>
  )
}
