/** Text that a machine read off a picture: its own panel, its own label, its confidence; never shown as the original's words. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type Exhibit, OCR_LANGUAGES } from '@smart-rescue/schema'
import { Acts, Button, Callout, Panel } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { recognisePicture } from '../../../imports/contract.ts'
import { FailureNote, useAct, useCaseNews } from '../../../web/index.ts'
import { readExhibit } from '../../contract.ts'
import { TextPanel } from '../exhibit/text-panel.tsx'

/** ISO 639-2 as the recogniser writes it → BCP 47, for the name of the language. */
const TAGS: Record<(typeof OCR_LANGUAGES)[number], string> = {
  eng: 'en',
  nep: 'ne',
  hin: 'hi',
  ben: 'bn',
  tha: 'th',
  lao: 'lo',
  ara: 'ar',
  spa: 'es',
  por: 'pt',
  fil: 'fil',
  nld: 'nl',
}

/** Hears the case's news while a reading is awaited, so that the text appears by itself. */
const Waiting = ({ caseId }: { caseId: Exhibit['caseId'] }) => {
  const { t } = useLingui()
  useCaseNews(caseId)
  return <p role="status">{t`It is being read. The text appears here when it is done.`}</p>
}

/** The panels: one for each picture that was read, and the act for those that were not. */
export const RecognisedPanel = ({
  exhibit,
  mayImport,
}: {
  exhibit: Exhibit
  mayImport: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [language, setLanguage] = useState<(typeof OCR_LANGUAGES)[number]>('eng')
  const act = useAct(recognisePicture, [readExhibit])
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' })
  const { recognised = [], held, parts } = exhibit
  const read = new Set(recognised.map(({ of }) => of))
  const pictures = held?.kind === 'image' ? ['original'] : parts.map(({ role }) => role).filter(isView)
  const waiting = pictures.filter((role) => !read.has(role))
  const next = waiting[0]
  const start = () => {
    if (next === undefined) return
    const languages = language === 'eng' ? [language] : [language, 'eng' as const]
    act.mutate({ caseId: exhibit.caseId, exhibitId: exhibit.id, role: next, languages })
  }
  return (
    <>
      {recognised.map(({ role, of, text, marks, confidence, languages, method }) => (
        <div key={role}>
          <TextPanel
            title={t`Read off the picture by a machine`}
            empty={t`The machine found no text on it`}
            text={text}
            marks={marks}
          />
          <Callout tone="amber">
            <p>
              {t`Not the original: a machine read this off the picture (${of}) and is ${i18n.number(confidence, { style: 'percent' })} sure. Compare with the picture before you rely on a word or a number.`}
            </p>
            <p className="sr-small">
              <bdi>{`${languages.join(' + ')} · ${method}`}</bdi>
            </p>
          </Callout>
        </div>
      ))}
      {next === undefined || !mayImport || held?.quarantined === true ? null : (
        <Panel title={t`Text on the picture`}>
          <div className="sr-pad sr-stack tight">
            <p className="sr-quiet">
              {t`A machine can read the text on the picture (${next}). What it reads is sealed beside the picture, with how sure it is.`}
            </p>
            <NativeSelect
              label={t`Language on the picture`}
              value={language}
              onChange={({ currentTarget: { value } }) =>
                setLanguage(OCR_LANGUAGES.find((one) => one === value) ?? 'eng')
              }
              data={OCR_LANGUAGES.map((value) => ({ value, label: names.of(TAGS[value]) ?? value }))}
            />
            {act.isError ? <FailureNote error={act.error} onRetry={start} /> : null}
            <Acts>
              <Button tone="quiet" busy={act.isPending} onClick={start}>
                {t`Read the text on this picture`}
              </Button>
            </Acts>
            {act.isSuccess ? <Waiting caseId={exhibit.caseId} /> : null}
          </div>
        </Panel>
      )}
    </>
  )
}

const isView = (role: string): boolean => role.startsWith('view-')
