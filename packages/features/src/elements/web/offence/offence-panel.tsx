/** One chosen offence: how far it is, group by group with the rule in words, and every element. */
import { useLingui } from '@lingui/react/macro'
import type { CaseGroup, CaseId, ChosenOffence, ReadinessWarning } from '@smart-rescue/schema'
import { Acts, Button, Callout, Panel, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, useAct, useFailureText } from '../../../web/index.ts'
import { chooseOffences } from '../../contract.ts'
import { SourceLine } from '../source-line.tsx'
import { STALE_CASE } from '../stale.ts'
import { usePackWords } from '../use-words.ts'
import { WarningList } from '../warning-list.tsx'
import { type ElementRights, ElementRow } from './element-row.tsx'
import { Matrix } from './matrix.tsx'

const GroupHead = ({ group }: { group: CaseGroup }) => {
  const { t } = useLingui()
  const words = usePackWords()
  const rule = !group.blocks
    ? t`not asked for here, makes the case stronger`
    : group.rule === 'all'
      ? t`every one must be covered`
      : t`at least one must be covered`
  return (
    <div className="sr-row apart">
      <h3>
        {words.group(group.group)} <span className="sr-small sr-quiet">{rule}</span>
      </h3>
      {group.blocks ? (
        <Tag tone={group.covered ? 'green' : 'amber'}>{group.covered ? t`covered` : t`open`}</Tag>
      ) : null}
    </div>
  )
}

/** The panel. */
export const OffencePanel = ({
  caseId,
  offence,
  chosen,
  warnings,
  rights,
}: {
  caseId: CaseId
  offence: ChosenOffence
  chosen: readonly ChosenOffence[]
  warnings: readonly ReadinessWarning[]
  rights: ElementRights
}): ReactNode => {
  const { t, i18n } = useLingui()
  const words = usePackWords()
  const failureText = useFailureText()
  const act = useAct(chooseOffences, STALE_CASE)
  const choose = (offences: string[], isChosen: boolean) =>
    act.mutate(
      { caseId, offences, chosen: isChosen },
      { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
    )
  const drop = () =>
    act.mutate(
      { caseId, offences: [offence.id], chosen: false },
      {
        onSuccess: () =>
          showToast({
            text: t`Dropped. What was attached and judged is kept.`,
            tone: 'calm',
            act: { label: t`Undo`, run: () => choose([offence.id], true) },
          }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  const extra = offence.missing.filter((name) => !offence.groups.some(({ group }) => group === name))
  const untried = offence.alternatives.filter((id) => !chosen.some((one) => one.id === id))
  const progress = t`${offence.met} of ${offence.asked} groups covered`
  return (
    <Panel
      id={offence.id}
      title={<span lang="en">{offence.title}</span>}
      aside={
        offence.state === 'ready' ? (
          <Tag tone="green">{t`ready`}</Tag>
        ) : offence.state === 'not-in-force' ? (
          <Tag tone="amber">{t`not in force on that day`}</Tag>
        ) : (
          progress
        )
      }
    >
      <div className="sr-pad sr-stack tight">
        <p className="sr-small">
          {countryName(offence.country, i18n.locale)} · <span lang="en">{offence.law}</span>,{' '}
          <span lang="en">{offence.section}</span>
        </p>
        <meter
          className="sr-law-meter"
          min={0}
          max={Math.max(1, offence.asked)}
          value={offence.met}
          aria-label={progress}
        />
        <p className="sr-small">
          <b>{t`Penalty:`}</b> <span lang="en">{offence.penalty}</span>
        </p>
        <SourceLine source={offence.source} confidence={offence.confidence} />
        {extra.length === 0 ? null : (
          <Callout tone="amber">
            <p>
              <b>{t`Still missing:`}</b> {extra.map(words.group).join(', ')}
            </p>
          </Callout>
        )}
        {untried.length === 0 ? null : (
          <Callout>
            <p>
              {t`Here a means must be shown even for a child, or it is not settled. These offences need none:`}{' '}
              <bdi>{untried.join(', ')}</bdi>
            </p>
            {rights.cover ? (
              <Acts>
                <Button
                  tone="quiet"
                  size="small"
                  busy={act.isPending}
                  onClick={() => choose([...untried], true)}
                >
                  {t`Choose them too`}
                </Button>
              </Acts>
            ) : null}
          </Callout>
        )}
        <WarningList warnings={warnings} />
        <Matrix offence={offence} />
      </div>
      {offence.groups.map((group) => (
        <section key={group.group} className="sr-law-group">
          <GroupHead group={group} />
          <ul className="sr-list">
            {group.elements.map((element) => (
              <ElementRow
                key={element.id}
                caseId={caseId}
                offence={offence}
                element={element}
                chosen={chosen}
                rights={rights}
              />
            ))}
          </ul>
        </section>
      ))}
      {offence.presumptions.length === 0 ? null : (
        <div className="sr-pad sr-small">
          <b>{t`What the law presumes:`}</b>
          <ul lang="en">
            {offence.presumptions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {rights.cover ? (
        <div className="sr-pad">
          <Acts>
            <Button tone="plain" size="small" busy={act.isPending} about={offence.title} onClick={drop}>
              {t`Drop this offence`}
            </Button>
          </Acts>
        </div>
      ) : null}
    </Panel>
  )
}
