/** One's saved searches: run, drop with an undo. */
import { useLingui } from '@lingui/react/macro'
import { Button, Foreign, Panel, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useAct, useFailureText, useRead } from '../../web/index.ts'
import { dropSearch, listSearches, type SavedSearch, type SearchAsked, saveSearch } from '../contract.ts'

/** The panel; nothing where there is none. */
export const SavedPanel = ({ onRun }: { onRun: (asked: SearchAsked) => void }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listSearches, {})
  const drop = useAct(dropSearch, [listSearches])
  const keep = useAct(saveSearch, [listSearches])
  const failureText = useFailureText()
  const searches = reading.data?.searches ?? []
  if (searches.length === 0) return null
  const dropOne = ({ id, name, asked, alerts }: SavedSearch) =>
    drop.mutate(
      { searchId: id },
      {
        onSuccess: () =>
          showToast({
            text: t`The search was dropped.`,
            tone: 'calm',
            act: { label: t`Undo`, run: () => keep.mutate({ name, asked, alerts }) },
          }),
        onError: (failure) => showToast({ text: failureText(failure), tone: 'bad' }),
      },
    )
  return (
    <Panel title={t`Saved searches`}>
      <ul className="sr-list">
        {searches.map((search) => (
          <li key={search.id} className="sr-item">
            <div className="sr-row apart">
              <Button tone="plain" size="small" onClick={() => onRun(search.asked)}>
                <Foreign text={search.name} />
              </Button>
              <span className="sr-row">
                {search.alerts ? <Tag tone="green">{t`alerts on new matches`}</Tag> : null}
                <Button tone="plain" size="small" busy={drop.isPending} onClick={() => dropOne(search)}>
                  {t`Drop`}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
