/** Every hostile text through every field that keeps text: stored as it was written, or refused by name, and never changed in silence. */
import { catchUp } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, Link, Member, Note, Notice } from '@smart-rescue/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type DoorUnderTest, openDoor } from '../../acts/door-under-test.ts'
import { createHouse, DRAFT, type House, PASSPHRASE } from '../../acts/house-under-test.ts'
import { fillTwoCases, type TwoCases } from '../../acts/two-cases.ts'
import { captureNow, exhibitsOf, linksOf, readExhibit } from '../../acts/work-off.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

let house: House
let door: DoorUnderTest
let cases: TwoCases
let sita: Caller
let caseId: CaseId
let actor: Actor
beforeAll(async () => {
  house = await createHouse()
  cases = await fillTwoCases(house)
  door = await openDoor(house)
  sita = await door.signIn('sita')
  caseId = cases.own.caseId
  actor = cases.own.owner
})
afterAll(async () => {
  await door.close()
  await house.close()
})

/** Characters, not code units: a person counts 🕊 as one. */
const lengthOf = (text: string): number => [...text].length

/** What a field's own rules make of a text, or nothing where they refuse it. Written anew here, not taken from the schema. */
type Rule = (text: string) => string | undefined
const line =
  (max: number): Rule =>
  (text) => {
    const trimmed = text.trim()
    const lawful =
      trimmed.length > 0 &&
      lengthOf(trimmed) <= max &&
      trimmed.isWellFormed() &&
      ![...trimmed].some((sign) => sign < ' ' || (sign >= '\u007F' && sign <= '\u009F'))
    return lawful ? trimmed : undefined
  }
const prose =
  (max: number, least = 0): Rule =>
  (text) => {
    const trimmed = text.trim()
    const lawful =
      lengthOf(trimmed) >= least &&
      lengthOf(trimmed) <= max &&
      trimmed.isWellFormed() &&
      !trimmed.includes('\0')
    return lawful ? trimmed : undefined
  }
const login: Rule = (text) => {
  const folded = line(120)(text)?.toLowerCase()
  return folded === undefined || lengthOf(folded) < 3 || lengthOf(folded) > 120 || /\s/.test(folded)
    ? undefined
    : folded
}

/** Tries one text in one field; gives back what differs from the promise. */
const tryText = async (
  text: string,
  rule: Rule,
  write: (
    text: string,
  ) => Promise<{ code: string | undefined; raw: string; read: () => Promise<string | undefined> }>,
): Promise<string | undefined> => {
  const expected = rule(text)
  const { code, raw, read } = await write(text)
  const shown = JSON.stringify(text).slice(0, 80)
  if (expected === undefined)
    return code === 'request.invalid' ? undefined : `${shown} was taken: ${raw.slice(0, 120)}`
  if (code !== undefined) return `${shown} was refused: ${raw.slice(0, 160)}`
  const kept = await read()
  return kept === expected ? undefined : `${shown} became ${JSON.stringify(kept)?.slice(0, 80)}`
}

const sweep = async (rule: Rule, write: Parameters<typeof tryText>[2]): Promise<void> => {
  const wrong: string[] = []
  for (const text of HOSTILE_TEXTS) {
    const found = await tryText(text, rule, write)
    if (found !== undefined) wrong.push(found)
  }
  expect(wrong).toEqual([])
}

const column = async (query: string, values: readonly unknown[] = []): Promise<string | undefined> =>
  (await house.db.ownerPool.query<{ found: string }>(query, [...values])).rows[0]?.found

describe('the collection', () => {
  it('holds more than 150 different texts, of every kind that is named', () => {
    expect(new Set(HOSTILE_TEXTS).size).toBe(HOSTILE_TEXTS.length)
    expect(HOSTILE_TEXTS.length).toBeGreaterThan(150)
    for (const kind of [
      /\u202E/,
      /\u200B/,
      /\p{Script=Thai}/u,
      /\p{Script=Lao}/u,
      /\p{Script=Devanagari}/u,
      /\0/,
      /drop table/,
    ])
      expect(
        HOSTILE_TEXTS.some((text) => kind.test(text)),
        String(kind),
      ).toBe(true)
    expect(HOSTILE_TEXTS.some((text) => !text.isWellFormed())).toBe(true)
    expect(HOSTILE_TEXTS.some((text) => text.normalize('NFC') !== text)).toBe(true)
  })
})

