/** Acts on leads over the real database: what the machine raises, what people answer and decide, and the case that comes of it. */
import { extract } from '@smart-rescue/core/extraction'
import { projections } from '@smart-rescue/features/features'
import { createLeadRun, heldByLeads } from '@smart-rescue/features/leads'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import { createTableRun } from '@smart-rescue/features/tables'
import type { CaseId, CaseSummary, LeadPage, LeadSummary, Note, SourceSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, DRAFT, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { addRows, openRows, type Row } from './rows-of-a-case.ts'
import { quiet } from './work-off.ts'

const PHONE = '+9779720000123'
const CIRCUIT: Row[] = [
  ['Asha', 'Kathmandu', '2026-11-01'],
  ['Bina', 'Pokhara', '2026-11-08'],
  ['Chaya', 'Nepalgunj', '2026-11-20'],
].map(([who, place, posted]) => ({
  text: `${who}, kitchen work, ring ${PHONE}. We keep your passport. Work until the debt is paid.`,
  selectors: [`phone/${PHONE}`, `name/${who}`],
  place: place ?? '',
  posted: posted ?? '',
  template: 1,
}))
const CALM: Row = {
  text: 'Waiter in Pokhara, fixed contract, ring after six.',
  selectors: ['phone/+9779720000999'],
}

let house: House
let sita: Actor
let aide: Actor
let stranger: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  aide = await house.addMember(sita, 'asel', ['investigator'])
  stranger = await house.addMember(sita, 'omar', ['case-officer'])
})
afterAll(() => house.close())

let caseId: CaseId
let exhibitId: string
beforeEach(async () => {
  const opened = await openRows(house, sita, [...CIRCUIT, CALM])
  caseId = opened.caseId
  exhibitId = opened.exhibitId
  await house.call('team.join', sita, { caseId, memberId: aide.memberId })
  house.sent.splice(0)
})

const look = () =>
  createLeadRun({ ...house.deps, projections })({ caseId, actor: sita.memberId }, AbortSignal.timeout(30_000))
const leadsOf = async (actor = sita): Promise<LeadSummary[]> =>
  (await house.call<{ leads: LeadSummary[] }>('lead.of-case', actor, { caseId })).leads
const read = (leadId: string, actor = sita) => house.call<LeadPage>('lead.read', actor, { caseId, leadId })
const first = async (): Promise<LeadPage> => {
  await look()
  const [lead] = await leadsOf()
  return read(lead?.id ?? '')
}
const decide = (leadId: string, decision: string, why = 'Because', actor = sita) =>
  house.call<LeadPage>('lead.decide', actor, { caseId, leadId, decision, why })
const answer = (leadId: string, indicator: string, said: string, actor = aide) =>
  house.call<LeadPage>('lead.answer', actor, { caseId, leadId, indicator, answer: said })
const fulfilled = (lead: LeadPage) =>
  lead.dimensions.filter((one) => one.fulfilled).map((one) => one.dimension)

