/** What a lawyer must mind, each with its source. */
import { plural } from '@lingui/core/macro'
import type { ReadinessWarning } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { SourceLine } from './source-line.tsx'

/** The list, folded; open where it is short. Nothing where there is nothing to mind. */
export const WarningList = ({ warnings }: { warnings: readonly ReadinessWarning[] }): ReactNode => {
  if (warnings.length === 0) return null
  return (
    <details open={warnings.length < 3}>
      <summary>{plural(warnings.length, { one: '# thing to mind', other: '# things to mind' })}</summary>
      <ul className="sr-law-warnings">
        {warnings.map(({ code, text, source }) => (
          <li key={`${code} ${text}`}>
            <span lang="en">{text}</span>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </details>
  )
}
