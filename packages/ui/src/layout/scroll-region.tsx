/** A part of a page that scrolls on its own and can be reached and scrolled by keyboard. */
import type { ReactNode, Ref } from 'react'

/** The region; `label` names it for screen readers. */
export const ScrollRegion = ({
  label,
  className,
  children,
  ref,
}: {
  label: string
  className: string
  children: ReactNode
  ref?: Ref<HTMLElement>
}): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
  <section className={className} aria-label={label} tabIndex={0} ref={ref}>
    {children}
  </section>
)
