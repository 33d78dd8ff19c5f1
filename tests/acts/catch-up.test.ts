/** Catching up: whatever part of the log was told before a crash, the index becomes the same; told twice, it stays the same. */
import { catchUp, tellFact } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { ToldLeaf } from '@smart-rescue/features/ports/proof/locker'
import type { CaseSummary, Member } from '@smart-rescue/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, loseIndex, rebuildIndex, tellMissing } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House, PASSPHRASE } from './house-under-test.ts'
import { captureNow, exhibitsOf, linksOf, openCase, workOff } from './work-off.ts'

const NUMBER = '+9779720000123'
const PAGES = {
  'https://one.example/': `One\nRing ${NUMBER}\0 now`,
  'https://two.example/': `Two\nRing ${NUMBER}`,
  'https://broken.example/': { state: 'failed' as const, reason: { code: 'capture.timeout', sentence: 'x' } },
}

let house: House
let sita: Actor
let live: Record<string, string[]>
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  await liveThrough()
  live = await dumpIndex(house)
})
afterAll(() => house.close())

/** An eventful year, told live, fact by fact. */
const liveThrough = async (): Promise<void> => {
  const rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  const aide = await house.addMember(sita, 'aide', ['investigator'])
  for (const actor of [sita, rohan]) {
    const { id } = await openCase(house, actor)
    for (const url of Object.keys(PAGES)) await captureNow(house, actor, id, url, PAGES)
    const [newest] = await exhibitsOf(house, actor, id)
    await house.call('note.write', actor, { caseId: id, body: 'On it', exhibitId: newest?.id })
    await house.call('note.write', actor, { caseId: id, body: 'दीपा 😀' })
    const [link] = await linksOf(house, actor, id)
    for (const decision of ['accepted', 'undone', 'rejected'])
      await house.call('link.decide', actor, { caseId: id, linkId: link?.id, decision, why: 'why' })
    await house.call('team.join', actor, { caseId: id, memberId: aide.memberId })
    await house.call('team.leave', actor, { caseId: id, memberId: aide.memberId })
    await house.call('team.join', actor, { caseId: id, memberId: aide.memberId })
    await house.call('exhibit.read', aide, { caseId: id, exhibitId: newest?.id })
    await house.call('dossier.export', actor, { caseId: id })
    await workOff(house, PAGES)
    await house.call('case.change', actor, { caseId: id, title: 'Another', state: 'closed' })
  }
  await house.call('member.change', sita, {
    memberId: aide.memberId,
    displayName: 'Aide Two',
    roles: ['lawyer'],
  })
  await house.call('member.change', sita, { memberId: aide.memberId, status: 'suspended' })
}

const leaves = async (): Promise<ToldLeaf[]> => {
  const all: ToldLeaf[] = []
  for await (const leaf of house.locker.tell()) all.push(leaf)
  return all
}
/** Tells one leaf as it is told live. */
const tellOne = (leaf: ToldLeaf) => {
  const fact = {
    type: leaf.leaf.type,
    receipt: { index: leaf.index, hash: leaf.hash, at: leaf.leaf.at },
    actor: leaf.actor as never,
    caseId: leaf.caseId,
    exhibitId: leaf.item,
    role: leaf.leaf.role === 'detail' ? undefined : leaf.leaf.role,
    purpose: leaf.leaf.purpose,
    detail: leaf.detail,
  }
  const { db } = house.deps
  const tell = (trx: Parameters<Parameters<typeof db.asNobody>[0]>[0]) =>
    tellFact(trx, leaf.detail === undefined ? {} : projections, fact)
  return fact.caseId === undefined ? db.asNobody(tell) : db.asJob(fact.caseId, tell)
}
const expectLive = async () => expect(compareDumps(live, await dumpIndex(house))).toEqual([])

describe('the index', () => {
  it('is the same when it is told from nothing', async () => {
    expect((live.exhibit ?? []).length).toBe(4)
    const report = await rebuildIndex(house)
    expect(report).toEqual({ told: (await house.locker.checkpoint()).size, untold: 0 })
    await expectLive()
  })

  it('is the same whatever first part of the log was told before the crash', async () => {
    const all = await leaves()
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length), async (told) => {
        await loseIndex(house)
        for (const leaf of all.slice(0, told)) await tellOne(leaf)
        expect(await tellMissing(house)).toEqual({ told: all.length - told, untold: 0 })
        await expectLive()
      }),
      { numRuns: 12, seed: 3, examples: [[0], [1], [2], [all.length - 1], [all.length]] },
    )
  }, 90_000)

  it('is the same when single facts were left out, which nothing later changes', async () => {
    const all = await leaves()
    const loose = all.filter(({ leaf }) =>
      ['note.written', 'evidence.read', 'selector.asked', 'evidence.sealed'].includes(leaf.type),
    )
    await fc.assert(
      fc.asyncProperty(fc.subarray(loose), async (left) => {
        await loseIndex(house)
        for (const leaf of all) if (!left.includes(leaf)) await tellOne(leaf)
        expect((await tellMissing(house)).told).toBe(left.length)
        await expectLive()
      }),
      { numRuns: 6, seed: 5 },
    )
  }, 60_000)

  it('stays the same when every fact is told a second time, in order, backwards, or at once', async () => {
    const all = await leaves()
    for (const leaf of all) await tellOne(leaf)
    await expectLive()
    for (const leaf of [...all].reverse()) await tellOne(leaf)
    await expectLive()
    await Promise.all(all.map(tellOne))
    await expectLive()
    expect(await tellMissing(house)).toEqual({ told: 0, untold: 0 })
  })

  it('is the same when two programs catch up at once', async () => {
    await loseIndex(house)
    await Promise.all([tellMissing(house), tellMissing(house)])
    await expectLive()
  })

  it('is told in order, one leaf after the other, over all its gaps', async () => {
    await house.db.ownerPool.query('delete from custody_entry where leaf_index in (2, 3, 5, 9)')
    const spans: object[] = []
    const locker = {
      ...house.locker,
      tell: (range: { start?: number; end?: number } = {}) => {
        spans.push(range)
        return house.locker.tell(range)
      },
    }
    expect(await catchUp({ db: house.deps.db, projections, locker })).toEqual({ told: 4, untold: 0 })
    expect(spans).toEqual([
      { start: 2, end: 4 },
      { start: 5, end: 6 },
      { start: 9, end: 10 },
    ])
  })
})