describe('a text in a case header', () => {
  it.each([
    ['title', 'title', 200],
    ['purpose', 'purpose', 500],
    ['legalBasis', 'legal_basis', 500],
  ] as const)('is kept as %s, or refused', async (field, name, max) => {
    await sweep(line(max), async (text) => {
      const answer = await door.send('case.change', sita, { caseId, [field]: text })
      return {
        ...answer,
        read: async () => {
          const shown = (answer.body.case as Record<string, string>)[field]
          const stored = await column(`select ${name} as found from case_file where id = $1`, [caseId])
          return shown === stored ? stored : `shown ${shown}, stored ${stored}`
        },
      }
    })
  })

  it('is the same on every exhibit that is captured under it', async () => {
    const purpose = `द ${'e\u0301'} <b>& "'`
    await door.send('case.change', sita, { caseId, purpose })
    const exhibit = await readExhibit(house, actor, caseId, cases.own.exhibitId as never)
    expect(exhibit.purpose).toBe(purpose)
  })
})

describe('a text as a name', () => {
  it('is kept as a display name, or refused', async () => {
    await sweep(line(200), async (displayName) => {
      const answer = await door.send('member.change', sita, { memberId: cases.own.memberId, displayName })
      return {
        ...answer,
        read: () => column('select display_name as found from member where id = $1', [cases.own.memberId]),
      }
    })
  })

  it('is kept as a sign-in name in lower case, or refused, and signs in as it was written', async () => {
    const taken = new Set<string>()
    await sweep(
      (text) => {
        const folded = login(text)
        return folded === undefined || taken.has(folded) ? undefined : folded
      },
      async (text) => {
        const folded = login(text)
        if (folded !== undefined && taken.has(folded))
          return { code: 'request.invalid', raw: '', read: async () => '' }
        const answer = await door.send('member.add', sita, {
          displayName: 'x',
          login: text,
          roles: ['lawyer'],
          passphrase: PASSPHRASE,
        })
        if (folded !== undefined) taken.add(folded)
        if (answer.code === undefined) await door.signIn(text)
        return { ...answer, read: async () => (answer.body as unknown as Member).login }
      },
    )
    expect(taken.size).toBeGreaterThan(60)
  })
})

describe('a text that somebody wrote', () => {
  it('is kept as a note in NFC, or refused', async () => {
    await sweep(
      (text) => prose(20_000, 1)(text)?.normalize('NFC'),
      async (body) => {
        const answer = await door.send('note.write', sita, { caseId, body })
        const note = answer.body as unknown as Note
        return {
          ...answer,
          read: async () => {
            const stored = await column('select body as found from note where id = $1', [note.id])
            return stored === note.body ? stored : `shown ${note.body}, stored ${stored}`
          },
        }
      },
    )
  })

  it('is kept as the why of a decision, or refused', async () => {
    let decision = 'accepted'
    await sweep(prose(1_000), async (why) => {
      const answer = await door.send('link.decide', sita, {
        caseId,
        linkId: cases.own.linkId,
        decision,
        why,
      })
      if (answer.code === undefined) decision = decision === 'accepted' ? 'undone' : 'accepted'
      return { ...answer, read: async () => (answer.body as unknown as Link).decisions.at(-1)?.why ?? '' }
    })
  })

  it('is kept as the message to an owner, or refused', async () => {
    const rohan = cases.foreign.owner
    const shared = await house.call<{ selector?: { id: string } }>('selector.recognise', actor, {
      text: '+9779720000123',
    })
    let asked = 0
    let asker = sita
    await sweep(prose(1_000), async (message) => {
      // One asking a day is told: the earlier ones are taken away, so that each is the first.
      await house.db.ownerPool.query(`delete from notice where to_member = $1`, [rohan.memberId])
      if (asked++ % 15 === 0) asker = await door.signIn('sita')
      const answer = await door.send('selector.ask', asker, { selectorId: shared.selector?.id, message })
      return {
        ...answer,
        read: async () =>
          (await house.call<{ notices: Notice[] }>('today.read', rohan)).notices[0]?.message ?? '',
      }
    })
  })
})