describe('the machine', () => {
  it('raises one lead for the group, with reasons, quotes and sources, and decides nothing', async () => {
    const lead = await first()
    expect(await leadsOf()).toHaveLength(1)
    expect(lead).toMatchObject({ title: PHONE, byMachine: true, state: 'waiting', sources: 3, decisions: [] })
    const seen = lead.seen.map(({ indicator }) => indicator.id)
    expect(seen).toEqual(expect.arrayContaining(['ILO-CR-04', 'ILO-CR-05', 'LNK-1', 'LNK-2']))
    expect(fulfilled(lead)).toEqual(['coercive-recruitment'])
    const papers = lead.seen.find(({ indicator }) => indicator.id === 'ILO-CR-05')
    expect(papers?.quotes).toHaveLength(3)
    for (const { context, start, end, exhibitNumber } of papers?.quotes ?? []) {
      expect(context.slice(start, end)).toBe('We keep your passport')
      expect(exhibitNumber).toBe('E-01')
    }
    const way = lead.seen.find(({ indicator }) => indicator.id === 'LNK-2')
    expect(way?.measures).toMatchObject({ count: 3, days: 19 })
    expect(Number(way?.measures.km)).toBeGreaterThan(200)
  })

  it('says nothing new when it looks again, and adds what joined', async () => {
    const { id } = await first()
    await look()
    expect(await leadsOf()).toHaveLength(1)
    await addRows(
      house,
      caseId,
      exhibitId,
      [{ ...CIRCUIT[0], text: 'We keep your passport', template: 1 }],
      9,
    )
    await look()
    expect((await leadsOf()).map((lead) => [lead.id, lead.sources])).toEqual([[id, 4]])
  })

  it('does not bring back what was put away, unless something new is to be seen', async () => {
    const { id } = await first()
    await decide(id, 'dismissed', 'An agency with a licence')
    await look()
    expect(await leadsOf()).toHaveLength(1)
    const threat = { text: 'I will tell your family', selectors: [`phone/${PHONE}`], template: 1 }
    await addRows(house, caseId, exhibitId, [threat], 9)
    await look()
    expect((await leadsOf()).map(({ state }) => state).sort()).toEqual(['dismissed', 'waiting'])
  })

  it('leaves out what people put aside', async () => {
    await house.db.ownerPool.query('update source set aside = true where case_id = $1', [caseId])
    await look()
    expect(await leadsOf()).toEqual([])
  })

  it('is asked for by a job of ids alone, and leaves a closed case be', async () => {
    await house.call('lead.propose', aide, { caseId })
    expect(house.sent.map(({ kind, payload }) => [kind, payload])).toEqual([
      ['lead', { caseId, actor: aide.memberId }],
    ])
    await house.call('case.change', sita, { caseId, state: 'closed' })
    await look()
    expect(await leadsOf()).toEqual([])
  })
})

describe('a person', () => {
  it('raises a lead by sources, by a template, by a selector', async () => {
    const raise = (by: object) =>
      house.call<LeadPage>('lead.raise', aide, { caseId, title: 'Kitchen adverts', why: 'They recur', ...by })
    const named = await raise({ sources: [{ exhibitId, row: 1 }] })
    expect(named).toMatchObject({ byMachine: false, origin: 'sources', sources: 1, why: 'They recur' })
    expect(named.raisedBy.id).toBe(aide.memberId)
    expect((await raise({ template: `${exhibitId}.2` })).sources).toBe(3)
    const { rows } = await house.db.ownerPool.query<{ id: string }>(
      'select id from selector where normal = $1',
      [PHONE],
    )
    expect((await raise({ selectorId: rows[0]?.id })).sources).toBe(3)
    expect((await failureOf(raise({}))).code).toBe('request.not-found')
  })

  it('raises nothing for an exhibit of another case, and nothing as a stranger', async () => {
    const own = caseId
    const other = await openRows(house, stranger, [CALM])
    const raise = (actor: Actor, id: string) =>
      failureOf(
        house.call('lead.raise', actor, {
          caseId: own,
          title: 'Kitchen',
          why: 'Look',
          sources: [{ exhibitId: id, row: 1 }],
        }),
      )
    expect((await raise(sita, other.exhibitId)).code).toBe('request.not-found')
    expect((await raise(stranger, exhibitId)).code).toBe('request.not-found')
  })

  it('holds the rows of a lead beyond their day, unless nobody looked at it', async () => {
    const held = async () =>
      (
        await house.deps.db.asJob(caseId, (trx) =>
          heldByLeads(trx, { caseId, exhibitId: exhibitId as never }),
        )
      ).toSorted()
    const { id } = await first()
    expect(await held()).toEqual([])
    await decide(id, 'watching', 'Wait')
    expect(await held()).toEqual([1, 2, 3])
    await decide(id, 'dismissed', 'A fair')
    expect(await held()).toEqual([])
    await house.call('lead.raise', aide, {
      caseId,
      title: 'W',
      why: 'Look',
      sources: [{ exhibitId, row: 4 }],
    })
    expect(await held()).toEqual([4])
  })

  it('answers what only people can see, and the newest answer counts', async () => {
    const { id } = await first()
    await answer(id, 'ILO-DR-01', 'yes')
    expect(fulfilled(await answer(id, 'ILO-DR-02', 'yes'))).toContain('deceptive-recruitment')
    const after = await answer(id, 'ILO-DR-02', 'no')
    expect(fulfilled(after)).not.toContain('deceptive-recruitment')
    expect(after.questions.find((one) => one.id === 'ILO-DR-02')?.answer?.by.displayName).toBe('asel')
    expect((await failureOf(answer(id, 'NIJ-P4', 'yes'))).code).toBe('request.not-found')
  })

  it('denies what the machine saw, and it no longer counts', async () => {
    const { id } = await first()
    const after = await answer(id, 'ILO-CR-04', 'no')
    expect(fulfilled(after)).toEqual([])
    expect(after.seen.find(({ indicator }) => indicator.id === 'ILO-CR-04')?.countedAs).toBe('denied')
  })

  it('decides with a reason, takes it back, and is told when it is so already', async () => {
    const { id } = await first()
    expect((await decide(id, 'watching', 'Wait for more adverts')).state).toBe('watching')
    expect((await failureOf(decide(id, 'watching'))).code).toBe('request.conflict')
    const back = await decide(id, 'undone', 'Too early')
    expect(back.state).toBe('waiting')
    expect(back.decisions.map(({ decision, why }) => [decision, why])).toEqual([
      ['watching', 'Wait for more adverts'],
      ['undone', 'Too early'],
    ])
    expect((await failureOf(decide(id, 'dismissed', ''))).code).toBe('request.invalid')
    expect((await failureOf(decide(id, 'dismissed', 'No', aide))).code).toBe('access.denied')
  })
})

