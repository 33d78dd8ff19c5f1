/** What an imported file says, each kind in its own form: messages in their order, tables as tables, pictures only when asked for. */
import { useLingui } from '@lingui/react/macro'
import { type Exhibit, StatedMessage } from '@smart-rescue/schema'
import { Button, Foreign, Panel, ScrollRegion, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useMemo, useState } from 'react'
import { z } from 'zod'
import { FailureNote, usePlatform } from '../../../web/index.ts'
import { readPart } from '../../contract.ts'
import { HeldPicture } from './held-picture.tsx'
import { readTable } from './read-table.ts'
import { usePartText } from './use-part-text.ts'
import './held.css'

const MORE = 200
const ROWS = 300

const readMessages = (text: string | undefined): StatedMessage[] => {
  if (text === undefined) return []
  try {
    return z.array(StatedMessage).catch([]).parse(JSON.parse(text))
  } catch {
    return []
  }
}

const Message = ({ message }: { message: StatedMessage }) => {
  const { t } = useLingui()
  return (
    <li className="sr-message">
      <p className="sr-small">
        <b>{message.from === undefined ? t`without a sender` : <Foreign text={message.from} />}</b>
        {message.at === undefined ? null : (
          <>
            {' · '}
            <bdi dir="ltr">{message.at}</bdi>
          </>
        )}
      </p>
      <p className="sr-message-text">
        <Foreign text={message.text} />
      </p>
      {message.attachment === undefined ? null : (
        <p className="sr-small">
          {t`attached:`} <Foreign text={message.attachment} />
        </p>
      )}
    </li>
  )
}

/** Messages of a chat or mailbox, in the order of the file; senders and times as the file writes them. */
export const MessagesPanel = ({ exhibit }: { exhibit: Exhibit }): ReactNode => {
  const { t, i18n } = useLingui()
  const [shown, setShown] = useState(MORE)
  const reading = usePartText(exhibit.caseId, exhibit.id, 'messages')
  const messages = useMemo(() => readMessages(reading.data), [reading.data])
  return (
    <Panel title={t`Messages`} aside={messages.length > 0 ? i18n.number(messages.length) : undefined}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={6} />
      ) : (
        <ScrollRegion className="sr-messages" label={t`Messages in the order of the file`}>
          <p className="sr-pad sr-small">
            {t`Names and times stand here as the file writes them. A file can be changed: compare with the telephone where that is possible.`}
          </p>
          <ol className="sr-list">
            {messages.slice(0, shown).map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
              <Message key={index} message={message} />
            ))}
          </ol>
          {messages.length > shown ? (
            <div className="sr-pad">
              <Button tone="quiet" size="small" onClick={() => setShown(shown + MORE)}>
                {t`Show more messages`}
              </Button>
            </div>
          ) : null}
        </ScrollRegion>
      )}
    </Panel>
  )
}

/** One sheet of a table, cells as they are written: nothing is computed. */
export const SheetPanel = ({ exhibit, role }: { exhibit: Exhibit; role: string }): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = usePartText(exhibit.caseId, exhibit.id, role)
  const rows = useMemo(() => readTable(reading.data ?? '', ROWS + 1), [reading.data])
  return (
    <Panel title={t`Table`} aside={role}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={6} />
      ) : (
        <ScrollRegion className="sr-sheet" label={t`Cells as they are written`}>
          <table className="sr-table">
            <tbody>
              {rows.slice(0, ROWS).map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
                <tr key={index}>
                  <th scope="row">{i18n.number(index + 1)}</th>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                    <td key={column}>
                      <Foreign text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > ROWS ? (
            <p className="sr-pad sr-small">{t`The table is longer; the sealed part holds all of it.`}</p>
          ) : null}
        </ScrollRegion>
      )}
    </Panel>
  )
}

/** Pictures of a file, re-encoded: not loaded until asked for, then blurred and grey. */
export const PicturesPanel = ({ exhibit }: { exhibit: Exhibit }): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const views = exhibit.parts
    .filter(({ role }) => role.startsWith('view-'))
    .toSorted((a, b) => a.role.localeCompare(b.role, 'en'))
  if (views.length === 0) return null
  return (
    <Panel title={t`Pictures`} aside={i18n.number(views.length)}>
      <p className="sr-pad sr-quiet">
        {t`Made anew from the original, without what a camera writes into it. Loading one is logged. A clear picture is veiled again by itself.`}
      </p>
      <div className="sr-shots">
        {views.map(({ role }, index) => (
          <HeldPicture
            key={role}
            role={role}
            number={index + 1}
            shows={t`Picture ${index + 1}`}
            address={client.address(readPart, { caseId: exhibit.caseId, exhibitId: exhibit.id, role })}
          />
        ))}
      </div>
    </Panel>
  )
}
