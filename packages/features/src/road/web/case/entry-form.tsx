/** Enters what was heard about a track, or corrects an entry with a reason. */

import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { findRule, LADDER } from '@smart-rescue/core/justice'
import {
  type CaseId,
  ExitReason,
  FactConfidence,
  FactSource,
  type RoadStage,
  type RoadUnit,
  type StageDraft,
  type StageEntry,
  TrackRef,
} from '@smart-rescue/schema'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { fromFieldMoment, toFieldMoment } from '../../../safeguard/web/field-moment.ts'
import { FailureNote, listCountries, useAct } from '../../../web/index.ts'
import { correctStage, enterStage, listRoads, readRoad } from '../../contract.ts'
import {
  EXIT_WORDS,
  ROAD_STAGE_WORDS,
  SOURCE_WORDS,
  SURE_WORDS,
  UNIT_WORDS,
  VALUE_WORDS,
} from '../road-words.ts'

const REFRESHED = [readRoad, listRoads]
const UNITS: readonly RoadUnit[] = ['person', 'charge', 'victim']

interface Words {
  unit: RoadUnit
  subject: string
  charge: string
  stage: RoadStage | ''
  value: string
  on: string
  authority: string
  jurisdiction: string
  source: FactSource
  sourceNote: string
  confidence: FactConfidence
  exit: string
  reference: string
  statute: string
  section: string
  hearing: string
  court: string
  counsel: string
  note: string
  why: string
}

const begin = (entry: Partial<StageEntry>, track: TrackRef | undefined, country: string): Words => ({
  unit: track?.unit ?? 'person',
  subject: track?.subject ?? 'person:',
  charge: track?.charge ?? '1',
  stage: entry.stage ?? '',
  value: entry.value ?? '',
  on: entry.on ?? '',
  authority: entry.authority ?? '',
  jurisdiction: entry.jurisdiction ?? country,
  source: entry.source ?? 'phone-call',
  sourceNote: entry.sourceNote ?? '',
  confidence: entry.confidence ?? 'confirmed',
  exit: entry.exit ?? '',
  reference: entry.reference ?? '',
  statute: entry.offence?.statute ?? '',
  section: entry.offence?.section ?? '',
  hearing: entry.nextHearing === undefined ? '' : toFieldMoment(Date.parse(entry.nextHearing)),
  court: entry.court ?? '',
  counsel: entry.counsel ?? '',
  note: entry.note ?? '',
  why: '',
})

/** What the form says, or nothing while it is not complete. */
const readDraft = (words: Words, kept: Partial<StageEntry>): StageDraft | undefined => {
  const track = TrackRef.safeParse({
    unit: words.unit,
    subject: words.subject.trim(),
    ...(words.unit === 'charge' ? { charge: words.charge.trim() } : {}),
  })
  if (!track.success || words.stage === '' || words.on === '') return undefined
  if (words.authority.trim() === '' || words.sourceNote.trim() === '' || words.jurisdiction === '')
    return undefined
  const nextHearing = words.hearing === '' ? undefined : fromFieldMoment(words.hearing)
  const text = (key: 'value' | 'reference' | 'court' | 'counsel' | 'note') =>
    words[key].trim() === '' ? {} : { [key]: words[key].trim() }
  return {
    track: track.data,
    stage: words.stage,
    on: words.on,
    authority: words.authority.trim(),
    jurisdiction: words.jurisdiction,
    source: words.source,
    sourceNote: words.sourceNote.trim(),
    confidence: words.confidence,
    ...text('value'),
    ...text('reference'),
    ...text('court'),
    ...text('counsel'),
    ...text('note'),
    ...(words.exit === '' ? {} : { exit: words.exit as ExitReason }),
    ...(nextHearing === undefined ? {} : { nextHearing }),
    ...(words.statute.trim() === '' || words.section.trim() === ''
      ? {}
      : { offence: { ...kept.offence, statute: words.statute.trim(), section: words.section.trim() } }),
    ...(kept.amount === undefined ? {} : { amount: kept.amount }),
  }
}

