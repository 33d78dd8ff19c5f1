/** The traces in the file of an exhibit: what each is, what it tells, and which other exhibits of the case carry it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId, OutputOf } from '@smart-rescue/schema'
import { Foreign, Mono, Panel, Skeleton, shorten } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Go, paths, useRead } from '../../web/index.ts'
import { readTraces } from '../contract.ts'
import { TRACE_TELLS, TRACE_WORDS } from './trace-words.ts'
import './traces.css'

type Answer = OutputOf<typeof readTraces>
type Shared = Pick<Answer['traces'][number], 'others' | 'shared'>

/** Others that share it, by number; nothing where nobody does. */
const SharedLine = ({ caseId, others, shared }: Shared & { caseId: CaseId }) => {
  const { t, i18n } = useLingui()
  if (others === 0) return <p className="sr-small">{t`No other exhibit of this case carries it.`}</p>
  const rest = others - shared.length
  return (
    <p>
      {t`Also in`}{' '}
      {shared.map(({ exhibitId, number, title }, at) => (
        <span key={exhibitId}>
          {at === 0 ? null : ', '}
          <Go to={paths.exhibit(caseId, exhibitId)}>
            {number}
            {title === '' ? null : (
              <>
                {' '}
                <Foreign text={shorten(title, 60)} />
              </>
            )}
          </Go>
        </span>
      ))}
      {rest > 0 ? ` ${t`and ${i18n.number(rest)} more`}` : null}
    </p>
  )
}

/** More than so many unshared traces are folded away. */
const OPEN = 6

/** The panel; nothing where the file carries no trace. */
export const TracesPanel = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const reading = useRead(readTraces, { caseId, exhibitId })
  if (reading.isError)
    return (
      <Panel title={t`Traces in the file`}>
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      </Panel>
    )
  if (reading.data === undefined)
    return (
      <Panel title={t`Traces in the file`}>
        <Skeleton label={t`Loading`} lines={3} />
      </Panel>
    )
  const { traces, picture } = reading.data
  const sorted = traces.toSorted((a, b) => b.others - a.others)
  const shown = isOpen ? sorted : sorted.filter(({ others }, at) => others > 0 || at < OPEN)
  const folded = sorted.length - shown.length
  return (
    <Panel title={t`Traces in the file`}>
      <div className="sr-pad sr-traces">
        {sorted.length === 0 && picture === undefined ? (
          <p className="sr-small">
            {t`Nothing was found in the file that would lead to other files: no serial number, no document id, no id of a site.`}
          </p>
        ) : (
          <p className="sr-small">
            {t`What stands in the file beside its content and may lead to other files of the same making. It can be forged, and names of persons are not used.`}
          </p>
        )}
        {picture === undefined ? null : (
          <section>
            <h3>{t`Picture`}</h3>
            <p className="sr-small">
              {t`Compared by a fingerprint of what it shows (PDQ), which also finds cropped, turned and recompressed copies. Pictures are copied: who shows one need not have taken it.`}
            </p>
            {picture.quality < 50 ? (
              <p className="sr-small">{t`The picture is too plain to be compared.`}</p>
            ) : (
              <SharedLine caseId={caseId} {...picture} />
            )}
          </section>
        )}
        {shown.map(({ kind, value, where, others, shared }) => (
          <section key={`${kind} ${value}`}>
            <h3>{i18n._(TRACE_WORDS[kind])}</h3>
            <p>
              <Mono text={value} />
            </p>
            <SharedLine caseId={caseId} others={others} shared={shared} />
            <p className="sr-small">
              {i18n._(TRACE_TELLS[kind])}{' '}
              <span>
                {t`Read from`} <Foreign text={where} />.
              </span>
            </p>
          </section>
        ))}
        {folded === 0 ? null : (
          <p>
            <button type="button" className="sr-btn quiet small" onClick={() => setOpen(true)}>
              {plural(folded, { one: 'Show # more trace', other: 'Show # more traces' })}
            </button>
          </p>
        )}
      </div>
    </Panel>
  )
}