describe('a leaf that the locker cannot tell whole', () => {
  it('stands in the log without an actor, is counted, and stops nothing', async () => {
    await loseIndex(house)
    const locker = {
      ...house.locker,
      tell: async function* (range?: { start?: number; end?: number }) {
        for await (const leaf of house.locker.tell(range)) {
          const { actor, detail, ...rest } = leaf
          yield leaf.leaf.type === 'note.written' ? rest : leaf
        }
      },
    }
    const { size } = await house.locker.checkpoint()
    const report = await catchUp({ db: house.deps.db, projections, locker })
    expect(report).toEqual({ told: size, untold: 4 })
    const { rows } = await house.db.ownerPool.query(
      `select distinct actor_id from custody_entry where type = 'note.written'`,
    )
    expect(rows).toEqual([{ actor_id: '00000000-0000-7000-8000-000000000000' }])
    expect((await house.db.ownerPool.query('select 1 from note')).rows).toEqual([])
    const [found] = (await house.call<{ cases: CaseSummary[] }>('case.list', sita)).cases
    const log = await house.call<{ lines: { type: string; actor?: object }[] }>('case.log', sita, {
      caseId: found?.id,
    })
    expect(log.lines.filter(({ type }) => type === 'note.written').map(({ actor }) => actor)).toEqual([
      undefined,
      undefined,
    ])
    await rebuildIndex(house)
    await expectLive()
  })

  it('gives a member told from the log alone no passphrase: nobody signs in as her', async () => {
    await rebuildIndex(house)
    const { rows } = await house.db.ownerPool.query('select distinct passphrase_hash from member')
    expect(rows).toEqual([{ passphrase_hash: '!' }])
    for (const passphrase of [PASSPHRASE, '!', ''])
      await expect(house.call('session.create', undefined, { login: 'sita', passphrase })).rejects.toThrow()
  })
})

describe('a telling that failed after its leaf', () => {
  /** Acts whose first telling meets a database that is away. */
  const failOnce = async (act: () => Promise<unknown>): Promise<void> => {
    const { asMember } = house.deps.db
    let away = true
    const broken = house.deps.db as { asMember: typeof asMember }
    broken.asMember = async (memberId, work) => {
      const before = (await house.locker.checkpoint()).size
      const told = (await house.db.ownerPool.query('select count(*)::int as n from custody_entry')).rows[0].n
      if (away && told < before) {
        away = false
        throw new Error('the database is away')
      }
      return asMember(memberId, work)
    }
    await expect(act()).rejects.toThrow('away')
    broken.asMember = asMember
  }

  it('never undoes what was changed after it', async () => {
    const { id } = await openCase(house, sita, { title: 'First' })
    await failOnce(() => house.call('case.change', sita, { caseId: id, title: 'Old' }))
    const { case: after } = await house.call<{ case: CaseSummary }>('case.change', sita, {
      caseId: id,
      title: 'New',
    })
    expect(after.title).toBe('New')
    await tellMissing(house)
    const { case: later } = await house.call<{ case: CaseSummary }>('case.read', sita, { caseId: id })
    expect(later.title).toBe('New')
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
  })

  it('never brings a suspended member back', async () => {
    const gone = await house.addMember(sita, 'soon-gone', ['investigator'])
    await failOnce(() =>
      house.call('member.change', sita, { memberId: gone.memberId, displayName: 'Renamed' }),
    )
    await house.call('member.change', sita, { memberId: gone.memberId, status: 'suspended' })
    await tellMissing(house)
    const { members } = await house.call<{ members: Member[] }>('member.list', sita)
    // The renaming was answered by a failure; whether it counts is open. That she is suspended is not.
    expect(members.find(({ id }) => id === gone.memberId)?.status).toBe('suspended')
  })

  it('loses no note, and shows it from the next act on', async () => {
    const { id } = await openCase(house, sita)
    await failOnce(() => house.call('note.write', sita, { caseId: id, body: 'nearly lost' }))
    await house.call('note.write', sita, { caseId: id, body: 'the next' })
    const { notes } = await house.call<{ notes: { body: string }[] }>('note.list', sita, { caseId: id })
    expect(notes.map(({ body }) => body)).toEqual(['nearly lost', 'the next'])
  })
})

describe('two members with one sign-in name', () => {
  it('are never made, though both are asked for at once, and the index can always be told again', async () => {
    const add = (displayName: string) =>
      house.call<Member>('member.add', sita, {
        displayName,
        login: 'double',
        roles: ['lawyer'],
        passphrase: PASSPHRASE,
      })
    const answers = await Promise.allSettled([add('One'), add('Two'), add('Three')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason.code).toBe('member.login-taken')
    expect(await tellMissing(house)).toEqual({ told: 0, untold: 0 })
    await rebuildIndex(house)
    const { rows } = await house.db.ownerPool.query(`select display_name from member where login = 'double'`)
    expect(rows).toHaveLength(1)
    expect((await failureOf(add('Four'))).code).toBe('member.login-taken')
  })
})
