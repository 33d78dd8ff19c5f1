/** Elements of an offence beside the exhibits they rest on, as one table. */
import { useLingui } from '@lingui/react/macro'
import type { ChosenOffence, ElementCover } from '@smart-rescue/schema'
import { Foreign, ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { STATE_WORDS, SUPPORT_WORDS } from '../element-words.ts'

const keyOf = ({ kind, exhibitId, reference, id }: ElementCover): string =>
  exhibitId ?? `${kind} ${reference?.toLowerCase() ?? id}`

/** The table; nothing where nothing is attached yet. */
export const Matrix = ({ offence }: { offence: ChosenOffence }): ReactNode => {
  const { t, i18n } = useLingui()
  const elements = offence.groups.flatMap((group) => group.elements)
  const columns = new Map<string, ElementCover>()
  for (const { covers } of elements) for (const cover of covers) columns.set(keyOf(cover), cover)
  if (columns.size === 0) return null
  const names = [...columns].map(([key, cover]) => ({
    key,
    name: cover.exhibitNumber ?? cover.reference ?? i18n._(SUPPORT_WORDS[cover.kind]),
  }))
  return (
    <details>
      <summary>{t`Elements and exhibits as a table`}</summary>
      <ScrollRegion className="sr-law-matrix" label={t`Elements and exhibits as a table`}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{t`Element`}</th>
              {names.map(({ key, name }) => (
                <th scope="col" key={key}>
                  <Foreign text={name} />
                </th>
              ))}
              <th scope="col">{t`Judged`}</th>
            </tr>
          </thead>
          <tbody>
            {elements.map((element) => (
              <tr key={element.id}>
                <th scope="row" lang="en">
                  {element.text}
                </th>
                {names.map(({ key }) => (
                  <td key={key}>
                    {element.covers.some((cover) => keyOf(cover) === key) ? (
                      <>
                        <span aria-hidden="true">●</span>
                        <span className="sr-only">{t`attached`}</span>
                      </>
                    ) : null}
                  </td>
                ))}
                <td>{i18n._(STATE_WORDS[element.state])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
