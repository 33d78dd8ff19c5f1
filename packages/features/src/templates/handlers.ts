/** Acts on templates: list the groups, and explain one. */
import { explainGroup } from '@smart-rescue/core/linking/template'
import {
  type CaseId,
  Failure,
  type MemberId,
  type OutputOf,
  type SourceRef,
  sourceKey,
} from '@smart-rescue/schema'
import { exhibitNumber, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import * as contract from './contract.ts'
import { findGroup, findParts, type GroupRow, listGroups, listMentions, readFirstMembers } from './store.ts'

/** Hands that this feature needs. */
export type TemplateDeps = RecordingDeps

/** Texts that a preview is made of, their units, and the units of what is shown of it. */
const PREVIEW = { members: 8, units: 600, shown: 280 }

const refOf = ({ exhibit_id, row }: GroupRow): SourceRef => ({ exhibitId: exhibit_id, row })

/** The beginning of a template: whole segments until there is enough to tell it from others. */
const preview = (rows: readonly GroupRow[]) => {
  const { template, slots } = explainGroup(rows.map(({ text }) => text))
  const shown: contract.TemplateSegment[] = []
  let units = 0
  for (const segment of template) {
    if (units >= PREVIEW.shown) break
    if (segment.kind === 'slot') shown.push(segment)
    else if (segment.text !== '')
      shown.push({ kind: 'fixed', text: segment.text.slice(0, PREVIEW.shown - units) })
    units += segment.kind === 'slot' ? 8 : segment.text.length
  }
  return { preview: shown, slots: slots.map(({ kind }) => kind) }
}

const listTemplates =
  (deps: TemplateDeps): Handler<typeof contract.listTemplates> =>
  (actor, { caseId, offset, limit }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const { groups, total } = await listGroups(trx, caseId, { offset, limit })
      const labels = groups.map(({ label }) => label)
      const rows = await readFirstMembers(trx, caseId, labels, {
        each: PREVIEW.members,
        units: PREVIEW.units,
      })
      const byLabel = Map.groupBy(rows, ({ label }) => label)
      const templates = groups.flatMap((group): contract.TemplateSummary[] => {
        const own = byLabel.get(group.label) ?? []
        const [first] = own
        if (first === undefined) return []
        return [
          {
            ...refOf(first),
            sources: group.sources,
            ...(group.first_posted === null ? {} : { firstPosted: group.first_posted }),
            ...(group.last_posted === null ? {} : { lastPosted: group.last_posted }),
            places: group.places,
            ...preview(own),
          },
        ]
      })
      return { templates, total }
    })

/** Reads are written into the custody log first: one leaf for each exhibit whose texts are shown. */
const recordReading = async (
  deps: TemplateDeps,
  actor: MemberId,
  caseId: CaseId,
  rows: readonly GroupRow[],
): Promise<void> => {
  const byExhibit = Map.groupBy(rows, ({ exhibit_id }) => exhibit_id)
  const parts = await deps.db.asMember(actor, (trx) => findParts(trx, [...byExhibit.keys()]))
  for (const [exhibitId, own] of byExhibit) {
    const whole = own.every(({ row }) => row === 0)
    const part = parts.find(
      (each) => each.exhibit_id === exhibitId && each.role === (whole ? 'text' : 'original'),
    )
    const [only] = own
    await recordFact(deps, {
      type: 'evidence.read',
      actor,
      caseId,
      exhibitId,
      role: whole ? 'text' : own.length === 1 ? `row-${only?.row ?? 0}` : 'rows',
      purpose: 'review',
      ...(part === undefined ? {} : { ciphertext: part.ciphertext }),
    })
  }
}

const readTemplate =
  (deps: TemplateDeps): Handler<typeof contract.readTemplate> =>
  async (actor, { caseId, exhibitId, row }): Promise<OutputOf<typeof contract.readTemplate>> => {
    const found = await deps.db.asMember(actor.memberId, async (trx) => {
      if ((await findLockedExhibits(trx, caseId)).has(exhibitId)) throw new Failure('receipt.locked')
      const group = await findGroup(trx, caseId, { exhibitId, row })
      if (group === undefined) throw new Failure('request.not-found')
      const rows = await readFirstMembers(trx, caseId, [group.label], { each: contract.MOST_MEMBERS })
      return { sources: group.sources, rows, mentions: await listMentions(trx, rows.map(refOf)) }
    })
    const { rows, mentions, sources } = found
    if (rows.length === 0) throw new Failure('request.not-found')
    await recordReading(deps, actor.memberId, caseId, rows)
    const bySource = Map.groupBy(mentions, ({ exhibit_id, row: own }) => `${exhibit_id}.${own}`)
    const { template, slots, members, explained } = explainGroup(
      rows.map(({ text }) => text),
      rows.map((each) => bySource.get(sourceKey(refOf(each))) ?? []),
    )
    return {
      template: [...template],
      slots: slots.map(({ id, kind, values }) => ({ id, kind, values: [...values] })),
      members: rows.map((each, at) => ({
        ...refOf(each),
        exhibitNumber: exhibitNumber(each.exhibit_number),
        ...(each.key === null ? {} : { key: each.key }),
        title: each.title,
        ...(each.posted === null ? {} : { postedOn: each.posted }),
        ...(each.place === null ? {} : { place: each.place }),
        text: each.text,
        parts: (members[at]?.parts ?? []).map(([start, end]): [number, number] => [start, end]),
        edits: [...(members[at]?.edits ?? [])],
      })),
      sources,
      explained,
    }
  }

/** Binds every endpoint of the feature. */
export const createTemplateHandlers = (deps: TemplateDeps): readonly BoundEndpoint[] => [
  bind(contract.listTemplates, listTemplates(deps)),
  bind(contract.readTemplate, readTemplate(deps)),
]
