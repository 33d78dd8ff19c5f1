/** The quiet page around first run, unlocking and signing in: one column, the name of the product, nothing else. */
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import './entry-page.css'

/** One column with a heading. `corner` holds language and colour scheme. */
export const EntryPage = ({
  title,
  lead,
  corner,
  children,
}: {
  title: string
  lead?: ReactNode
  corner: ReactNode
  children: ReactNode
}): ReactNode => {
  useEffect(() => {
    document.title = `${title} · Smart Rescue`
  }, [title])
  return (
    <div className="sr-entry">
      <header>
        <span className="sr-entry-name">Smart Rescue</span>
        {corner}
      </header>
      <main id="main">
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="sr-lead">{lead}</p>}
        {children}
      </main>
    </div>
  )
}
