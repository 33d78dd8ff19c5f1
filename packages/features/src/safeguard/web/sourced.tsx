/** The source of a row: what it is, how sure, when somebody last looked. Low confidence is never shown as law. */
import { useLingui } from '@lingui/react/macro'
import { Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { CONFIDENCE_WORDS } from './safeguard-words.ts'

/** The line under a row of law or a hotline. */
export const SourceLine = ({
  row,
}: {
  row: {
    readonly source: string
    readonly sourceUrl?: string | undefined
    readonly confidence: 'high' | 'medium' | 'low'
    readonly lastChecked?: string | undefined
  }
}): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <p className="sr-small">
      <Tag tone={row.confidence === 'low' ? 'amber' : 'plain'}>
        {i18n._(CONFIDENCE_WORDS[row.confidence])}
      </Tag>{' '}
      {row.source === 'none' ? null : row.sourceUrl === undefined ? (
        <Foreign text={row.source} />
      ) : (
        <a href={row.sourceUrl} target="_blank" rel="noreferrer">
          <Foreign text={row.source} />
        </a>
      )}
      {row.source === 'none' ? '' : ' · '}
      {row.lastChecked === undefined ? t`Not checked yet.` : t`Last checked ${row.lastChecked}.`}
    </p>
  )
}