describe('the queue', () => {
  it('puts first what more speaks for, and says by which comparison', async () => {
    const { id } = await first()
    const weak = await house.call<LeadPage>('lead.raise', sita, {
      caseId,
      title: 'A waiter',
      why: 'Look',
      sources: [{ exhibitId, row: 4 }],
    })
    const own = (await house.call<{ leads: LeadSummary[] }>('lead.list', sita, {})).leads.filter(
      (lead) => lead.caseId === caseId,
    )
    expect(own.map((lead) => lead.id)).toEqual([id, weak.id])
    expect((await leadsOf())[0]?.before).toBe('fulfilled')
    await answer(weak.id, 'LNK-7', 'yes')
    expect((await leadsOf()).map((lead) => [lead.id, lead.before])).toEqual([
      [weak.id, 'escalations'],
      [id, undefined],
    ])
  })

  it('counts how often an indicator’s leads became cases', async () => {
    type Queue = { counts: { indicator: string; leads: number; dismissed: number }[] }
    const count = async () =>
      (await house.call<Queue>('lead.list', sita)).counts.find(({ indicator }) => indicator === 'LNK-2')
    const before = await count()
    const { id } = await first()
    await decide(id, 'dismissed', 'A fair')
    const after = await count()
    expect([
      (after?.leads ?? 0) - (before?.leads ?? 0),
      (after?.dismissed ?? 0) - (before?.dismissed ?? 0),
    ]).toEqual([1, 1])
  })

  it('shows a stranger nothing', async () => {
    await first()
    const seen = await house.call<{ leads: LeadSummary[]; counts: unknown[] }>('lead.list', stranger)
    expect([seen.leads, seen.counts]).toEqual([[], []])
  })
})

/** Reads the tables that wait in a case. */
const readExtract = async (ofCase: CaseId) => {
  const run = createTableRun({
    ...house.deps,
    projections,
    extractor: {
      width: 1,
      extract: async (texts, countries) => texts.map((text) => extract(text, { countries })),
      close: async () => undefined,
    },
    log: quiet,
    software: 'Smart Rescue 0.0.0',
  })
  for (const { kind, payload } of house.sent.splice(0))
    if (kind === 'table' && (payload as { caseId: CaseId }).caseId === ofCase)
      await run(payload as never, AbortSignal.timeout(30_000))
}

