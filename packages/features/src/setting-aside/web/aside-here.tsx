/** On the page of a source, a selector or a template: whether it is aside, by whom and until when; putting it aside, and taking it back. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { readCase } from '../../cases/contract.ts'
import { Go, Moment, paths, useAct, useFailureText, useRead } from '../../web/index.ts'
import { type AsideEntry, listAside, takeBack } from '../contract.ts'
import { ASIDE_WORDS } from './aside-words.ts'
import { ASIDE_REFRESHES, SetAsideButton } from './set-aside-button.tsx'

const kindOf = (node: string): string => node.slice(0, node.indexOf(':'))

/** What covers a node today. */
const useCovering = (caseId: CaseId, node: string): readonly AsideEntry[] | undefined =>
  useRead(listAside, { caseId, state: 'in-force', covering: node }).data?.entries

const useMayPutAside = (caseId: CaseId): boolean =>
  useRead(readCase, { caseId }).data?.may.includes('source.aside') ?? false

/** How the thing itself was put aside, if it was: a source by its own name, not by a selector it carries. */
const isOwn = (entry: AsideEntry, node: string): boolean => kindOf(entry.node) === kindOf(node)

/** The button, where the reader may and the thing itself is not aside yet. */
export const PutAsideHere = ({
  caseId,
  node,
  about,
  size = 'small',
}: {
  caseId: CaseId
  node: string
  about: string
  size?: 'normal' | 'small'
}): ReactNode => {
  const entries = useCovering(caseId, node)
  const may = useMayPutAside(caseId)
  if (!may || entries === undefined || entries.some((entry) => isOwn(entry, node))) return null
  return <SetAsideButton caseId={caseId} node={node} about={about} size={size} />
}

const Entry = ({ caseId, entry, node }: { caseId: CaseId; entry: AsideEntry; node: string }) => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const may = useMayPutAside(caseId)
  const taking = useAct(takeBack, ASIDE_REFRESHES)
  const take = () =>
    taking.mutate(
      { caseId, leaf: entry.leaf },
      {
        onSuccess: () => showToast({ text: t`It counts again.`, tone: 'calm' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  const through =
    kindOf(entry.node) === 'selector' ? t`by a selector it carries` : t`by the template it follows`
  return (
    <div className="sr-stack tight">
      <p>
        <b>{t`Put aside`}</b> · {i18n._(ASIDE_WORDS[entry.kind])}
        {isOwn(entry, node) ? null : ` · ${through}`}
      </p>
      <p>
        <Foreign text={entry.why} />
      </p>
      <p className="sr-small">
        <Foreign text={entry.by.displayName} />, <Moment at={entry.at} /> · {t`last day`}{' '}
        <Moment at={`${entry.until}T12:00:00`} style="day" /> ·{' '}
        {t`It joins nobody and ranks nowhere until then.`}
      </p>
      <Acts>
        {may && isOwn(entry, node) ? (
          <Button tone="quiet" size="small" busy={taking.isPending} onClick={take}>
            {t`Take back`}
          </Button>
        ) : (
          <Go to={paths.aside(caseId)}>{t`What is put aside`}</Go>
        )}
      </Acts>
    </div>
  )
}

/** Says that it is aside, with the way back; nothing where it is not. */
export const AsideNote = ({ caseId, node }: { caseId: CaseId; node: string }): ReactNode => {
  const entries = useCovering(caseId, node) ?? []
  if (entries.length === 0) return null
  return (
    <Callout tone="amber">
      <div className="sr-stack">
        {entries.map((entry) => (
          <Entry key={entry.leaf} caseId={caseId} entry={entry} node={node} />
        ))}
      </div>
    </Callout>
  )
}
