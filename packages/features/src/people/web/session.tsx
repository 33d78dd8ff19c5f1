/** The signed-in member, for every page inside the shell. */

import type { Role } from '@smart-rescue/schema'
import { createContext, type ReactNode, useContext } from 'react'
import type { Session } from '../contract.ts'

const SessionContext = createContext<Session | undefined>(undefined)

/** Gives the session to everything inside. */
export const SessionProvider = ({
  session,
  children,
}: {
  session: Session
  children: ReactNode
}): ReactNode => <SessionContext value={session}>{children}</SessionContext>

/** The session; throws outside of the shell. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('no SessionProvider above this component')
  return session
}

/** Whether the member has the role. Pages hide what would be refused; the server decides. */
export const useHasRole = (role: Role): boolean => useSession().member.roles.includes(role)
