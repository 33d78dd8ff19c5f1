/** Files inside an imported file: named, hashed, and imported one by one when somebody asks. */
import { useLingui } from '@lingui/react/macro'
import type { Exhibit } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, Panel, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { importInner, listFiles } from '../../../imports/contract.ts'
import { Go, paths, useAct, useFailureText, useSentence, writeBytes } from '../../../web/index.ts'
import { listExhibits, readExhibit } from '../../contract.ts'

/** Rows that are drawn before the rest is asked for. */
const SHOWN = 50

/** The panel; nothing where the file holds no other. */
export const InnerPanel = ({ exhibit, mayImport }: { exhibit: Exhibit; mayImport: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const failureText = useFailureText()
  const [all, setAll] = useState(false)
  const act = useAct(importInner, [listFiles, listExhibits, readExhibit])
  const { children = [], caseId } = exhibit
  if (children.length === 0) return null
  const start = (n: number) =>
    act.mutate(
      { caseId, exhibitId: exhibit.id, n },
      {
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
        onSuccess: ({ state, reason, known }) =>
          showToast(
            state === 'refused' && reason !== undefined
              ? { text: sentence(reason.code, reason.sentence).text, tone: 'bad' }
              : {
                  text: known ? t`These bytes are in the case already.` : t`Sealed. It is read now.`,
                  tone: 'calm',
                },
          ),
      },
    )
  return (
    <Panel title={t`Files inside`} aside={i18n.number(children.length)}>
      <ul className="sr-list">
        {children.slice(0, all ? children.length : SHOWN).map((child, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members are named by their place in the file
          <li key={n} className="sr-item">
            <p>
              <Foreign text={child.name} />
            </p>
            <p className="sr-small">
              <Mono text={child.mediaType} /> · {writeBytes(child.length, i18n.locale)}
            </p>
            <Acts>
              {child.exhibit !== undefined ? (
                <Go to={paths.exhibit(caseId, child.exhibit)}>{t`Its own exhibit`}</Go>
              ) : child.sha256 === undefined ? (
                <span className="sr-small">{t`not read out on its own`}</span>
              ) : mayImport ? (
                <Button
                  tone="quiet"
                  size="small"
                  busy={act.isPending && act.variables.n === n}
                  about={child.name}
                  onClick={() => start(n)}
                >
                  {t`Import this too`}
                </Button>
              ) : null}
            </Acts>
          </li>
        ))}
      </ul>
      {children.length > SHOWN && !all ? (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => setAll(true)}>
            {t`Show all files`}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
