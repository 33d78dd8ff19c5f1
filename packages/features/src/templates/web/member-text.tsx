/** One text of a group beside its template: slots framed, additions underlined, omissions struck out. */
import { useLingui } from '@lingui/react/macro'
import { Foreign } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import type { TemplateMember, TemplateSegment } from '../contract.ts'
import { layOutMember } from './lay-out-member.ts'
import './templates.css'

/** The text; `names` are those of the slots. */
export const MemberText = ({
  member,
  template,
  names,
}: {
  member: TemplateMember
  template: readonly TemplateSegment[]
  names: readonly string[]
}): ReactNode => {
  const { t } = useLingui()
  return (
    <p className="sr-aligned">
      {layOutMember(member, template).map((piece, at) => {
        const key = `${at} ${piece.kind}`
        if (piece.kind === 'fixed') return <Foreign key={key} text={piece.text} />
        if (piece.kind === 'removed')
          return (
            <del key={key}>
              <span className="sr-only">{t`left out:`} </span>
              <Foreign text={piece.text} />
            </del>
          )
        if (piece.kind === 'inserted')
          return (
            <ins key={key}>
              <span className="sr-only">{t`added:`} </span>
              <Foreign text={piece.text} />
            </ins>
          )
        const name = names[piece.slot ?? -1] ?? ''
        return (
          <span key={key} className="sr-slot-value" title={name}>
            <span className="sr-only">{name}: </span>
            <Foreign text={piece.text === '' ? '∅' : piece.text} />
          </span>
        )
      })}
    </p>
  )
}
