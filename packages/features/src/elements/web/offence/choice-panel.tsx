/** The offences of the countries concerned: what fits first, with penalty, source and how sure; chosen ones are worked on. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ElementsPage, OffenceChoice } from '@smart-rescue/schema'
import { Acts, Button, Empty, Panel, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, useAct, useFailureText } from '../../../web/index.ts'
import { chooseOffences } from '../../contract.ts'
import { SourceLine } from '../source-line.tsx'
import { STALE_CASE } from '../stale.ts'

const Choice = ({
  offence,
  mayChoose,
  busy,
  onChoose,
}: {
  offence: OffenceChoice
  mayChoose: boolean
  busy: boolean
  onChoose: (chosen: boolean) => void
}) => {
  const { t, i18n } = useLingui()
  const name = `${offence.title}, ${offence.section}`
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <h3>
          <span lang="en">{offence.title}</span>
        </h3>
        <span className="sr-tags">
          {offence.state === 'not-in-force' ? <Tag>{t`not in force on that day`}</Tag> : null}
          {offence.state === 'ready' ? <Tag tone="green">{t`ready`}</Tag> : null}
          {offence.force === 'depends' ? <Tag tone="amber">{t`hangs on the day`}</Tag> : null}
          {offence.confidence === 'low' ? <Tag tone="amber">{t`unverified – ask a lawyer`}</Tag> : null}
        </span>
      </div>
      <p className="sr-small">
        {countryName(offence.country, i18n.locale)} · <span lang="en">{offence.law}</span>,{' '}
        <span lang="en">{offence.section}</span>
      </p>
      <p className="sr-small">
        <b>{t`Penalty:`}</b> <span lang="en">{offence.penalty}</span>
        {offence.penaltyConfidence === 'low' ? <> ({t`unverified – ask a lawyer`})</> : null}
      </p>
      <SourceLine source={offence.source} confidence={offence.confidence} />
      {offence.hidden ? (
        <p className="sr-small">{t`Can be turned against the child: not to be chosen.`}</p>
      ) : mayChoose && offence.state !== 'not-in-force' ? (
        <Acts>
          <Button
            tone="quiet"
            size="small"
            busy={busy}
            pressed={offence.chosen}
            about={name}
            onClick={() => onChoose(!offence.chosen)}
          >
            {offence.chosen ? t`Chosen` : t`Choose`}
          </Button>
        </Acts>
      ) : null}
    </li>
  )
}

/** The panel. Offences that do not fit, did not hold, or could be turned on the child are folded away. */
export const ChoicePanel = ({
  caseId,
  page,
  mayCover,
}: {
  caseId: CaseId
  page: ElementsPage
  mayCover: boolean
}): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(chooseOffences, STALE_CASE)
  if (page.frame === undefined) return null
  const isOffered = (one: OffenceChoice) => one.fits && !one.hidden && one.state !== 'not-in-force'
  const offered = page.offences.filter((one) => isOffered(one) || one.chosen)
  const rest = page.offences.filter((one) => !offered.includes(one))
  const open = offered.filter(({ chosen }) => !chosen).map(({ id }) => id)
  const choose = (offences: string[], chosen: boolean) =>
    act.mutate(
      { caseId, offences, chosen },
      { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
    )
  const list = (offences: readonly OffenceChoice[]) => (
    <ul className="sr-list">
      {offences.map((offence) => (
        <Choice
          key={offence.id}
          offence={offence}
          mayChoose={mayCover}
          busy={act.isPending}
          onChoose={(chosen) => choose([offence.id], chosen)}
        />
      ))}
    </ul>
  )
  return (
    <Panel
      title={t`Offences that fit`}
      aside={plural(offered.length, { one: '# offence', other: '# offences' })}
    >
      {offered.length === 0 ? (
        <Empty title={t`No offence fits this kind of act`}>
          {t`Widen the kind of act, or look at all offences below.`}
        </Empty>
      ) : (
        list(offered)
      )}
      {mayCover && open.length > 1 ? (
        <div className="sr-pad">
          <Acts>
            <Button tone="quiet" size="small" busy={act.isPending} onClick={() => choose(open, true)}>
              {plural(open.length, { one: 'Choose the one left', other: 'Choose all # left' })}
            </Button>
          </Acts>
        </div>
      ) : null}
      {rest.length === 0 ? null : (
        <details className="sr-law-rest">
          <summary>{plural(rest.length, { one: '# other offence', other: '# other offences' })}</summary>
          {list(rest)}
        </details>
      )}
    </Panel>
  )
}
