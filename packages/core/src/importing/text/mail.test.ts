/** Headers of mails as facts, mailboxes split at the right lines, hidden characters shown. */
import { describe, expect, it } from 'vitest'
import { describeMail, judgeMailHeaders } from './describe-mail.ts'
import { describeHidden, showHidden } from './show-hidden.ts'
import { splitMailbox } from './split-mailbox.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

describe('headers', () => {
  const headers = [
    {
      key: 'received',
      value:
        'from relay.example (relay.example [192.0.2.7])\r\n by mx.example.org with ESMTPS; Mon, 1 Jan 2024 10:00:05 +0000',
    },
    { key: 'received', value: 'from phone.example by relay.example; Mon, 1 Jan 2024 10:00:01 +0000' },
    { key: 'From', value: 'Ana <ana@example.org>' },
    { key: 'reply-to', value: 'other@example.org' },
    { key: 'subject', value: 'Room' },
    { key: 'subject', value: 'Another' },
    { key: 'x-secret', value: 'not shown' },
  ]

  it('tell the chain in the order of travel', () => {
    const hops = describeMail(headers).filter(({ group }) => group === 'received')
    expect(hops.map(({ name }) => name)).toEqual(['hop 1 of 2', 'hop 2 of 2'])
    expect(hops[0]?.value).toBe('from phone.example, by relay.example, at Mon, 1 Jan 2024 10:00:01 +0000')
    expect(hops[1]?.value).toContain('from relay.example (relay.example [192.0.2.7]), by mx.example.org')
  })

  it('that are known are facts, the others are not', () => {
    const names = describeMail(headers).map(({ name }) => name)
    expect(names).toContain('from')
    expect(names).not.toContain('x-secret')
  })

  it('that are doubled, or answer to somebody else, are told', () => {
    const problems = judgeMailHeaders(headers).join(' ')
    expect(problems).toContain('“subject” stands there more than once')
    expect(problems).toContain('another address')
    expect(problems).not.toContain('No server')
    expect(judgeMailHeaders([{ key: 'from', value: 'a@example.org' }]).join(' ')).toContain('No server says')
  })
})

describe('a mailbox', () => {
  const box =
    'From a@example.org Mon Jan  1 10:00:00 2024\nSubject: one\n\nFrom now on\nbody\n\nFrom here to 10:00 it is far\n>From x\n\nFrom b@example.org Tue Jan  2 10:00:00 2024\r\nSubject: two\r\n\r\ntext'

  it('is split at lines that follow an empty one and tell a time', () => {
    const source = bytes(box.replace('From here to 10:00 it is far', 'From here it is far'))
    const { parts, more } = splitMailbox(source, 100)
    expect(more).toBe(false)
    expect(
      parts.map(({ start, end }) => Buffer.from(source.subarray(start, end)).toString().split(/\r?\n/)[0]),
    ).toEqual(['Subject: one', 'Subject: two'])
    expect(parts[1]?.line).toBe('From b@example.org Tue Jan  2 10:00:00 2024')
  })

  it('says when it has more messages than the limit', () => {
    const many = bytes('From a Mon Jan  1 10:00:00 2024\nSubject: x\n\ny\n\n'.repeat(5))
    expect(splitMailbox(many, 3)).toMatchObject({ more: true })
    expect(splitMailbox(many, 3).parts).toHaveLength(3)
  })

  it('without a message is empty', () => {
    expect(splitMailbox(bytes('no mail\n'), 3).parts).toEqual([])
    expect(splitMailbox(new Uint8Array(0), 3).parts).toEqual([])
  })
})

describe('hidden characters', () => {
  it('are shown as their numbers, but for the joiners that scripts need', () => {
    expect(showHidden('a\u202eb\u200bc\u{e0041}d')).toBe('a⟦U+202E⟧b⟦U+200B⟧c⟦U+E0041⟧d')
    expect(showHidden('क\u200dष tab\tline\nend')).toBe('क\u200dष tab\tline\nend')
  })

  it('are counted in words', () => {
    expect(describeHidden('a\u202eb').join()).toContain('1 characters that turn its direction around')
    expect(describeHidden('a\u200fb').join()).toContain('1 invisible marks of direction')
    expect(describeHidden('r\u200bo\u2060m').join()).toContain('2 characters without width')
    expect(describeHidden('plain नमस्ते')).toEqual([])
  })
})
