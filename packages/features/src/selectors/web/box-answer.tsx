/** What the one box understood, and the one sensible act. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { CaseId, type Recognition } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Foreign, Mono, shorten, showToast } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { requestCapture } from '../../capture/contract.ts'
import { listCases } from '../../cases/contract.ts'
import { handToSearch } from '../../search/web/asked-text.ts'
import { FailureNote, Go, Moment, paths, SELECTOR_WORDS, useAct, useGo, useRead } from '../../web/index.ts'

interface AnswerProps {
  readonly pasted: string
  readonly recognition: Recognition
  readonly currentCase: string | undefined
  readonly onClose: () => void
  /** Receives what Enter should do. */
  readonly onAct: (run: (() => void) | undefined) => void
}

const CaptureOffer = ({
  url,
  currentCase,
  onClose,
  onAct,
}: { url: string } & Omit<AnswerProps, 'pasted' | 'recognition'>) => {
  const { t } = useLingui()
  const go = useGo()
  const cases = useRead(listCases, {})
  const act = useAct(requestCapture, [{ name: 'capture.list' }, { name: 'case.read' }])
  const open = (cases.data?.cases ?? []).filter((item) => item.state === 'open')
  const [chosen, setChosen] = useState<string>()
  const caseId = chosen ?? (open.some((item) => item.id === currentCase) ? currentCase : open[0]?.id)
  const capture = () => {
    const id = CaseId.safeParse(caseId)
    if (!id.success || act.isPending) return
    act.mutate(
      { caseId: id.data, url },
      {
        onSuccess: () => {
          onClose()
          go(paths.evidence(id.data))
          showToast({ text: t`The capture was asked for.`, tone: 'calm' })
        },
      },
    )
  }
  useEffect(() => onAct(capture))
  if (cases.isPending) return null
  if (open.length === 0)
    return <p className="sr-quiet">{t`Open a case first; every capture belongs to one.`}</p>
  return (
    <div className="sr-stack tight">
      <NativeSelect
        label={t`Capture into the case`}
        value={caseId ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={open.map((item) => ({
          value: item.id,
          label: `${item.reference} · ${shorten(item.title, 60)}`,
        }))}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button size="small" busy={act.isPending} onClick={capture}>
          {t`Capture this page`}
        </Button>
      </Acts>
    </div>
  )
}

const SelectorOffer = ({
  recognition,
  onClose,
  onAct,
}: Pick<AnswerProps, 'recognition' | 'onClose' | 'onAct'>) => {
  const { t } = useLingui()
  const go = useGo()
  const { selector, elsewhere } = recognition
  const open = () => {
    if (selector === undefined) return
    onClose()
    go(paths.selector(selector.id))
  }
  useEffect(() => onAct(open))
  if (selector === undefined)
    return (
      <p>
        {elsewhere
          ? t`Not seen in your cases, but known in a case you may not see. Capture a page that shows it, then ask its owner.`
          : t`Not seen before.`}
      </p>
    )
  const isUnseen = selector.exhibits === 0 && selector.rows === undefined
  return (
    <div className="sr-stack tight">
      <p>
        {isUnseen
          ? t`Not seen in your cases.`
          : plural(selector.exhibits + (selector.rows ?? 0), {
              one: 'Seen in # source of yours',
              other: 'Seen in # sources of yours',
            })}
        {isUnseen ? null : (
          <>
            , {t`last on`} <Moment at={selector.lastSeen} style="day" />
          </>
        )}
        {elsewhere ? <b className="sr-elsewhere"> · {t`known elsewhere`}</b> : null}
      </p>
      <Acts>
        <Button size="small" onClick={open}>
          {elsewhere && isUnseen ? t`Ask its owner` : t`Show where it was seen`}
        </Button>
      </Acts>
    </div>
  )
}

/** The answer below the box. */
export const BoxAnswer = (props: AnswerProps): ReactNode => {
  const { recognition, pasted, onAct, onClose } = props
  const { t, i18n } = useLingui()
  const { kind, exhibits } = recognition
  const isText = kind === 'text'
  const go = useGo()
  const search = () => {
    handToSearch(pasted)
    onClose()
    go(paths.search())
  }
  useEffect(() => {
    if (isText) onAct(search)
  })
  return (
    <div className="sr-stack tight">
      <p>
        <b>{isText ? t`Words` : i18n._(SELECTOR_WORDS[kind])}</b>{' '}
        {isText ? <Foreign text={shorten(pasted, 120)} /> : <Mono text={shorten(recognition.normal, 160)} />}
      </p>
      {kind === 'url' ? <CaptureOffer {...props} url={recognition.normal} /> : null}
      {isText || kind === 'url' ? null : <SelectorOffer {...props} />}
      {kind === 'url' && recognition.selector !== undefined ? (
        <p>
          <Go to={paths.selector(recognition.selector.id)} className={buttonClass('plain', 'small')}>
            {t`This address also stands in exhibits: show where`}
          </Go>
        </p>
      ) : null}
      {exhibits.length > 0 ? (
        <div>
          <p className="sr-small">{t`Exhibits of yours with this address or title`}</p>
          <ul className="sr-list sr-box-exhibits">
            {exhibits.map((exhibit) => (
              <li key={exhibit.id}>
                <span onClickCapture={onClose}>
                  <Go to={paths.exhibit(exhibit.caseId, exhibit.id)}>
                    {exhibit.caseReference} {exhibit.number} · <Foreign text={shorten(exhibit.title, 80)} />
                  </Go>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {isText || kind === 'url' ? (
        <Acts>
          <Button size="small" tone={isText ? 'main' : 'quiet'} onClick={search}>
            {t`Search every text`}
          </Button>
        </Acts>
      ) : null}
    </div>
  )
}
