/** Versions of a country's pack, what lawyers said of each, and their acts: confirm, reject, choose the version that is used. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, Foreign, Panel, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Go, Moment, paths, useAct, useFailureText } from '../../../web/index.ts'
import { type LawView, reviewLaw, useLaw } from '../../contract.ts'
import { REVIEW_WORDS } from '../element-words.ts'
import { ReasonDialog } from '../offence/reason-dialog.tsx'
import { STALE_LAW } from '../stale.ts'

type Word = 'reviewed' | 'rejected'

/** The panel. */
export const ReviewPanel = ({ view }: { view: LawView }): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const [asked, setAsked] = useState<Word>()
  const { iso2: country, version } = view.pack
  const review = useAct(reviewLaw, STALE_LAW)
  const choice = useAct(useLaw, STALE_LAW)
  return (
    <Panel title={t`Versions and review`}>
      <ul className="sr-list">
        {view.versions.map((one) => (
          <li className="sr-item" key={one.version}>
            <div className="sr-row apart">
              <p>
                {one.version === version ? (
                  <b>{t`version ${one.version}`}</b>
                ) : (
                  <Go to={`${paths.law(country)}?version=${one.version}`}>{t`version ${one.version}`}</Go>
                )}{' '}
                · <Foreign text={one.author} />
              </p>
              <span className="sr-tags">
                {one.inUse ? <Tag tone="main">{t`in use`}</Tag> : null}
                <Tag tone={one.review === 'reviewed' ? 'green' : one.review === 'rejected' ? 'red' : 'amber'}>
                  {i18n._(REVIEW_WORDS[one.review])}
                </Tag>
              </span>
            </div>
            {one.loadedBy === undefined || one.loadedAt === undefined || one.origin === 'shipped' ? null : (
              <p className="sr-small">
                {t`loaded by`} <Foreign text={one.loadedBy.displayName} />,{' '}
                <Moment at={one.loadedAt} style="day" />
              </p>
            )}
            {one.reviews.map((word) => (
              <p className="sr-small" key={word.at}>
                <b>
                  <Foreign text={word.by.displayName} />: {i18n._(REVIEW_WORDS[word.state])}
                </b>
                , <Moment at={word.at} style="day" /> – <Foreign text={word.note} />
              </p>
            ))}
            {view.mayChange && !one.inUse ? (
              <Acts>
                <Button
                  tone="quiet"
                  size="small"
                  busy={choice.isPending}
                  about={one.version}
                  onClick={() =>
                    choice.mutate(
                      { country, version: one.version },
                      { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
                    )
                  }
                >
                  {t`Use this version`}
                </Button>
              </Acts>
            ) : null}
          </li>
        ))}
      </ul>
      {view.mayChange ? (
        <div className="sr-pad">
          <p className="sr-small">{t`As a lawyer, say whether version ${version} holds. Name what you read it against.`}</p>
          <Acts>
            <Button tone="quiet" size="small" onClick={() => setAsked('reviewed')}>
              {t`Confirm it`}
            </Button>
            <Button tone="quiet" size="small" onClick={() => setAsked('rejected')}>
              {t`Reject it`}
            </Button>
          </Acts>
        </div>
      ) : (
        <p className="sr-pad sr-small">{t`A lawyer of your organisation confirms or rejects it.`}</p>
      )}
      {asked === undefined ? null : (
        <ReasonDialog
          open
          title={asked === 'reviewed' ? t`Confirm it` : t`Reject it`}
          act={asked === 'reviewed' ? t`Confirm it` : t`Reject it`}
          busy={review.isPending}
          error={review.error}
          onClose={() => setAsked(undefined)}
          onGive={(note) =>
            review.mutate({ country, version, state: asked, note }, { onSuccess: () => setAsked(undefined) })
          }
        />
      )}
    </Panel>
  )
}
