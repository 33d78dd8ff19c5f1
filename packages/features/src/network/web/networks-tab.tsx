/** The networks of a case: who belongs together by what they share, biggest first. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import type { CaseId, InputOf } from '@smart-rescue/schema'
import { Button, buttonClass, Callout, Empty, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useOpenedCase } from '../../cases/web/index.ts'
import { FailureNote, Go, Moment, paths, useRead } from '../../web/index.ts'
import { listNetworks, type NetworkProgress } from '../contract.ts'
import { NetworkRow } from './network-row.tsx'
import { PastBanner, PastPicker } from './past-bar.tsx'
import './network.css'

const PAGE = 50
const POLL_MS = 4_000
type Order = NonNullable<InputOf<typeof listNetworks>['order']>

const HowFar = ({ progress, isPast }: { progress: NetworkProgress; isPast: boolean }) => {
  const { t } = useLingui()
  if (progress.computedAt === undefined && !progress.behind && !isPast) return null
  return (
    <Callout role="status">
      {progress.behind ? (
        <p>{t`Something came in or was decided since. The networks are being computed anew; what you see is the state before.`}</p>
      ) : null}
      <p className="sr-small">
        {plural(progress.sources, { one: '# source looked at', other: '# sources looked at' })} ·{' '}
        {plural(progress.joined, { one: '# of them in a network', other: '# of them in networks' })} ·{' '}
        {plural(progress.commonTies, {
          one: '# selector or template too common to join anybody',
          other: '# selectors or templates too common to join anybody',
        })}
        {progress.computedAt === undefined ? null : (
          <>
            {' · '}
            <Moment at={progress.computedAt} />
          </>
        )}
      </p>
    </Callout>
  )
}

/** The tab, today or as it stood at a moment. */
export const NetworksTab = ({
  caseId,
  moment,
}: {
  caseId: CaseId
  /** ISO 8601: the networks as they stood then. */
  moment?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { live } = useOpenedCase()
  const [order, setOrder] = useState<Order>('size')
  const [selector, setSelector] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const wanted = useDeferredValue(selector.trim())
  const reading = useRead(
    listNetworks,
    {
      caseId,
      order,
      limit,
      ...(wanted === '' ? {} : { selector: wanted }),
      ...(moment === undefined ? {} : { moment }),
    },
    {
      every: (data) => (moment !== undefined || (live && data?.progress.behind !== true) ? false : POLL_MS),
    },
  )
  const data = reading.data
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  const isFiltered = wanted !== ''
  return (
    <>
      {moment === undefined ? null : <PastBanner moment={moment} today={paths.networks(caseId)} />}
      {data === undefined ? null : <HowFar progress={data.progress} isPast={moment !== undefined} />}
      <Panel title={t`Networks`} aside={data === undefined ? undefined : i18n.number(data.total)}>
        <div className="sr-pad sr-net-filter">
          <TextInput
            type="search"
            label={t`With the selector`}
            description={t`A number, address or handle, or a part of it.`}
            value={selector}
            maxLength={200}
            onChange={(event) => setSelector(event.currentTarget.value)}
          />
          <NativeSelect
            label={t`Order`}
            value={order}
            onChange={(event) => setOrder(event.currentTarget.value as Order)}
            data={[
              { value: 'size', label: t`Biggest first` },
              { value: 'strength', label: t`Strongest first` },
              { value: 'newest', label: t`Newest first` },
            ]}
          />
          {data === undefined || data.total === 0 ? null : (
            <Go to={paths.network(caseId, 'all', moment)} className={buttonClass('quiet')}>
              {t`The whole case as a picture`}
            </Go>
          )}
        </div>
        <div className="sr-pad">
          <PastPicker
            key={moment ?? 'today'}
            moment={moment}
            address={(then) => paths.networks(caseId, then)}
          />
        </div>
        {data === undefined ? (
          <Skeleton label={t`Loading`} lines={6} />
        ) : data.networks.length === 0 ? (
          <Empty
            title={
              isFiltered
                ? t`No network holds that`
                : moment === undefined
                  ? t`No networks yet`
                  : t`No networks stood then`
            }
          >
            {isFiltered || moment !== undefined
              ? undefined
              : t`When sources share a number, an address, a handle or a template that is not common to many, the machine joins them here and says why. It never decides.`}
          </Empty>
        ) : (
          <ul className="sr-list">
            {data.networks.map((network) => (
              <NetworkRow key={network.id} caseId={caseId} network={network} moment={moment} />
            ))}
          </ul>
        )}
        {data !== undefined && data.networks.length < data.total && limit < 200 ? (
          <div className="sr-pad">
            <Button tone="quiet" onClick={() => setLimit(Math.min(200, limit + PAGE))}>
              {t`Show more`}
            </Button>
          </div>
        ) : null}
      </Panel>
    </>
  )
}
