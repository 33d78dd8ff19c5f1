/** Channels: what passed over sockets and event streams, each message once, in order, within limits, media left out. */
import { describe, expect, it } from 'vitest'
import { createChannelLogs } from './channel-log.ts'
import { fakeSession, PNG_SIGNATURE } from './recording.fixture.ts'

const HEAD = { Host: 'chat.example', Upgrade: 'websocket' }

const start = (withholdMedia = true) => {
  const approved: string[] = []
  let now = 100
  const logs = createChannelLogs({
    approve: (url) => void approved.push(url),
    now: () => now++,
    withholdMedia,
    urlOf: (id) => `https://jobs.example/stream/${id}`,
  })
  const session = fakeSession()
  logs.attach(session)
  const frame = (direction: 'Received' | 'Sent', payloadData: string, opcode = 1, requestId = 'w1') =>
    session.say(`Network.webSocketFrame${direction}`, {
      requestId,
      timestamp: 0,
      response: { opcode, payloadData },
    })
  const openSocket = (requestId = 'w1') =>
    session.say('Network.webSocketCreated', { requestId, url: `wss://chat.example/${requestId}` })
  return { logs, session, approved, frame, openSocket }
}

describe('a web socket', () => {
  it('is let through to its own host when it opens, and listed', () => {
    const { logs, approved, openSocket } = start()
    openSocket()
    expect(approved).toEqual(['wss://chat.example/w1'])
    expect(logs.list()).toEqual([
      expect.objectContaining({
        kind: 'websocket',
        url: 'wss://chat.example/w1',
        closed: false,
        messages: [],
      }),
    ])
  })

  it('keeps messages in order, both ways, each with its time', () => {
    const { logs, frame, openSocket } = start()
    openSocket()
    frame('Sent', 'room for two?')
    frame('Received', 'from Monday')
    frame('Sent', '')
    const messages = logs.list()[0]?.messages ?? []
    expect(messages.map(({ direction, text }) => [direction, text])).toEqual([
      ['sent', 'room for two?'],
      ['received', 'from Monday'],
      ['sent', ''],
    ])
    const times = messages.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(messages.some((message) => message.binary !== undefined)).toBe(false)
  })

  it('keeps bytes as base64 and says that they are bytes', () => {
    const { logs, frame, openSocket } = start()
    openSocket()
    frame('Received', Buffer.from([1, 2, 3]).toString('base64'), 2)
    expect(logs.list()[0]?.messages[0]).toMatchObject({ text: 'AQID', binary: true })
  })

  it('leaves out a picture sent as bytes, counts it, and keeps the place in the order', () => {
    const { logs, frame, openSocket } = start()
    openSocket()
    frame('Received', PNG_SIGNATURE.toString('base64'), 2)
    frame('Received', 'after')
    expect(logs.list()[0]?.messages).toMatchObject([
      { text: '', binary: true, withheld: true },
      { text: 'after' },
    ])
  })

  it('keeps a picture where media is allowed', () => {
    const { logs, frame, openSocket } = start(false)
    openSocket()
    frame('Received', PNG_SIGNATURE.toString('base64'), 2)
    expect(logs.list()[0]?.messages[0]?.text).toBe(PNG_SIGNATURE.toString('base64'))
  })

  it('keeps two sockets apart, also when their messages mix', () => {
    const { logs, frame, openSocket } = start()
    openSocket('w1')
    openSocket('w2')
    frame('Sent', 'one', 1, 'w1')
    frame('Sent', 'two', 1, 'w2')
    frame('Sent', 'three', 1, 'w1')
    expect(logs.list().map((log) => log.messages.map(({ text }) => text))).toEqual([
      ['one', 'three'],
      ['two'],
    ])
  })

  it('ignores messages and ends of sockets that nobody opened', () => {
    const { logs, frame, session } = start()
    frame('Received', 'x', 1, 'unknown')
    session.say('Network.webSocketClosed', { requestId: 'unknown' })
    session.say('Network.webSocketFrameError', { requestId: 'unknown', errorMessage: 'x' })
    expect(logs.list()).toEqual([])
  })

  it('says how it ended', () => {
    const { logs, session, openSocket } = start()
    openSocket('w1')
    openSocket('w2')
    session.say('Network.webSocketClosed', { requestId: 'w1' })
    session.say('Network.webSocketFrameError', { requestId: 'w2', errorMessage: 'Invalid frame header' })
    expect(logs.list().map(({ closed, error }) => [closed, error])).toEqual([
      [true, undefined],
      [false, 'Invalid frame header'],
    ])
  })

  it('keeps the answer of its handshake with its status', () => {
    const { logs, session, openSocket } = start()
    openSocket()
    session.say('Network.webSocketWillSendHandshakeRequest', {
      requestId: 'w1',
      wallTime: 1,
      request: { headers: HEAD },
    })
    session.say('Network.webSocketHandshakeResponseReceived', {
      requestId: 'w1',
      response: {
        status: 101,
        statusText: 'Switching Protocols',
        headers: {},
        headersText: 'HTTP/1.1 101 Switching Protocols\r\n\r\n',
        requestHeadersText: 'GET /w1 HTTP/1.1\r\nHost: chat.example\r\n\r\n',
      },
    })
    const [log] = logs.list()
    expect(log?.status).toBe(101)
    expect(log?.requestHead).toContain('chat.example')
    expect(log?.responseHead).toContain('101')
  })

  it('counts messages beyond 20,000 instead of keeping them', () => {
    const { logs, frame, openSocket } = start()
    openSocket()
    for (let n = 0; n < 20_003; n += 1) frame('Received', 'x')
    expect([logs.list()[0]?.messages.length, logs.list()[0]?.dropped]).toEqual([20_000, 3])
  })

  it('counts messages beyond 20 million letters, over all channels together', () => {
    const { logs, frame, openSocket } = start()
    openSocket('w1')
    openSocket('w2')
    const large = 'x'.repeat(10_000_000)
    frame('Received', large, 1, 'w1')
    frame('Received', large, 1, 'w2')
    frame('Received', 'y', 1, 'w1')
    expect(logs.list().map(({ messages, dropped }) => [messages.length, dropped])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
})

describe('an event stream', () => {
  const say = (session: ReturnType<typeof fakeSession>, data: string, eventId = '') =>
    session.say('Network.eventSourceMessageReceived', {
      requestId: 'e1',
      timestamp: 0,
      eventName: 'offer',
      eventId,
      data,
    })

  it('is listed by its first event, with its address, once', () => {
    const { logs, session } = start()
    say(session, 'a')
    say(session, 'b', '42')
    expect(logs.list()).toHaveLength(1)
    expect(logs.list()[0]).toMatchObject({ kind: 'eventsource', url: 'https://jobs.example/stream/e1' })
    expect(logs.list()[0]?.messages).toMatchObject([
      { direction: 'received', text: 'a', event: 'offer' },
      { direction: 'received', text: 'b', event: 'offer', id: '42' },
    ])
    expect(Object.hasOwn(logs.list()[0]?.messages[0] ?? {}, 'id')).toBe(false)
  })

  it('stands beside sockets in the order of opening, over several targets', () => {
    const { logs, session, openSocket } = start()
    const worker = fakeSession()
    logs.attach(worker)
    say(session, 'a')
    openSocket('w1')
    worker.say('Network.webSocketCreated', { requestId: 'w9', url: 'wss://chat.example/w9' })
    expect(logs.list().map(({ kind }) => kind)).toEqual(['eventsource', 'websocket', 'websocket'])
  })
})
