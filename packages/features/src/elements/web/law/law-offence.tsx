/** One offence of a pack as its review page shows it: every row with source and confidence. */
import { useLingui } from '@lingui/react/macro'
import { resolveSource } from '@smart-rescue/core/readiness'
import type { LawOffence, LawPack } from '@smart-rescue/schema'
import { Mono, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { SourceLine } from '../source-line.tsx'
import { usePackWords } from '../use-words.ts'

const Facts = ({ offence }: { offence: LawOffence }) => {
  const { t } = useLingui()
  const must = offence.means_for_child.must_be_proved
  return (
    <ul className="sr-law-warnings sr-small">
      {offence.valid_from === undefined ? null : (
        <li>
          {t`in force from ${offence.valid_from}`}
          {offence.predecessor === undefined ? null : (
            <>
              {' – '}
              {t`before:`} <span lang="en">{offence.predecessor}</span>
            </>
          )}
        </li>
      )}
      {offence.valid_until === undefined ? null : <li>{t`in force until ${offence.valid_until}`}</li>}
      {offence.text_version === undefined ? null : <li>{t`read in the text of ${offence.text_version}`}</li>}
      <li>
        {must === true
          ? t`A means must be shown even for a child.`
          : must === false
            ? t`No means must be shown for a child.`
            : t`Whether a means must be shown for a child is not settled: collect it anyway.`}{' '}
        <span lang="en">{offence.means_for_child.text}</span>
      </li>
      {offence.risk_to_child === undefined ? null : (
        <li>
          <Tag tone="amber">{t`can be turned against the child`}</Tag>{' '}
          <span lang="en">{offence.risk_to_child.text}</span>
        </li>
      )}
      {offence.note === undefined ? null : <li lang="en">{offence.note}</li>}
    </ul>
  )
}

/** The row, folded. */
export const LawOffenceRow = ({ pack, offence }: { pack: LawPack; offence: LawOffence }): ReactNode => {
  const { t } = useLingui()
  const words = usePackWords()
  const rows = offence.elements.filter(({ confidence }) => confidence === 'low').length
  return (
    <li className="sr-item">
      <details>
        <summary>
          <b lang="en">{offence.short_title}</b>{' '}
          <span className="sr-small" lang="en">
            {offence.law}, {offence.section}
          </span>{' '}
          {offence.confidence === 'low' || rows > 0 ? (
            <Tag tone="amber">{t`unverified – ask a lawyer`}</Tag>
          ) : null}
        </summary>
        <p className="sr-small">
          <Mono text={offence.id} /> · {offence.topics.map(words.topic).join(', ')}
        </p>
        <SourceLine source={resolveSource(pack, offence.source)} confidence={offence.confidence} />
        <Facts offence={offence} />
        {offence.logic.map(({ group, rule }) => (
          <section key={group}>
            <h4>
              {words.group(group)}{' '}
              <span className="sr-small sr-quiet">
                {rule === 'all'
                  ? t`every one must be covered`
                  : rule === 'any'
                    ? t`at least one must be covered`
                    : t`not asked for, makes the case stronger`}
              </span>
            </h4>
            <ul className="sr-law-warnings">
              {offence.elements
                .filter((element) => element.group === group)
                .map((element) => (
                  <li key={element.id}>
                    <span lang="en">{element.text}</span>
                    <SourceLine
                      source={resolveSource(pack, element.source)}
                      confidence={element.confidence}
                    />
                    {element.note === undefined ? null : (
                      <p className="sr-small sr-quiet" lang="en">
                        {element.note}
                      </p>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <p className="sr-small">
          <b>{t`Penalty:`}</b> <span lang="en">{offence.penalty.text}</span>
        </p>
        <SourceLine
          source={resolveSource(pack, offence.penalty.source)}
          confidence={offence.penalty.confidence}
        />
      </details>
    </li>
  )
}
