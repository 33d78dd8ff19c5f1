/** The field that narrows when and where to one network. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { listNetworks } from '../../network/contract.ts'
import { useRead } from '../../web/index.ts'

/** Networks offered: the biggest. */
const OFFERED = 100

/** The field; nothing while the case has no network. A network that is not among the biggest stands as it was asked for. */
export const NetworkPicker = ({
  caseId,
  network,
  onChoose,
}: {
  caseId: CaseId
  network: string | undefined
  onChoose: (network: string | undefined) => void
}): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listNetworks, { caseId, limit: OFFERED }, { staleMs: 60_000 })
  const networks = reading.data?.networks ?? []
  if (networks.length === 0 && network === undefined) return null
  const isListed = network === undefined || networks.some(({ id }) => id === network)
  return (
    <NativeSelect
      label={t`Network`}
      description={t`The sources that it joins.`}
      value={network ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      data={[
        { value: '', label: t`Every source` },
        ...(isListed ? [] : [{ value: network, label: t`The chosen network` }]),
        ...networks.map(({ id, sources, selectors }) => ({
          value: id,
          label: `${plural(sources, { one: '# source', other: '# sources' })}${selectors[0] === undefined ? '' : ` · ${shorten(selectors[0].normal, 40)}`}`,
        })),
      ]}
    />
  )
}
