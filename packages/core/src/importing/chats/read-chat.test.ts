/** Telegram, Facebook, Instagram and plain logs; what is no chat is left alone. */
import { describe, expect, it } from 'vitest'
import { writeMessages } from './chat-reading.ts'
import { readChat } from './read-chat.ts'
import { repairLatin } from './read-meta-archive.ts'

const json = (value: unknown) => readChat(JSON.stringify(value), 100)
const mojibake = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const telegram = (messages: readonly unknown[]) => ({ name: 'Rooms', type: 'personal_chat', id: 7, messages })

describe('Telegram', () => {
  it('is read with times in UTC, links, attachments and notes', () => {
    const chat = json(
      telegram([
        {
          id: 1,
          type: 'message',
          date: '2024-01-01T11:00:00',
          date_unixtime: '1704106800',
          from: 'Ana',
          from_id: 'user42',
          text: ['See ', { type: 'text_link', text: 'here', href: 'https://rooms.example/1' }, '!'],
        },
        { id: 2, type: 'service', date: '2024-01-01T11:01:00', actor: 'Ana', action: 'phone_call', text: '' },
        {
          id: 3,
          type: 'message',
          date: 'x',
          from: 'Ben',
          text: 'ok',
          photo: 'photos/1.jpg',
          forwarded_from: 'Cy',
        },
        {
          id: 4,
          date: 'x',
          text: '',
          contact_information: { first_name: 'Di', phone_number: '+12015550123' },
        },
      ]),
    )
    expect(chat?.form).toBe('Telegram JSON')
    expect(chat?.title).toBe('Rooms')
    expect(chat?.messages).toEqual([
      { at: '2024-01-01T11:00:00Z', from: 'Ana', text: 'See here ‹https://rooms.example/1›!' },
      { at: '2024-01-01T11:01:00', from: 'Ana', text: '(phone call)' },
      { at: 'x', from: 'Ben', text: 'ok (forwarded from Cy)', attachment: 'photos/1.jpg' },
      { at: 'x', text: '', attachment: 'contact: Di +12015550123' },
    ])
    expect(chat?.facts).toContainEqual({ group: 'accounts', name: 'user42', value: 'Ana' })
  })

  it('is read from a whole account as well', () => {
    const chat = json({
      about: 'x',
      chats: { list: [telegram([{ date: 'd', text: 'a' }]), telegram([{ date: 'd', text: 'b' }])] },
    })
    expect(chat?.messages.map(({ text }) => text)).toEqual(['a', 'b'])
    expect(chat?.title).toBeUndefined()
  })

  it('is not fooled by names that objects inherit', () => {
    const text = '{"type":"x","messages":[{"date":"d","text":"t","__proto__":{"from":"Eve"}}]}'
    expect(readChat(text, 10)?.messages).toEqual([{ at: 'd', text: 't' }])
    expect(Object.hasOwn(Object.prototype, 'from')).toBe(false)
  })
})

describe('Facebook and Instagram', () => {
  const archive = {
    participants: [{ name: mojibake('José') }, { name: 'Ben' }],
    title: mojibake('कोठा'),
    thread_path: 'inbox/rooms_1',
    messages: [
      {
        sender_name: mojibake('José'),
        timestamp_ms: 1704106800123,
        content: mojibake('Olá 😀'),
        reactions: [{ reaction: mojibake('❤'), actor: 'Ben' }],
      },
      {
        sender_name: 'Ben',
        timestamp_ms: 1704106700000,
        photos: [{ uri: 'photos/1.jpg' }, { uri: 'photos/2.jpg' }],
      },
      {
        sender_name: 'Ben',
        timestamp_ms: 1704106600000,
        share: { link: 'https://rooms.example' },
        is_unsent: true,
      },
    ],
  }

  it('is read in the order of the file, repaired, and says how much was repaired', () => {
    const chat = json(archive)
    expect(chat?.title).toBe('कोठा')
    expect(chat?.messages).toEqual([
      { at: '2024-01-01T11:00:00.123Z', from: 'José', text: 'Olá 😀 (❤ by Ben)' },
      { at: '2024-01-01T10:58:20.000Z', from: 'Ben', text: '', attachment: 'photos/1.jpg, photos/2.jpg' },
      { at: '2024-01-01T10:56:40.000Z', from: 'Ben', text: '‹https://rooms.example› (unsent)' },
    ])
    expect(chat?.problems.join(' ')).toMatch(/^\d texts were written as Latin-1/)
  })

  it('leaves alone what is right already, plain, or no UTF-8', () => {
    expect(repairLatin('José')).toBeUndefined()
    expect(repairLatin('plain')).toBeUndefined()
    expect(repairLatin('नमस्ते')).toBeUndefined()
    expect(repairLatin(mojibake('José'))).toBe('José')
    const right = json({
      ...archive,
      participants: [],
      title: 'x',
      messages: [{ sender_name: 'José', timestamp_ms: 1 }],
    })
    expect(right?.problems).toEqual([])
  })

  it('takes no impossible time', () => {
    const odd = json({ participants: [], messages: [{ sender_name: 'A', timestamp_ms: 1e300 }] })
    expect(odd?.messages).toEqual([{ from: 'A', text: '' }])
  })
})

describe('a plain log', () => {
  it('is read where most lines have its form, and says that nobody knows the program', () => {
    const chat = readChat(
      '[10:00] <ana> room for rent\n[10:01] <ben> how much\n  per week?\n[10:02] ana: 100',
      10,
    )
    expect(chat?.messages).toEqual([
      { at: '10:00', from: 'ana', text: 'room for rent' },
      { at: '10:01', from: 'ben', text: 'how much\n  per week?' },
      { at: '10:02', from: 'ana', text: '100' },
    ])
    expect(chat?.problems.join(' ')).toContain('no known program')
  })

  it('keeps a long line whole', () => {
    const long = 'x'.repeat(5_000)
    const chat = readChat(
      `2024-01-01 10:00 ana: ${long}\n2024-01-01 10:01 ben: b\n2024-01-01 10:02 ana: c`,
      10,
    )
    expect(chat?.messages[0]?.text).toBe(long)
  })
})

describe('what is no chat', () => {
  it.each([
    '',
    'Room for rent',
    '{"a":1}',
    '{"messages":3}',
    '{broken',
    '[1,2]',
    'Opening hours\n10:00 - 12:00\n14:00 - 18:00',
  ])('is left to others: %s', (text) => {
    expect(readChat(text, 10)).toBeUndefined()
  })
})

describe('the text of a chat', () => {
  it('tells time, sender and attachment of each message in a line', () => {
    expect(
      writeMessages([{ at: 't', from: 'Ana', text: 'hi', attachment: 'a.jpg' }, { text: 'joined' }]),
    ).toBe('[t] Ana: hi ‹a.jpg›\njoined')
  })
})
