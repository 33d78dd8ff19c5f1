/** Acts on playbooks and tasks over the real database: steps become tasks, comments are heard, nobody approves her own work. */
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { CaseId, Notice, Playbook, Task } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'

interface Steps {
  tasks: Task[]
  playbooks: { playbook: Playbook; newer?: number }[]
  offered?: { kind: string; version: number }
}

let house: House
let sita: Actor
let aide: Actor
let officer: Actor
let stranger: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  aide = await house.addMember(sita, 'asel', ['investigator'])
  officer = await house.addMember(sita, 'omar', ['case-officer'])
  stranger = await house.addMember(sita, 'lena', ['case-officer', 'lawyer'])
})
afterAll(() => house.close())

let caseId: CaseId
beforeEach(async () => {
  caseId = (await openCase(house, sita, { title: 'Harbour', countries: ['NP'] })).id
  for (const { memberId } of [aide, officer]) await house.call('team.join', sita, { caseId, memberId })
})

const steps = (actor = sita) => house.call<Steps>('task.of-case', actor, { caseId })
const start = () => house.call<Steps>('task.start-playbook', sita, { caseId })
const add = (more: object = {}, actor = sita) =>
  house.call<Task>('task.add', actor, { caseId, title: 'Ask the harbour office', ...more })
const settle = (taskId: string, state: string, why?: string, actor = sita) =>
  house.call<Task>('task.settle', actor, { caseId, taskId, state, ...(why === undefined ? {} : { why }) })
const noticesOf = async (actor: Actor) =>
  (await house.call<{ notices: Notice[] }>('today.read', actor)).notices.filter(
    (one) => one.caseId === caseId,
  )
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code

describe('a playbook', () => {
  it('is offered for the kind of lead, and becomes tasks with days that count from the opening', async () => {
    expect((await steps()).offered).toMatchObject({ kind: 'recruitment', version: 1 })
    const { tasks, playbooks, offered } = await start()
    expect(offered).toBeUndefined()
    expect(playbooks[0]?.playbook.steps.map(({ title }) => title)).toEqual(tasks.map(({ title }) => title))
    const opened = await house.call<{ case: { openedAt: string } }>('case.read', sita, { caseId })
    expect(Date.parse(tasks[0]?.due ?? '') - Date.parse(opened.case.openedAt)).toBe(3_600_000)
    expect(tasks[0]).toMatchObject({ origin: 'step', originKey: 'recruitment/safety-first', state: 'open' })
    expect(await codeOf(start())).toBe('playbook.running')
  })

  it('is made one’s own as a new version; running cases keep theirs and are told', async () => {
    await start()
    const { playbook } = await house.call<{ playbook: Playbook }>('playbook.read', sita, {
      kind: 'recruitment',
    })
    const { kind: _kind, version, ...rest } = playbook
    const change = (more: object, basedOn = version) =>
      house.call<{ playbook: Playbook }>('playbook.change', sita, {
        kind: 'recruitment',
        basedOn,
        why: 'Our own words',
        playbook: { ...rest, ...more },
      })
    const refused = await failureOf(change({ steps: rest.steps.slice(2) }))
    expect(refused.code).toBe('playbook.unsound')
    expect(refused.fields.map(({ message }) => message)).toContain('safety-not-first')
    expect((await change({ title: 'Recruitment, our way' })).playbook.version).toBe(version + 1)
    expect(await codeOf(change({ title: 'Another' }))).toBe('request.conflict')
    const after = await steps()
    expect(after.playbooks[0]).toMatchObject({ playbook: { version, title: rest.title }, newer: version + 1 })
    const list = await house.call<{ playbooks: { kind: string; own: boolean }[] }>('playbook.list', aide)
    expect(list.playbooks.find(({ kind }) => kind === 'recruitment')?.own).toBe(true)
    expect(
      await codeOf(
        house.call('playbook.change', aide, { kind: 'other', basedOn: 1, why: 'x', playbook: rest }),
      ),
    ).toBe('access.denied')
  })
})

