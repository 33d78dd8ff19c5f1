/** Where a row of law was read, and how sure it is. */
import { useLingui } from '@lingui/react/macro'
import type { Confidence, ShownSource } from '@smart-rescue/schema'
import { Mono } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { SURE_WORDS } from './element-words.ts'

/** One small line. The address stands as text: nothing is opened from here. */
export const SourceLine = ({
  source,
  confidence,
}: {
  source: ShownSource
  confidence?: Confidence
}): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <p className="sr-small sr-quiet sr-law-source">
      <span lang="en">
        {source.document}
        {source.section === undefined ? '' : `, ${source.section}`}
      </span>
      {source.url === undefined ? null : (
        <>
          {' · '}
          <Mono text={source.url} />
          {source.checked ? null : <> ({t`address not checked`})</>}
        </>
      )}
      {confidence === undefined ? null : (
        <>
          {' · '}
          {confidence === 'low' ? <b>{i18n._(SURE_WORDS.low)}</b> : i18n._(SURE_WORDS[confidence])}
        </>
      )}
    </p>
  )
}
