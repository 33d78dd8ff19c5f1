/** Chooses exhibits and language and starts an export. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type CaseId, type ExhibitId, type ExhibitSummary, Locale } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Panel, shorten } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { exportDossier, listDossiers } from '../contract.ts'
import './dossier.css'

/** A language by its own name. */
const languageName = (locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale

/** The form; every exhibit is chosen until one is taken out. */
export const ExportPanel = ({
  caseId,
  exhibits: all,
}: {
  caseId: CaseId
  exhibits: readonly ExhibitSummary[]
}): ReactNode => {
  const { t, i18n } = useLingui()
  // What is quarantined is never handed on: it may do harm where it is opened.
  const exhibits = all.filter(({ held }) => held?.quarantined !== true)
  const kept = all.length - exhibits.length
  const [left, setLeft] = useState<ReadonlySet<ExhibitId>>(new Set())
  const [locale, setLocale] = useState<Locale>(Locale.safeParse(i18n.locale).data ?? 'en')
  const act = useAct(exportDossier, [listDossiers, { name: 'case.read' }, { name: 'case.log' }])
  const chosen = exhibits.filter((exhibit) => !left.has(exhibit.id))
  const toggle = (id: ExhibitId) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const start = () =>
    act.mutate({
      caseId,
      locale,
      ...(left.size === 0 ? {} : { exhibits: chosen.map((exhibit) => exhibit.id) }),
    })
  return (
    <Panel title={t`Export a dossier`}>
      <div className="sr-pad sr-stack">
        <fieldset className="sr-choose">
          <legend>
            {t`Exhibits`}{' '}
            <span className="sr-small">{plural(chosen.length, { one: '# chosen', other: '# chosen' })}</span>
          </legend>
          <Acts>
            <Button tone="plain" size="small" onClick={() => setLeft(new Set())}>
              {t`Choose all`}
            </Button>
            <Button
              tone="plain"
              size="small"
              onClick={() => setLeft(new Set(exhibits.map((exhibit) => exhibit.id)))}
            >
              {t`Choose none`}
            </Button>
          </Acts>
          <ul className="sr-list sr-choices">
            {exhibits.map((exhibit) => (
              <li key={exhibit.id}>
                <label className="sr-choice">
                  <input
                    type="checkbox"
                    checked={!left.has(exhibit.id)}
                    onChange={() => toggle(exhibit.id)}
                  />
                  <span>
                    <span className="sr-mono">{exhibit.number}</span>{' '}
                    <Foreign
                      text={exhibit.title === '' ? t`Page without a title` : shorten(exhibit.title, 90)}
                    />
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {kept === 0 ? null : (
            <p className="sr-small">
              {plural(kept, {
                one: '# quarantined exhibit stays here and is never handed on.',
                other: '# quarantined exhibits stay here and are never handed on.',
              })}
            </p>
          )}
        </fieldset>
        <NativeSelect
          label={t`Language of the report`}
          description={t`The words of the report. What the pages say stays as it was written.`}
          value={locale}
          onChange={(event) => setLocale(Locale.safeParse(event.currentTarget.value).data ?? 'en')}
          data={Locale.options.map((value) => ({ value, label: languageName(value) }))}
        />
        {act.isError ? <FailureNote error={act.error} onRetry={start} /> : null}
        <Acts>
          <Button busy={act.isPending} disabled={chosen.length === 0} onClick={start}>
            {act.isPending ? t`Asking …` : t`Export`}
          </Button>
        </Acts>
      </div>
    </Panel>
  )
}
