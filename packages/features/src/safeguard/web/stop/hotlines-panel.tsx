/** Whom to tell, in order. A form is a link that the person follows herself: nothing is sent from here. */
import { useLingui } from '@lingui/react/macro'
import { buttonClass, Callout, Foreign, Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { HotlineView } from '../../contract.ts'
import { WHY_WORDS } from '../safeguard-words.ts'
import { SourceLine } from '../sourced.tsx'

const Hotline = ({ hotline }: { hotline: HotlineView }) => {
  const { t, i18n } = useLingui()
  return (
    <li className="sr-item">
      <p className="sr-small">{i18n._(WHY_WORDS[hotline.why])}</p>
      <p>
        <b>
          <Foreign text={hotline.name} />
        </b>
      </p>
      {hotline.phones.map((phone) => (
        <p key={phone} className="sr-hotline-phone">
          <bdi dir="ltr">{phone}</bdi>
        </p>
      ))}
      <p className="sr-small">
        <bdi lang="en">{hotline.purpose}</bdi>
      </p>
      {hotline.note === undefined ? null : (
        <p className="sr-small">
          <bdi lang="en">{hotline.note}</bdi>
        </p>
      )}
      {hotline.url === undefined ? null : (
        <p>
          <a className={buttonClass('quiet', 'small')} href={hotline.url} target="_blank" rel="noreferrer">
            {t`Open its page`}
            <span className="sr-only"> – {hotline.name}</span>
          </a>
        </p>
      )}
      <SourceLine row={hotline} />
    </li>
  )
}

/** The panel. */
export const HotlinesPanel = ({ hotlines }: { hotlines: readonly HotlineView[] }): ReactNode => {
  const { t } = useLingui()
  return (
    <Panel title={t`Whom to tell`}>
      <div className="sr-pad">
        <Callout>
          <p>{t`Hotlines take the address, never a picture. Do not open the page again to make one.`}</p>
        </Callout>
      </div>
      <ul className="sr-list">
        {hotlines.map((hotline) => (
          <Hotline key={hotline.id} hotline={hotline} />
        ))}
      </ul>
    </Panel>
  )
}
