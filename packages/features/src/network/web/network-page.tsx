/** One network, or the whole case: the picture, what holds it together, and the same as tables. */
import { useLingui } from '@lingui/react/macro'
import { mergeGraphs } from '@smart-rescue/core/picturing'
import type { CaseId, NetworkGraph } from '@smart-rescue/schema'
import { buttonClass, Callout, Page, Skeleton, showToast } from '@smart-rescue/ui'
import { type ReactNode, useMemo, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { FailureNote, Go, paths, useCaseNews, useFailureText, usePlatform, useRead } from '../../web/index.ts'
import { expandNode, readNetwork } from '../contract.ts'
import { PastBanner, PastPicker } from './past-bar.tsx'
import { NetworkView } from './view/network-view.tsx'
import './network.css'

/** As many nodes as the picture stays quick with. */
const MOST_NODES = 10_000
const POLL_MS = 15_000

/** The page. `network` is the id of one in the list, or `all`. */
export const NetworkPage = ({
  caseId,
  network,
  moment,
}: {
  caseId: CaseId
  network: string
  /** ISO 8601: the network as it stood then. */
  moment?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const failureText = useFailureText()
  const live = useCaseNews(caseId)
  const [places, setPlaces] = useState(false)
  const isPast = moment !== undefined
  const opened = useRead(readCase, { caseId })
  const reading = useRead(
    readNetwork,
    {
      caseId,
      limit: MOST_NODES,
      places: places ? 'true' : 'false',
      ...(network === 'all' ? {} : { id: network }),
      ...(moment === undefined ? {} : { moment }),
    },
    { staleMs: 60_000, every: () => (live || isPast ? false : POLL_MS) },
  )
  const [more, setMore] = useState<readonly NetworkGraph[]>([])
  const read = reading.data?.graph
  const graph = useMemo(
    () => (read === undefined || more.length === 0 ? read : mergeGraphs([...more, read])),
    [read, more],
  )
  const expand = (node: string) =>
    client.call(expandNode, { caseId, node }).then(
      (found) => {
        const known = new Set(graph?.nodes.map(({ id }) => id))
        const added = found.nodes.filter(({ id }) => !known.has(id)).length
        setMore((before) => [...before, { ...found, cut: false }])
        showToast({
          tone: 'calm',
          text: added === 0 ? t`Nothing more hangs on it.` : t`${i18n.number(added)} more in the picture.`,
        })
      },
      (error: unknown) => showToast({ text: failureText(error), tone: 'bad' }),
    )
  const reference = opened.data?.case.reference
  const may = (action: string): boolean => !isPast && opened.data?.may.includes(action) === true
  return (
    <Page title={`${t`Network`} · ${reference ?? ''}`}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.cases()}>{t`Cases`}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.case(caseId)}>{reference ?? '…'}</Go>
        <span aria-hidden="true">›</span>
        <Go to={paths.networks(caseId, moment)}>{t`Networks`}</Go>
      </nav>
      <div className="sr-head">
        <h1>{network === 'all' ? t`Everything that is joined` : t`One network`}</h1>
        {network === 'all' || isPast ? null : (
          <Go to={paths.whereabouts(caseId, network)} className={buttonClass('quiet', 'small')}>
            {t`Where and when`}
          </Go>
        )}
      </div>
      {moment === undefined ? null : <PastBanner moment={moment} today={paths.network(caseId, network)} />}
      <PastPicker
        key={moment ?? 'today'}
        moment={moment}
        address={(then) => paths.network(caseId, network, then)}
      />
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
          <p>
            {t`A network has another name after its joins changed.`}{' '}
            <Go to={paths.networks(caseId)}>{t`Back to the networks`}</Go>
          </p>
        </FailureNote>
      ) : null}
      {graph === undefined ? (
        reading.isError ? null : (
          <Skeleton label={t`Loading`} lines={12} />
        )
      ) : graph.nodes.length === 0 ? (
        <Callout>{isPast ? t`Nothing was joined here then.` : t`Nothing is joined here yet.`}</Callout>
      ) : (
        <NetworkView
          caseId={caseId}
          network={network}
          reference={reference ?? ''}
          graph={graph}
          moment={moment}
          mayDecide={may('network.decide')}
          mayPutAside={may('source.aside')}
          mayRaise={may('lead.raise')}
          mayTakeOut={opened.data?.may.includes('network.export') === true}
          places={places}
          setPlaces={setPlaces}
          expand={(node) => void expand(node)}
        />
      )}
    </Page>
  )
}
