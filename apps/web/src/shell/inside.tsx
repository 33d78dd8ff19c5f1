/** Everything behind the sign-in: the router and what every page shares. */
import type { Session } from '@smart-rescue/features/people/contract'
import { SessionProvider } from '@smart-rescue/features/people/web'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { createAppRouter } from '../router.tsx'

/** The inside for one session. */
export const Inside = ({ session }: { session: Session }): ReactNode => {
  const [router] = useState(createAppRouter)
  return (
    <SessionProvider session={session}>
      <RouterProvider router={router} />
    </SessionProvider>
  )
}
