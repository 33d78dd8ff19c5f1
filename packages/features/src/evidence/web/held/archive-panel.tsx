/** What checking a web archive of others showed: each part apart, never one green tick. */
import { useLingui } from '@lingui/react/macro'
import type { ArchiveCheck } from '@smart-rescue/schema'
import { Foreign, Mono, Panel, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'

const TONES = { shown: 'green', refuted: 'red', unknown: 'amber', absent: 'plain' } as const

/** The panel. */
export const ArchivePanel = ({ check }: { check: ArchiveCheck }): ReactNode => {
  const { t, i18n } = useLingui()
  const states = {
    shown: t`shown`,
    refuted: t`refuted`,
    unknown: t`not known`,
    absent: t`not there`,
  }
  return (
    <Panel title={t`The archive, checked`} aside={i18n.number(check.findings.length)}>
      <ul className="sr-list" aria-label={t`What each part proves`}>
        {check.proofs.map(({ part, state, sentence }) => (
          <li key={part} className="sr-item">
            <div className="sr-row apart">
              <Mono text={part} />
              <Tag tone={TONES[state]}>{states[state]}</Tag>
            </div>
            <p className="sr-small">
              <bdi lang="en">{sentence}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {check.findings.length === 0 ? null : (
        <ul className="sr-list" aria-label={t`What is wrong with it`}>
          {check.findings.map(({ code, severity, sentence, at }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a code may come twice
            <li key={index} className="sr-item">
              <p>
                <b className={severity === 'error' ? 'sr-step-bad' : 'sr-partial'}>
                  {severity === 'error' ? t`wrong` : t`odd`}
                </b>{' '}
                <bdi lang="en">{sentence}</bdi>
              </p>
              <p className="sr-small">
                <Mono text={code} />
                {at === undefined ? null : (
                  <>
                    {' · '}
                    <Foreign text={at} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
