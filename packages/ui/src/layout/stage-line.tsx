/** The one line, always visible: where a case stands, and the one next thing. */
import type { ReactNode } from 'react'
import './stage-line.css'

/** One stage in words: its name, what to say of it, and its state (`stateLabel` for screen readers). */
export interface StageWords {
  readonly key: string
  readonly name: string
  readonly detail: string
  readonly state: 'done' | 'now' | 'ahead'
  readonly stateLabel: string
}

/** Eight stages in a row, four by two on a phone. */
export const StageLine = ({ label, stages }: { label: string; stages: readonly StageWords[] }): ReactNode => (
  <ol className="sr-stages" aria-label={label}>
    {stages.map((stage) => (
      <li
        key={stage.key}
        className={`sr-stage ${stage.state}`}
        aria-current={stage.state === 'now' ? 'step' : undefined}
      >
        <b>{stage.name}</b>
        <span>{stage.detail}</span>
        <span className="sr-only">{stage.stateLabel}</span>
      </li>
    ))}
  </ol>
)

/** The one next thing to do: what, why, and its act. */
export const NextThing = ({
  title,
  children,
  act,
  calm = false,
}: {
  title: string
  children?: ReactNode
  act?: ReactNode
  calm?: boolean
}): ReactNode => (
  <div className={calm ? 'sr-next calm' : 'sr-next'}>
    <p>
      <b>{title}</b> {children}
    </p>
    {act}
  </div>
)
