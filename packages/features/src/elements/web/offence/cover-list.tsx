/** What an element rests on, and the way to take an attachment back. */
import { useLingui } from '@lingui/react/macro'
import type { CaseElement, CaseId, ElementCover } from '@smart-rescue/schema'
import { Button, Foreign, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Go, Moment, paths, useAct } from '../../../web/index.ts'
import { withdrawCover } from '../../contract.ts'
import { SUPPORT_WORDS } from '../element-words.ts'
import { STALE_CASE } from '../stale.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const Cover = ({ caseId, cover, mayCover }: { caseId: CaseId; cover: ElementCover; mayCover: boolean }) => {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(withdrawCover, STALE_CASE)
  const name = cover.exhibitNumber ?? cover.reference ?? i18n._(SUPPORT_WORDS[cover.kind])
  return (
    <li>
      {cover.exhibitId === undefined ? (
        <>
          <Tag tone={cover.kind === 'anonymous-tip' ? 'amber' : 'plain'}>
            {i18n._(SUPPORT_WORDS[cover.kind])}
          </Tag>{' '}
          {cover.reference === undefined ? null : <Foreign text={cover.reference} />}
        </>
      ) : (
        <Go to={paths.exhibit(caseId, cover.exhibitId)}>
          {cover.exhibitNumber}{' '}
          {cover.exhibitTitle === undefined ? null : <Foreign text={cover.exhibitTitle} />}
        </Go>
      )}
      {cover.note === undefined ? null : (
        <>
          {' – '}
          <Foreign text={cover.note} />
        </>
      )}{' '}
      <span className="sr-small sr-quiet">
        <Foreign text={cover.by.displayName} />, <Moment at={cover.at} style="day" />
      </span>{' '}
      {mayCover ? (
        <>
          <Button tone="plain" size="small" about={name} onClick={() => setOpen(true)}>
            {t`Take back`}
          </Button>
          <ReasonDialog
            open={isOpen}
            title={t`Take back`}
            act={t`Take back`}
            busy={act.isPending}
            error={act.error}
            onClose={() => setOpen(false)}
            onGive={(why) =>
              act.mutate({ caseId, cover: cover.id, why }, { onSuccess: () => setOpen(false) })
            }
          >
            <p>{t`It no longer counts for this element. The log keeps that it was attached.`}</p>
          </ReasonDialog>
        </>
      ) : null}
    </li>
  )
}

/** The list; nothing where nothing is attached. */
export const CoverList = ({
  caseId,
  element,
  mayCover,
}: {
  caseId: CaseId
  element: CaseElement
  mayCover: boolean
}): ReactNode => {
  const { t } = useLingui()
  if (element.covers.length === 0) return null
  return (
    <ul className="sr-law-covers" aria-label={t`What it rests on`}>
      {element.covers.map((cover) => (
        <Cover key={cover.id} caseId={caseId} cover={cover} mayCover={mayCover} />
      ))}
    </ul>
  )
}
