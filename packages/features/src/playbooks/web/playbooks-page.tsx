/** The playbooks: one for each kind of lead. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Foreign, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, Go, LEAD_WORDS, paths, useRead } from '../../web/index.ts'
import { listPlaybooks } from '../contract.ts'

/** The page. */
export const PlaybooksPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listPlaybooks, {})
  return (
    <Page title={t`Playbooks`}>
      <PageHead
        title={t`Playbooks`}
        lead={t`For each kind of lead: what to do, who, by when, what never to do. Your house may make them its own; cases that run keep the version they were started with.`}
      />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.data === undefined ? (
        <Skeleton label={t`Loading`} lines={9} />
      ) : (
        <Panel title={t`Kinds of lead`}>
          <ul className="sr-list">
            {reading.data.playbooks.map((one) => (
              <li key={one.kind} className="sr-item">
                <div className="sr-row apart">
                  <p>
                    <Go to={paths.playbook(one.kind)}>
                      <Foreign text={one.title} />
                    </Go>{' '}
                    <Tag>{i18n._(LEAD_WORDS[one.kind])}</Tag>
                  </p>
                  <span className="sr-tags">
                    <Tag tone={one.own ? 'main' : 'plain'}>
                      {one.own ? t`your own, version ${one.version}` : t`as shipped, version ${one.version}`}
                    </Tag>
                    {one.reviewedBy === undefined ? <Tag tone="amber">{t`not reviewed`}</Tag> : null}
                  </span>
                </div>
                <p className="sr-small">
                  <Foreign text={one.summary} />
                </p>
                <p className="sr-small">{plural(one.steps, { one: '# step', other: '# steps' })}</p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
