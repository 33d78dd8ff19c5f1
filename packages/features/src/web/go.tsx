/** Links between pages, by path. */
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to a page of the app; `current` marks the page one is on for screen readers. */
export const Go = ({
  to,
  children,
  className,
  current,
  about,
}: {
  to: string
  children: ReactNode
  className?: string
  current?: boolean
  /** What the link acts on, for screen readers, after its visible words. */
  about?: string
}): ReactNode => (
  <Link
    to={to}
    className={className}
    preload="intent"
    activeOptions={{ exact: true }}
    aria-current={current ? 'page' : undefined}
  >
    {children}
    {about === undefined ? null : <span className="sr-only"> – {about}</span>}
  </Link>
)

/** Goes to a page from code. */
export const useGo = (): ((to: string) => void) => {
  const navigate = useNavigate()
  return (to) => void navigate({ to })
}
