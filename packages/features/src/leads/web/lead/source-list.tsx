/** The sources of a lead, folded: their texts are read on purpose. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { LeadPage } from '@smart-rescue/schema'
import { Foreign, Panel, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go } from '../../../web/index.ts'
import { sourcePath } from './reason-card.tsx'

/** Sources shown before the rest is folded away. */
const SHOWN = 10

const Row = ({ lead, source }: { lead: LeadPage; source: LeadPage['listed'][number] }) => {
  const { t } = useLingui()
  if (source.state === 'gone')
    return <li className="sr-item sr-small">{t`A source that has left the index, or is locked`}</li>
  const place = source.row === 0 ? source.exhibitNumber : t`${source.exhibitNumber}, row ${source.row}`
  return (
    <li className="sr-item">
      <p>
        <Go to={sourcePath(lead.caseId, source)}>{place}</Go>{' '}
        {source.state === 'aside' ? <span className="sr-small">{t`put aside, not counted`}</span> : null}
      </p>
      <p>
        <Foreign text={shorten(source.excerpt, 200)} />
      </p>
      <p className="sr-small">
        {[source.postedOn, source.place].filter((each) => each !== undefined).join(' · ')}
      </p>
    </li>
  )
}

/** The panel. */
export const SourceList = ({ lead }: { lead: LeadPage }): ReactNode => {
  const { t } = useLingui()
  const rest = lead.listed.length - SHOWN
  const key = (source: LeadPage['listed'][number]) => `${source.exhibitId}.${source.row}`
  return (
    <Panel title={t`Sources`} aside={plural(lead.listed.length, { one: '# source', other: '# sources' })}>
      <ul className="sr-list">
        {lead.listed.slice(0, SHOWN).map((source) => (
          <Row key={key(source)} lead={lead} source={source} />
        ))}
      </ul>
      {rest > 0 ? (
        <details className="sr-lead-questions">
          <summary>{plural(rest, { one: '# more', other: '# more' })}</summary>
          <ul className="sr-list">
            {lead.listed.slice(SHOWN).map((source) => (
              <Row key={key(source)} lead={lead} source={source} />
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  )
}
