/** With whom the member shares her meter: nobody, until she chooses one colleague; she takes it back in one act. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { Foreign, Panel, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useAct, useFailureText } from '../../web/index.ts'
import { type OwnWellbeing, readWellbeing, shareMeter } from '../contract.ts'

/** The panel. */
export const SharingPanel = ({ own }: { own: OwnWellbeing }): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(shareMeter, [readWellbeing])
  const share = (id: string) => {
    const chosen = own.colleagues.find((colleague) => colleague.id === id)
    act.mutate(chosen === undefined ? {} : { memberId: chosen.id }, {
      onSuccess: () =>
        showToast({
          text:
            chosen === undefined
              ? t`Nobody but you sees your meter.`
              : t`${chosen.displayName} can see your meter now.`,
          tone: 'calm',
        }),
      onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
    })
  }
  return (
    <Panel title={t`Who sees my meter`}>
      <div className="sr-pad sr-stack tight">
        <NativeSelect
          label={t`Share my meter with`}
          description={t`She sees days, counts and minutes; never what it was. You can take it back at any time.`}
          value={own.sharedWith?.id ?? ''}
          onChange={(event) => share(event.currentTarget.value)}
          data={[
            { value: '', label: t`Nobody` },
            ...own.colleagues.map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
        />
        {own.sharedWith === undefined ? null : (
          <p className="sr-small">
            {t`Shared with`} <Foreign text={own.sharedWith.displayName} />
          </p>
        )}
      </div>
    </Panel>
  )
}
