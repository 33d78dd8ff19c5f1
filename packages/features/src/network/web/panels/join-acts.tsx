/** The buttons of a join. */
import { useLingui } from '@lingui/react/macro'
import type { JoinState } from '@smart-rescue/schema'
import { Acts, Button, type ButtonTone } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { DecideJoin, DecisionKind } from '../use-decide-join.ts'
import type { Subject } from '../with-decided.ts'
import { actsOf } from './acts-of.ts'

/** The buttons; `about` names the join for screen readers. */
export const JoinActs = ({
  subject,
  state,
  holds,
  about,
  act,
  why,
}: {
  subject: Subject
  state: JoinState
  holds: boolean
  about: string
  act: DecideJoin
  why?: string
}): ReactNode => {
  const { t } = useLingui()
  const words: Record<DecisionKind, string> = {
    confirm: t`Confirm`,
    reject: t`Reject`,
    break: t`Break`,
    rejoin: t`Rejoin`,
    undo: t`Undo`,
  }
  const tone = (kind: DecisionKind): ButtonTone => (kind === 'confirm' ? 'main' : 'quiet')
  return (
    <Acts>
      {actsOf(state, holds).map((kind) => (
        <Button
          key={kind}
          size="small"
          tone={tone(kind)}
          busy={act.busy}
          about={about}
          onClick={() => act.decide(subject, kind, why)}
        >
          {words[kind]}
        </Button>
      ))}
    </Acts>
  )
}