describe('a text on a captured page', () => {
  it('is kept whole in the exhibit, and in lists with nothing changed but what no database can hold', async () => {
    const wrong: string[] = []
    for (const [at, text] of HOSTILE_TEXTS.filter((text) => text.isWellFormed()).entries()) {
      if (at % 6 !== 0 && !text.includes('\0')) continue
      const page = `${text.replaceAll('\n', ' ')}\nwords after`
      const url = `https://page${at}.example/`
      await captureNow(house, actor, caseId, url, { [url]: page })
      const [newest] = await exhibitsOf(house, actor, caseId)
      const exhibit = await readExhibit(house, actor, caseId, newest?.id)
      const title = (page.split('\n')[0] ?? '').toWellFormed().replaceAll('\0', '\uFFFD')
      if (exhibit.text !== page) wrong.push(`text ${JSON.stringify(text)}`)
      if (exhibit.title !== title)
        wrong.push(`title ${JSON.stringify(text)} became ${JSON.stringify(exhibit.title)}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('a text in the one box', () => {
  const recognise = async (text: string, caller: Caller) => {
    const answer = await door.send('selector.recognise', caller, { text })
    return {
      ...answer,
      found: answer.body as { normal: string; kind: string; exhibits: { title: string }[] },
    }
  }

  it('is looked for and answered, whatever it is, and finds an exhibit only by what its title or address holds', async () => {
    let caller = await door.signIn('sita')
    const exhibits = await exhibitsOf(house, actor, caseId)
    const wrong: string[] = []
    for (const [at, text] of HOSTILE_TEXTS.filter((text) => text.trim() !== '').entries()) {
      if (at % 200 === 199) caller = await door.signIn('sita')
      const { status, found, raw } = await recognise(text, caller)
      if (status !== 200) wrong.push(`${JSON.stringify(text)}: ${raw.slice(0, 120)}`)
      else if (found.kind === 'text' && found.normal !== text.trim())
        wrong.push(`changed ${JSON.stringify(text)}`)
      const sought = text.trim().toWellFormed().replaceAll('\0', '\uFFFD').toLowerCase()
      for (const { title } of found.exhibits ?? []) {
        const known = exhibits.find((exhibit) => exhibit.title === title)
        const places = `${known?.title}\n${known?.url}\n${known?.finalUrl}`.toLowerCase()
        if (!places.includes(sought)) wrong.push(`${JSON.stringify(text)} found ${JSON.stringify(title)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('takes every sign of a pattern as the sign it is', async () => {
    const caller = await door.signIn('sita')
    const url = 'https://signs.example/100%25_off'
    await captureNow(house, actor, caseId, url, { [url]: 'Signs 100%_off \\ here\nno more' })
    for (const text of ['100%_off', '%_off', '_off \\ here', '\\ here', '0%_'])
      expect(
        (await recognise(text, caller)).found.exhibits.map(({ title }) => title),
        text,
      ).toEqual(['Signs 100%_off \\ here'])
    for (const text of ['Sign_ 100', 'S%off', '100__off', 'Signs%here', '\\%'])
      expect((await recognise(text, caller)).found.exhibits, text).toEqual([])
  })
})

describe('any text at all', () => {
  it('comes back from a note in NFC, or is refused by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (text) => {
        const expected = prose(20_000, 1)(text)?.normalize('NFC')
        const answer = await door.send('note.write', sita, { caseId, body: text })
        if (expected === undefined) expect(answer.code).toBe('request.invalid')
        else expect((answer.body as unknown as Note).body).toBe(expected)
      }),
      { numRuns: 150, seed: 20261124 },
    )
  })

  it('comes back as the title of a new case, or is refused by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
        const answer = await door.send('case.open', sita, { ...DRAFT, title: text })
        const expected = line(200)(text)
        if (expected === undefined) expect(answer.code).toBe('request.invalid')
        else expect((answer.body.case as { title: string }).title).toBe(expected)
      }),
      { numRuns: 80, seed: 20261124 },
    )
  })
})

describe('afterwards', () => {
  it('the index, told anew from the locker alone, holds the same texts', async () => {
    const look = async () =>
      Promise.all(
        [
          'select id, title, purpose, legal_basis from case_file order by id',
          'select id, body from note order by id',
          'select link_id, leaf_index, why from link_decision order by leaf_index',
          'select id, login, display_name from member order by id',
          'select id, title, excerpt from exhibit order by id',
        ].map(async (query) => (await house.db.ownerPool.query(query)).rows),
      )
    const before = await look()
    await house.db.ownerPool.query(
      'truncate organisation, member, session, case_file, selector, custody_entry cascade',
    )
    await catchUp({ ...house.deps, projections })
    expect(await look()).toEqual(before)
    expect((await linksOf(house, actor, caseId)).length).toBeGreaterThan(0)
    expect(door.lines.filter((entry) => entry.includes('server.failed'))).toEqual([])
  })
})