describe('a task', () => {
  it('is ticked, taken back, dropped with a reason; each with who and when', async () => {
    const { id } = await add({ what: 'Before noon', due: '2026-11-25T08:00:00Z' })
    expect((await settle(id, 'done', undefined, aide)).state).toBe('done')
    expect(await codeOf(settle(id, 'done'))).toBe('request.conflict')
    expect(await codeOf(house.call('task.change', sita, { caseId, taskId: id, title: 'x' }))).toBe(
      'task.settled',
    )
    await settle(id, 'open')
    expect(await codeOf(settle(id, 'dropped'))).toBe('task.needs-reason')
    const task = await settle(id, 'dropped', 'The office is closed')
    expect(task).toMatchObject({ state: 'dropped', reason: 'The office is closed' })
    expect(task.entries.map(({ what, by }) => [what, by.displayName])).toEqual([
      ['added', 'Sita R.'],
      ['done', 'asel'],
      ['reopened', 'Sita R.'],
      ['dropped', 'Sita R.'],
    ])
  })

  it('is given to somebody of the team alone, who hears of it; so does who is mentioned', async () => {
    const { id } = await add({ who: { memberId: aide.memberId } })
    expect(await codeOf(add({ who: { memberId: stranger.memberId } }))).toBe('request.not-found')
    await house.call('task.comment', sita, {
      caseId,
      taskId: id,
      body: 'Could you look today?',
      mentions: [aide.memberId, sita.memberId],
    })
    const comment = house.call('task.comment', sita, {
      caseId,
      taskId: id,
      body: 'x',
      mentions: [stranger.memberId],
    })
    expect(await codeOf(comment)).toBe('request.not-found')
    expect((await noticesOf(aide)).map(({ kind, taskId }) => [kind, taskId])).toEqual([
      ['task-mention', id],
      ['task-given', id],
    ])
    expect(await noticesOf(sita)).toEqual([])
    expect(JSON.stringify(await noticesOf(aide))).not.toContain('look today')
  })

  it('of somebody else is seen by nobody outside the team', async () => {
    const { id } = await add()
    expect(await codeOf(steps(stranger))).toBe('request.not-found')
    expect(await codeOf(settle(id, 'done', undefined, stranger))).toBe('request.not-found')
    const mine = await house.call<{ tasks: Task[] }>('task.mine', stranger)
    expect(mine.tasks.filter((one) => one.caseId === caseId)).toEqual([])
    const ungated = await house.callUngated<Steps>('task.of-case', stranger, { caseId })
    expect(ungated.tasks).toEqual([])
    await expect(house.callUngated('task.add', stranger, { caseId, title: 'From outside' })).rejects.toThrow()
  })

  it('that is late stands first among one’s own, over all cases', async () => {
    const late = await add({ title: 'Late', due: '2026-11-20T08:00:00Z', who: { role: 'investigator' } })
    await add({ title: 'Of the lawyer', due: '2026-11-19T08:00:00Z', who: { role: 'lawyer' } })
    const none = await add({ title: 'No day', who: { memberId: aide.memberId } })
    const mine = (await house.call<{ tasks: Task[] }>('task.mine', aide)).tasks.filter(
      (one) => one.caseId === caseId,
    )
    expect(mine.map(({ id }) => id)).toEqual([late.id, none.id])
  })

  it('for a role that nobody of the team has stands among the case officer’s', async () => {
    const { id } = await add({ title: 'For a social worker', who: { role: 'social-worker' } })
    const idsOf = async (actor: Actor) =>
      (await house.call<{ tasks: Task[] }>('task.mine', actor)).tasks.map((one) => one.id)
    expect(await idsOf(officer)).toContain(id)
    expect(await idsOf(aide)).not.toContain(id)
    const social = await house.addMember(sita, `social.${caseId.slice(-4)}`, ['social-worker'])
    await house.call('team.join', sita, { caseId, memberId: social.memberId })
    expect(await idsOf(social)).toContain(id)
    expect(await idsOf(officer)).not.toContain(id)
  })

  it('goes into a calendar as a reference and a day', async () => {
    await add({ title: 'Secret words', due: '2026-11-30T08:00:00Z', who: { memberId: aide.memberId } })
    const answer = await house.call<ByteAnswer & Record<string, unknown>>('task.calendar', aide)
    const text = Buffer.from(await gather(answer)).toString()
    expect(text).toContain('DTSTART:20261130T080000Z')
    expect(text).toMatch(/SUMMARY:SR-2026-\d{3}/)
    expect(text).not.toContain('Secret')
    expect(text).not.toContain('asel')
  })
})

