/** The templates of a case: groups of near-equal texts, biggest first, each with the beginning of what it shares. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type CaseId, sourceKey } from '@smart-rescue/schema'
import { Button, Empty, Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listTemplates, type TemplateSummary } from '../contract.ts'
import { TemplateText } from './template-text.tsx'
import './templates.css'

const PAGE = 30
const MOST = 100

const Days = ({ template }: { template: TemplateSummary }) => {
  const { firstPosted, lastPosted } = template
  if (firstPosted === undefined) return null
  return (
    <>
      {' · '}
      <Moment at={firstPosted} style="day" />
      {lastPosted === undefined || lastPosted === firstPosted ? null : (
        <>
          {' – '}
          <Moment at={lastPosted} style="day" />
        </>
      )}
    </>
  )
}

const Row = ({ caseId, template }: { caseId: CaseId; template: TemplateSummary }) => (
  <li className="sr-item">
    <h3>
      <Go to={paths.template(caseId, template.exhibitId, template.row)}>
        {plural(template.sources, { one: 'Template of # text', other: 'Template of # texts' })}
      </Go>
    </h3>
    <p className="sr-small">
      {plural(template.slots.length, { one: '# slot', other: '# slots' })}
      <Days template={template} />
      {template.places.length === 0 ? null : (
        <>
          {' · '}
          <Foreign text={template.places.join(', ')} />
        </>
      )}
    </p>
    <p>
      <TemplateText segments={template.preview} kinds={template.slots} />
    </p>
  </li>
)

/** The tab. */
export const TemplatesTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const [limit, setLimit] = useState(PAGE)
  const reading = useRead(listTemplates, { caseId, limit })
  const data = reading.data
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  return (
    <Panel title={t`Templates`} aside={data === undefined ? undefined : i18n.number(data.total)}>
      {data === undefined ? (
        <Skeleton label={t`Loading`} lines={6} />
      ) : data.templates.length === 0 ? (
        <Empty title={t`No templates yet`}>
          {t`When texts of this case are nearly equal, the machine lays them beside one another here: what they share, what varies, and what each does differently.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {data.templates.map((template) => (
            <Row key={sourceKey(template)} caseId={caseId} template={template} />
          ))}
        </ul>
      )}
      {data !== undefined && data.templates.length < data.total && limit < MOST ? (
        <div className="sr-pad">
          <Button tone="quiet" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>{t`Show more`}</Button>
        </div>
      ) : null}
    </Panel>
  )
}