/** The form. With `entry` it corrects that entry; with `track` it enters on that track; with neither it begins a track. */
export const EntryForm = ({
  caseId,
  entry,
  track,
  offered,
  country,
  authority,
  onClose,
}: {
  caseId: CaseId
  entry?: StageEntry
  track?: TrackRef
  /** Stages that may come next; all of the unit where it is missing. */
  offered?: readonly RoadStage[]
  country: string
  authority?: string
  onClose: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const from: Partial<StageEntry> = entry ?? (authority === undefined ? {} : { authority })
  const [words, setWords] = useState(() => begin(from, entry?.track ?? track, country))
  const [checked, setChecked] = useState(false)
  const enter = useAct(enterStage, REFRESHED)
  const correct = useAct(correctStage, REFRESHED)
  const act = entry === undefined ? enter : correct
  const set = <K extends keyof Words>(key: K, value: Words[K]) => setWords({ ...words, [key]: value })
  const stages = [
    ...new Set([
      ...(offered ?? LADDER[words.unit].map(({ stage }) => stage)),
      ...(entry === undefined ? [] : [entry.stage]),
      'asked' as const,
    ]),
  ]
  const values = words.stage === '' ? undefined : findRule(words.unit, words.stage)?.values
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const draft = readDraft(words, from)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (draft === undefined || (entry !== undefined && words.why.trim() === '')) return
    if (entry === undefined) enter.mutate({ caseId, ...draft }, { onSuccess: onClose })
    else correct.mutate({ caseId, entryId: entry.id, why: words.why, ...draft }, { onSuccess: onClose })
  }
  const field = (
    key: 'authority' | 'sourceNote' | 'reference' | 'court' | 'counsel' | 'statute' | 'section',
    label: string,
    needed: boolean,
    hint?: string,
  ) => (
    <TextInput
      key={key}
      label={label}
      description={hint}
      value={words[key]}
      onChange={(event) => set(key, event.currentTarget.value)}
      error={needed ? missing(words[key]) : undefined}
      maxLength={500}
      dir="auto"
    />
  )
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      {track === undefined && entry === undefined ? (
        <>
          <NativeSelect
            label={t`What is it about?`}
            value={words.unit}
            onChange={(event) =>
              setWords({ ...words, unit: event.currentTarget.value as RoadUnit, stage: '', value: '' })
            }
            data={UNITS.map((value) => ({ value, label: i18n._(UNIT_WORDS[value]) }))}
          />
          <TextInput
            label={t`Pseudonym of the person`}
            description={t`As on the page People, for example person:K7Q2M4. Never a name.`}
            value={words.subject}
            onChange={(event) => set('subject', event.currentTarget.value)}
            error={
              checked && !TrackRef.safeParse({ unit: 'person', subject: words.subject.trim() }).success
                ? t`Write the pseudonym as it stands on the page People.`
                : undefined
            }
            maxLength={40}
          />
        </>
      ) : null}
      {words.unit === 'charge' && (track === undefined || entry !== undefined) ? (
        <TextInput
          label={t`Which charge (a short number)`}
          value={words.charge}
          onChange={(event) => set('charge', event.currentTarget.value)}
          error={missing(words.charge)}
          maxLength={30}
        />
      ) : null}
      <NativeSelect
        label={t`What happened`}
        value={words.stage}
        onChange={(event) => setWords({ ...words, stage: event.currentTarget.value as RoadStage, value: '' })}
        error={missing(words.stage)}
        data={[
          { value: '', label: t`Choose …` },
          ...stages.map((value) => ({ value, label: i18n._(ROAD_STAGE_WORDS[value]) })),
        ]}
      />
      {values === undefined ? null : (
        <NativeSelect
          label={t`With which result`}
          value={words.value}
          onChange={(event) => set('value', event.currentTarget.value)}
          data={[
            { value: '', label: t`Choose …` },
            ...values.map((value) => ({
              value,
              label: i18n._(VALUE_WORDS[value] ?? ROAD_STAGE_WORDS.asked),
            })),
          ]}
        />
      )}
      <TextInput
        label={t`Day`}
        description={t`As 2026-11-24, or 2026-11 where only the month is known.`}
        value={words.on}
        onChange={(event) => set('on', event.currentTarget.value)}
        error={missing(words.on)}
        maxLength={10}
        inputMode="numeric"
      />
      {field('authority', t`Authority`, true)}
      <NativeSelect
        label={t`Country`}
        value={words.jurisdiction}
        onChange={(event) => set('jurisdiction', event.currentTarget.value)}
        error={missing(words.jurisdiction)}
        data={[{ value: '', label: t`Choose …` }, ...listCountries(i18n.locale)]}
      />
      <NativeSelect
        label={t`How do we know`}
        value={words.source}
        onChange={(event) => set('source', event.currentTarget.value as FactSource)}
        data={FactSource.options.map((value) => ({ value, label: i18n._(SOURCE_WORDS[value]) }))}
      />
      {field(
        'sourceNote',
        t`Source in words`,
        true,
        t`For example: call with the desk officer, no. of the letter, name of the newspaper.`,
      )}
      <NativeSelect
        label={t`How sure is it`}
        value={words.confidence}
        onChange={(event) => set('confidence', event.currentTarget.value as FactConfidence)}
        data={FactConfidence.options.map((value) => ({ value, label: i18n._(SURE_WORDS[value]) }))}
      />
      {field('reference', t`Their reference number, if any`, false)}
      {words.unit === 'charge' ? (
        <>
          {field('statute', t`Law of the charge`, false)}
          {field('section', t`Section`, false)}
          {field('court', t`Court of the next hearing`, false)}
          <TextInput
            type="datetime-local"
            label={t`Next hearing, if known`}
            value={words.hearing}
            onChange={(event) => set('hearing', event.currentTarget.value)}
          />
        </>
      ) : null}
      {words.unit === 'charge' || words.unit === 'victim'
        ? field('counsel', t`Counsel: office and role`, false)
        : null}
      {words.stage === 'asked' ? null : (
        <NativeSelect
          label={t`Does it end here?`}
          value={words.exit}
          onChange={(event) => set('exit', event.currentTarget.value)}
          data={[
            { value: '', label: t`No, it goes on` },
            ...ExitReason.options.map((value) => ({ value, label: t`Yes: ${i18n._(EXIT_WORDS[value])}` })),
          ]}
        />
      )}
      <Textarea
        label={t`Note, without names`}
        value={words.note}
        onChange={(event) => set('note', event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2_000}
        dir="auto"
      />
      {entry === undefined ? null : (
        <Textarea
          label={t`Why is it corrected?`}
          description={t`What was entered before stays in the history.`}
          value={words.why}
          onChange={(event) => set('why', event.currentTarget.value)}
          error={missing(words.why)}
          autosize
          minRows={2}
          maxLength={2_000}
          dir="auto"
        />
      )}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {entry === undefined ? t`Enter it` : t`Correct it`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
