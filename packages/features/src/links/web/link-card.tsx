/** One link: what the machine proposes looks different from what a person decided. */
import { useLingui } from '@lingui/react/macro'
import type { Link } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Foreign, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths } from '../../web/index.ts'
import { LinkReasons } from './link-reasons.tsx'
import { useDecide } from './use-decide.ts'
import './links.css'

const Decisions = ({ link }: { link: Link }) => {
  const { t } = useLingui()
  const words = { accepted: t`accepted`, rejected: t`rejected`, undone: t`taken back` }
  if (link.decisions.length === 0) return null
  return (
    <ol className="sr-list sr-history" aria-label={t`Decisions`}>
      {link.decisions.map((decision) => (
        <li key={decision.at}>
          <b>{words[decision.decision]}</b> · <Foreign text={decision.by.displayName} /> ·{' '}
          <Moment at={decision.at} />
          {decision.why === undefined ? null : (
            <>
              {' · '}
              <Foreign text={decision.why} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The acts of a link in its state. */
export const LinkActs = ({ link, compare = true }: { link: Link; compare?: boolean }): ReactNode => {
  const { t } = useLingui()
  const { busy, decide } = useDecide()
  const pair = t`${link.a.number} and ${link.b.number}`
  return (
    <Acts>
      {link.state === 'proposed' ? (
        <>
          <Button size="small" busy={busy} about={pair} onClick={() => decide(link, 'accepted')}>
            {t`Accept`}
          </Button>
          <Button tone="quiet" size="small" busy={busy} about={pair} onClick={() => decide(link, 'rejected')}>
            {t`Reject`}
          </Button>
        </>
      ) : (
        <Button tone="quiet" size="small" busy={busy} about={pair} onClick={() => decide(link, 'undone')}>
          {t`Undo`}
        </Button>
      )}
      {compare ? (
        <Go to={paths.compare(link.caseId, link.id)} className={buttonClass('quiet', 'small')} about={pair}>
          {t`Compare`}
        </Go>
      ) : null}
    </Acts>
  )
}

/** The card. `mayDecide` false hides the acts, not the reasons. */
export const LinkCard = ({
  link,
  mayDecide,
  brief = false,
}: {
  link: Link
  mayDecide: boolean
  brief?: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const isProposed = link.state === 'proposed'
  const last = link.decisions.at(-1)
  return (
    <li className={isProposed ? 'sr-link' : 'sr-link sr-decided'}>
      <p className={isProposed ? 'sr-who' : 'sr-who person'}>
        {isProposed ? (
          t`Proposed by the machine`
        ) : (
          <>
            {link.state === 'accepted' ? t`Accepted by` : t`Rejected by`}{' '}
            <Foreign text={last?.by.displayName ?? ''} />
          </>
        )}
      </p>
      <h3>
        {t`${link.a.number} and ${link.b.number} may belong together`}{' '}
        <span className="sr-small">
          {t`strength ${i18n.number(Math.floor(link.strength * 100) / 100, { style: 'percent' })}`}
        </span>
      </h3>
      {brief ? null : (
        <div className="sr-ends">
          {[link.a, link.b].map((end) => (
            <LinkEndLine key={end.id} link={link} end={end} />
          ))}
        </div>
      )}
      <LinkReasons reasons={link.reasons} counterReasons={link.counterReasons} />
      {mayDecide ? (
        <LinkActs link={link} />
      ) : (
        <Go to={paths.compare(link.caseId, link.id)} className={buttonClass('quiet', 'small')}>
          {t`Compare`}
        </Go>
      )}
      {brief ? null : <Decisions link={link} />}
    </li>
  )
}

const LinkEndLine = ({ link, end }: { link: Link; end: Link['a'] }) => {
  const { t } = useLingui()
  return (
    <>
      <span className="sr-mono">{end.number}</span>
      <Go to={paths.exhibit(link.caseId, end.id)}>
        <Foreign text={end.title === '' ? t`Page without a title` : shorten(end.title, 120)} />
      </Go>
    </>
  )
}
