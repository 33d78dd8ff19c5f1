/** One element: how it stands, what it rests on, what lawyers said, and where proof of it is usually found. */
import { useLingui } from '@lingui/react/macro'
import type { CaseElement, CaseId, ChosenOffence } from '@smart-rescue/schema'
import { Acts, Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Moment } from '../../../web/index.ts'
import { CONFLICT_WORDS, STATE_WORDS } from '../element-words.ts'
import { SourceLine } from '../source-line.tsx'
import { AttachButton } from './attach-button.tsx'
import { CoverList } from './cover-list.tsx'
import { JudgeActs } from './judge-acts.tsx'
import { MakeTaskButton } from './make-task-button.tsx'

/** What the reader may do with elements here. */
export interface ElementRights {
  readonly cover: boolean
  readonly judge: boolean
  readonly task: boolean
}

const TONES = { covered: 'green', weak: 'amber', missing: 'plain', 'to-judge': 'plum' } as const

const Places = ({ element }: { element: CaseElement }) => {
  const { t } = useLingui()
  return (
    <details>
      <summary>{t`Where proof of it is usually found`}</summary>
      <ul className="sr-law-places" lang="en">
        {element.places.map(({ text, mind }) => (
          <li key={text}>
            {text}
            {mind === undefined ? null : <span className="sr-small"> {mind}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The row. */
export const ElementRow = ({
  caseId,
  offence,
  element,
  chosen,
  rights,
}: {
  caseId: CaseId
  offence: ChosenOffence
  element: CaseElement
  chosen: readonly ChosenOffence[]
  rights: ElementRights
}): ReactNode => {
  const { t, i18n } = useLingui()
  const last = element.judgements.at(-1)
  return (
    <li className="sr-law-element">
      <div className="sr-row apart">
        <p lang="en">{element.text}</p>
        <Tag tone={TONES[element.state]}>{i18n._(STATE_WORDS[element.state])}</Tag>
      </div>
      <CoverList caseId={caseId} element={element} mayCover={rights.cover} />
      {last === undefined ? null : (
        <p className="sr-small">
          <b>
            <Foreign text={last.by.displayName} />: {i18n._(STATE_WORDS[last.judgement])}
          </b>{' '}
          <Moment at={last.at} style="day" /> – <Foreign text={last.why} />
        </p>
      )}
      {element.conflicts.map((conflict) => (
        <p key={conflict} className="sr-small sr-law-conflict">
          {i18n._(CONFLICT_WORDS[conflict])}
        </p>
      ))}
      {element.judgements.length < 2 ? null : (
        <details>
          <summary>{t`Earlier judgements`}</summary>
          <ul className="sr-law-covers">
            {element.judgements
              .slice(0, -1)
              .toReversed()
              .map((one) => (
                <li key={one.at}>
                  <Foreign text={one.by.displayName} />: {i18n._(STATE_WORDS[one.judgement])},{' '}
                  <Moment at={one.at} /> – <Foreign text={one.why} />
                </li>
              ))}
          </ul>
        </details>
      )}
      {element.state === 'covered' ? null : <Places element={element} />}
      {element.confidence === 'low' || element.note !== undefined ? (
        <>
          <SourceLine source={element.source} confidence={element.confidence} />
          {element.note === undefined ? null : (
            <p className="sr-small sr-quiet" lang="en">
              {element.note}
            </p>
          )}
        </>
      ) : null}
      <Acts>
        {rights.cover ? <AttachButton caseId={caseId} element={element} chosen={chosen} /> : null}
        {rights.judge ? <JudgeActs caseId={caseId} element={element} /> : null}
        {rights.task && element.state !== 'covered' ? (
          <MakeTaskButton caseId={caseId} offence={offence} element={element} />
        ) : null}
      </Acts>
    </li>
  )
}
