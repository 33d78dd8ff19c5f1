/** The open case, for its tabs: the view, what one may do, and whether news arrive. */
import { createContext, type ReactNode, useContext } from 'react'
import type { CaseView } from '../../contract.ts'

/** What a tab of a case knows. */
export interface OpenedCase {
  readonly view: CaseView
  /** False while the news stream is broken; lists then poll. */
  readonly live: boolean
  /** Whether the server would allow the action here. */
  may(action: string): boolean
}

const CaseContext = createContext<OpenedCase | undefined>(undefined)

/** Gives the open case to its tabs. */
export const CaseProvider = ({ value, children }: { value: OpenedCase; children: ReactNode }): ReactNode => (
  <CaseContext value={value}>{children}</CaseContext>
)

/** The open case; throws outside of its pages. */
export const useOpenedCase = (): OpenedCase => {
  const opened = useContext(CaseContext)
  if (opened === undefined) throw new Error('no CaseProvider above this component')
  return opened
}