describe('a case from a lead', () => {
  const open = (leadId: string, actor = sita) =>
    house.call<{
      lead: LeadPage
      opened: CaseSummary
      extract: { name: string; rows: number; exhibitId?: string; refusal?: object }[]
    }>('lead.open', actor, {
      caseId,
      leadId,
      ...DRAFT,
      title: 'Heron',
      why: 'Three towns in three weeks',
    })

  it('takes the sources along as a sealed extract, writes where they came from, and shows on the lead', async () => {
    const { id, caseReference } = await first()
    const { lead, opened, extract } = await open(id)
    expect(lead).toMatchObject({
      state: 'opened',
      openedCase: { id: opened.id, reference: opened.reference },
    })
    expect(extract).toEqual([
      { name: `extract-${caseReference}-public.jsonl`, rows: 3, exhibitId: expect.any(String) },
    ])
    const { exhibitId: taken } = extract[0] ?? {}
    await readExtract(opened.id)
    const input = { caseId: opened.id, exhibitId: taken, purpose: 'verification' }
    const bytes = await gather(await house.call<ByteAnswer>('exhibit.original', sita, input))
    const lines = new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ case: from, exhibit: number, row }) => [from, number, row])).toEqual([
      [caseReference, 'E-01', 1],
      [caseReference, 'E-01', 2],
      [caseReference, 'E-01', 3],
    ])
    const { rows } = await house.db.ownerPool.query<{ sha256: string }>(
      `select sha256 from exhibit_part where exhibit_id = $1 and role = 'wacz'`,
      [exhibitId],
    )
    for (const { sha256 } of lines) expect(sha256).toBe(rows[0]?.sha256)
    const { sources } = await house.call<{ sources: SourceSummary[] }>('source.list', sita, {
      caseId: opened.id,
      exhibitId: taken,
    })
    expect(sources.map(({ key, place, postedOn }) => [key, place, postedOn]).sort()).toEqual([
      ['ad-1', 'Kathmandu', '2026-11-01'],
      ['ad-2', 'Pokhara', '2026-11-08'],
      ['ad-3', 'Nepalgunj', '2026-11-20'],
    ])
    const { notes } = await house.call<{ notes: Note[] }>('note.list', sita, { caseId: opened.id })
    expect(notes[0]?.body).toContain(`case ${caseReference}`)
    expect(notes[0]?.body).toContain('E-01, rows 1, 2, 3')
    expect(notes[0]?.body).toContain('Why: Three towns in three weeks')
    const history = await house.locker.history(exhibitId as never)
    expect(history.at(-1)?.leaf).toMatchObject({ type: 'evidence.read', role: 'extract', purpose: 'import' })
  })

  it('is not raised again in the case that it became', async () => {
    const { id } = await first()
    const { opened } = await open(id)
    await readExtract(opened.id)
    caseId = opened.id
    await look()
    expect(await leadsOf()).toEqual([])
  })

  it('is opened once', async () => {
    const { id } = await first()
    await open(id)
    expect((await failureOf(open(id))).code).toBe('request.conflict')
    expect((await failureOf(decide(id, 'undone'))).code).toBe('request.conflict')
  })

  it('is not shown to a colleague who is not on its team', async () => {
    const { id } = await first()
    const { opened } = await open(id)
    const seen = await read(id, aide)
    expect(seen.state).toBe('opened')
    expect(JSON.stringify(seen)).not.toContain(opened.reference)
    expect(JSON.stringify(seen)).not.toContain(opened.id)
  })
})

describe('the log', () => {
  it('tells every lead, answer and decision again when the index is lost', async () => {
    const { id } = await first()
    await answer(id, 'ILO-DR-01', 'yes')
    await decide(id, 'watching', 'Wait')
    const before = await dumpIndex(house)
    expect(before.lead_extract?.length).toBeGreaterThan(0)
    await rebuildIndex(house)
    const tables = ['lead', 'lead_source', 'lead_answer', 'lead_decision', 'lead_extract']
    const pick = (dump: Record<string, string[]>) =>
      Object.fromEntries(tables.map((table) => [table, dump[table] ?? []]))
    expect(pick(before).lead?.length).toBeGreaterThan(3)
    expect(compareDumps(pick(before), pick(await dumpIndex(house)))).toEqual([])
  })
})
