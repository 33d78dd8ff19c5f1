/** What the receiver sees: four separate results, and how she gets them without our software. */
import { useLingui } from '@lingui/react/macro'
import { Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import './dossier.css'
import { PolicyLink } from './policy-link.tsx'

/** The panel beside the exports. */
export const ExplainPanel = (): ReactNode => {
  const { t } = useLingui()
  return (
    <>
      <Panel title={t`What the receiver can verify`}>
        <dl className="sr-facts">
          <dt>{t`intact`}</dt>
          <dd>{t`No file of the package was changed since it was sealed. Shown by hashes.`}</dd>
          <dt>{t`logged`}</dt>
          <dd>{t`Every exhibit stands in a custody log that nobody can shorten or rewrite unseen. Shown by a proof and a signature.`}</dd>
          <dt>{t`timed`}</dt>
          <dd>{t`Between which times an outside authority confirms that it was sealed. Without authorities in the settings the times are those of this computer’s clock.`}</dd>
          <dt>{t`witnessed`}</dt>
          <dd>{t`By nobody yet: no partner organisation has countersigned the log. That too comes later.`}</dd>
        </dl>
        <p className="sr-pad sr-small">{t`Four results, never one green tick. None of them says that what the page claims is true.`}</p>
      </Panel>
      <Panel title={t`How the receiver does it`}>
        <div className="sr-pad">
          <ol className="sr-steps">
            <li>{t`Unpack the zip on any computer. No installation, no network.`}</li>
            <li>{t`Open verify.html in a browser and give it the zip. It says each result and why.`}</li>
            <li>{t`Give it the policy too, which you handed over by another way: on paper, through a partner, to the court registry.`}</li>
            <li>{t`Without a browser: README.txt lists the commands of openssl and sha256sum.`}</li>
          </ol>
          <PolicyLink />
        </div>
      </Panel>
    </>
  )
}