describe('an approval', () => {
  const ask = (taskId: string, actor: Actor) =>
    house.call<Task>('task.ask-approval', actor, { caseId, taskId, words: 'Ready' })
  const answer = (taskId: string, actor: Actor, said = 'approved', words?: string) =>
    house.call<Task>('task.approve', actor, {
      caseId,
      taskId,
      answer: said,
      ...(words === undefined ? {} : { words }),
    })

  it('is given by a case officer who neither asked nor did the work, and by her alone', async () => {
    const { id } = await add({ approval: true, who: { memberId: aide.memberId } })
    expect(await codeOf(settle(id, 'done'))).toBe('task.needs-approval')
    expect(await codeOf(answer(id, officer))).toBe('request.conflict')
    await ask(id, sita)
    expect(await codeOf(answer(id, sita))).toBe('task.own-approval')
    expect(await codeOf(answer(id, aide))).toBe('access.denied')
    expect(await codeOf(answer(id, stranger))).toBe('request.not-found')
    expect((await noticesOf(officer)).map(({ kind }) => kind)).toContain('task-approval')
    expect(await codeOf(answer(id, officer, 'refused'))).toBe('task.needs-reason')
    expect(await answer(id, officer, 'refused', 'A name is visible')).toMatchObject({
      state: 'open',
      approval: 'refused',
    })
    await ask(id, sita)
    expect(await answer(id, officer)).toMatchObject({ state: 'done', approval: 'approved' })
    expect((await noticesOf(sita)).map(({ kind }) => kind)).toEqual(['task-answered', 'task-answered'])
  })

  it('is refused to whoever does the task, although another asked', async () => {
    const { id } = await add({ approval: true, who: { memberId: officer.memberId } })
    await ask(id, aide)
    expect(await codeOf(answer(id, officer))).toBe('task.own-approval')
    expect(await answer(id, sita)).toMatchObject({ state: 'done' })
    expect(await settle(id, 'open')).toMatchObject({ state: 'open', approval: 'needed' })
  })
})

describe('the locker', () => {
  it('tells every task, comment, playbook and description again', async () => {
    await start()
    const { id } = await add({ approval: true })
    await house.call('task.comment', sita, { caseId, taskId: id, body: 'A word', mentions: [aide.memberId] })
    await house.call('task.ask-approval', aide, { caseId, taskId: id })
    await house.call('exploitation.describe', sita, {
      caseId,
      subject: 'child 1',
      facts: { coercion: { answer: 'unknown', certainty: 'unknown', exhibits: [] } },
    })
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    const told = ['playbook_version', 'case_playbook', 'task', 'task_entry', 'duty_answer', 'exploitation']
    const pick = (dump: Record<string, string[]>) =>
      Object.fromEntries(told.map((table) => [table, dump[table] ?? []]))
    expect(Object.values(pick(before)).flat().length).toBeGreaterThan(1)
    expect(compareDumps(pick(before), pick(await dumpIndex(house)))).toEqual([])
  })
})

describe('the description of exploitation', () => {
  const describeIt = (facts: object, actor = aide) =>
    house.call<{ versions: { subject: string; facts: object; by: { displayName: string } }[] }>(
      'exploitation.describe',
      actor,
      { caseId, subject: 'child 1', facts },
    )

  it('keeps every version, and takes no exhibit of another case', async () => {
    await describeIt({ coercion: { answer: 'no-sign', certainty: 'possible', exhibits: [] } })
    const { versions } = await describeIt({
      coercion: { answer: 'yes', certainty: 'probable', words: 'Papers were kept', exhibits: [] },
    })
    expect(versions.map(({ facts }) => facts)).toMatchObject([
      { coercion: { answer: 'yes' } },
      { coercion: { answer: 'no-sign' } },
    ])
    const foreign = {
      answer: 'yes',
      certainty: 'probable',
      exhibits: ['01930000-0000-7000-8000-ffffffffffff'],
    }
    expect(await codeOf(describeIt({ coercion: foreign }))).toBe('request.not-found')
    expect(await codeOf(describeIt({}, stranger))).toBe('request.not-found')
  })
})
