/** What the validator found in a pack: errors first, each with its place and what to do. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Mono, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { PackFinding } from '../../contract.ts'

/** Findings shown before the rest is folded away. */
const SHOWN = 6

const Finding = ({ finding }: { finding: PackFinding }) => {
  const { t } = useLingui()
  return (
    <li>
      <Tag tone={finding.level === 'error' ? 'red' : 'amber'}>
        {finding.level === 'error' ? t`error` : t`to look at`}
      </Tag>{' '}
      <Mono text={finding.at} />
      <br />
      <span lang="en">{finding.text}</span>
    </li>
  )
}

/** The list. */
export const FindingList = ({ findings }: { findings: readonly PackFinding[] }): ReactNode => {
  const { t } = useLingui()
  if (findings.length === 0) return <p>{t`Nothing to correct.`}</p>
  const sorted = findings.toSorted((a, b) => a.level.localeCompare(b.level, 'en'))
  const list = (some: readonly PackFinding[]) => (
    <ul className="sr-law-warnings">
      {some.map((finding) => (
        <Finding key={`${finding.rule} ${finding.at} ${finding.about}`} finding={finding} />
      ))}
    </ul>
  )
  const rest = sorted.slice(SHOWN)
  return (
    <>
      {list(sorted.slice(0, SHOWN))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{plural(rest.length, { one: '# more', other: '# more' })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}
