/** The keys of the house: those by which partners trust us as a witness, those that sign now, and those that were replaced. */
import { useLingui } from '@lingui/react/macro'
import { Button, Mono, showToast, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Moment } from '../../web/index.ts'
import type { KeyEntry } from '../contract.ts'

/** A key in short for the eye; the whole of it is copied. */
const shorten = (vkey: string): string => vkey.split('+').slice(0, 2).join('+')

const KeyLine = ({ label, keys }: { label: string; keys: readonly string[] }): ReactNode => {
  const { t } = useLingui()
  // The whole keys are two thousand letters: they are copied, not shown.
  const copy = () => {
    navigator.clipboard?.writeText(keys.join('\n')).then(
      () => showToast({ text: t`Copied.`, tone: 'calm' }),
      () => showToast({ text: t`The browser did not allow copying.`, tone: 'bad' }),
    )
  }
  return (
    <div className="sr-row apart">
      <p className="sr-small">
        {label} <Mono text={shorten(keys[0] ?? '')} />
      </p>
      <Button tone="quiet" size="small" about={label} onClick={copy}>
        {t`Copy`}
      </Button>
    </div>
  )
}

/** What a partner needs of us: two sets of keys, each copied whole. */
export const OwnKeys = ({
  witnessKeys,
  keys,
}: {
  witnessKeys: readonly string[]
  keys: readonly KeyEntry[]
}): ReactNode => {
  const { t } = useLingui()
  const [now] = keys
  return (
    <div className="sr-stack">
      <h3>{t`What a partner needs from you`}</h3>
      <KeyLine label={t`Our keys as a witness`} keys={witnessKeys} />
      {now === undefined ? null : (
        <KeyLine
          label={t`Keys of our log`}
          keys={[now.logKey, ...(now.laterKey === undefined ? [] : [now.laterKey])]}
        />
      )}
      <p className="sr-small">
        {t`Give them by another way than e-mail alone, and let the partner read the first characters back to you.`}
      </p>
    </div>
  )
}

/** Keys through time. They are replaced and revoked at the machine itself, where the locker can be opened. */
export const KeyList = ({ keys }: { keys: readonly KeyEntry[] }): ReactNode => {
  const { t } = useLingui()
  return (
    <div className="sr-stack">
      <h3>{t`Keys that sign the log and packages`}</h3>
      <ul className="sr-list">
        {keys.map(({ logKey, until, revoked }) => (
          <li key={logKey} className="sr-item">
            <Mono text={shorten(logKey)} />{' '}
            {revoked !== undefined ? (
              <>
                <Tag tone="red">{t`revoked`}</Tag>{' '}
                <span className="sr-small">
                  {t`nothing from then on counts:`} <Moment at={revoked.from} />
                </span>
              </>
            ) : until === undefined ? (
              <Tag tone="green">{t`signs now`}</Tag>
            ) : (
              <>
                <Tag>{t`replaced`}</Tag>{' '}
                <span className="sr-small">
                  <Moment at={until} /> · {t`what it signed before still counts`}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="sr-small">
        {t`To replace them, stop the program and run:`} <Mono text="smart-rescue key rotate" />
      </p>
    </div>
  )
}
