/** A page: its head, its panels, and what stands in their place while there is nothing to show. */
import { type ReactNode, useEffect } from 'react'
import './layout.css'

/** A page with its title in the window; `narrow` for pages that a person reads once. */
export const Page = ({
  title,
  children,
  narrow = false,
}: {
  title: string
  children: ReactNode
  narrow?: boolean
}): ReactNode => {
  useEffect(() => {
    document.title = `${title} · Smart Rescue`
  }, [title])
  return <div className={narrow ? 'sr-page narrow' : 'sr-page'}>{children}</div>
}

/** The head of a page: its name, a sentence, and its acts. */
export const PageHead = ({
  title,
  lead,
  acts,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  acts?: ReactNode
  children?: ReactNode
}): ReactNode => (
  <div className="sr-head">
    <div>
      <h1>{title}</h1>
      {lead === undefined ? null : <p className="sr-lead">{lead}</p>}
      {children}
    </div>
    {acts}
  </div>
)

/** A panel with a heading; `aside` stands at the end of its head (a count or a link). */
export const Panel = ({
  title,
  aside,
  children,
  id,
}: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
  id?: string
}): ReactNode => (
  <section className="sr-panel" id={id}>
    <header>
      <h2>{title}</h2>
      {aside === undefined ? null : <span className="sr-aside">{aside}</span>}
    </header>
    {children}
  </section>
)

/** What stands where a list is empty: what would be here, and the one act that begins it. */
export const Empty = ({
  title,
  children,
  act,
}: {
  title: string
  children?: ReactNode
  act?: ReactNode
}): ReactNode => (
  <div className="sr-empty">
    <h3>{title}</h3>
    {children === undefined ? null : <p>{children}</p>}
    {act === undefined ? null : <div className="sr-acts">{act}</div>}
  </div>
)

/** Grey bars of about the size of what is coming, so that nothing jumps. `label` is for screen readers. */
export const Skeleton = ({ label, lines = 4 }: { label: string; lines?: number }): ReactNode => (
  <div className="sr-bones" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
      <div className="sr-bone" key={index} />
    ))}
  </div>
)

/** A remark with a coloured edge: amber needs a decision, red is danger to a child or to evidence. */
export const Callout = ({
  tone = 'calm',
  role,
  children,
}: {
  tone?: 'calm' | 'amber' | 'red'
  role?: 'alert' | 'status'
  children: ReactNode
}): ReactNode => (
  <div className={tone === 'calm' ? 'sr-callout' : `sr-callout ${tone}`} role={role}>
    {children}
  </div>
)

/** A small round-ended word. */
export const Tag = ({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'main' | 'amber' | 'red' | 'green' | 'plum'
  children: ReactNode
}): ReactNode => <span className={tone === 'plain' ? 'sr-tag' : `sr-tag ${tone}`}>{children}</span>
