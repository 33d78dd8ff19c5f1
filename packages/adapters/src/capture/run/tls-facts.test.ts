/** TLS in words: which chain is asked for, and that only a connection that Chromium calls secure is valid. */
import { describe, expect, it } from 'vitest'
import { fakeSession, makeExchange } from '../recording/recording.fixture.ts'
import { describeTls, findProblem, readChains } from './tls-facts.ts'

const SECURITY = {
  protocol: 'TLS 1.3',
  keyExchange: '',
  cipher: 'AES_128_GCM',
  subjectName: 'jobs.example',
  sanList: ['jobs.example'],
  issuer: 'Test CA',
  validFrom: 1_700_000_000,
  validTo: 1_800_000_000,
}
const over = (url: string, secure = true) =>
  makeExchange({ url, response: { status: 200, statusText: '', headers: [], security: SECURITY, secure } })

describe('the chains', () => {
  it('are asked for once an origin, and for TLS alone', async () => {
    const session = fakeSession({ 'Network.getCertificate': () => ({ tableNames: ['AA=='] }) })
    const chains = await readChains(session, [
      over('https://a.example/1'),
      over('https://a.example/2'),
      over('https://a.example:8443/'),
      makeExchange({ url: 'http://plain.example/' }),
    ])
    expect(session.commands.map(({ params }) => params.origin)).toEqual([
      'https://a.example',
      'https://a.example:8443',
    ])
    expect(chains).toEqual([
      { origin: 'https://a.example', chain: ['AA=='] },
      { origin: 'https://a.example:8443', chain: ['AA=='] },
    ])
  })

  it('that the browser does not give are left out', async () => {
    const session = fakeSession({
      'Network.getCertificate': ({ origin }) => {
        if (origin === 'https://a.example') throw new Error('none')
        return { tableNames: [] }
      },
    })
    expect(await readChains(session, [over('https://a.example/'), over('https://b.example/')])).toEqual([])
  })

  it('are asked for 40 origins at most', async () => {
    const session = fakeSession()
    await readChains(
      session,
      Array.from({ length: 50 }, (_, n) => over(`https://h${n}.example/`)),
    )
    expect(session.commands).toHaveLength(40)
  })
})

describe('the facts', () => {
  it('are absent without TLS', () => {
    expect(describeTls(makeExchange(), [])).toBeUndefined()
  })

  it('of a connection that Chromium calls secure name no problem', () => {
    const chain = ['AA==']
    expect(describeTls(over('https://jobs.example/x'), [{ origin: 'https://jobs.example', chain }])).toEqual({
      protocol: 'TLS 1.3',
      cipher: 'AES_128_GCM',
      subject: 'jobs.example',
      issuer: 'Test CA',
      validFrom: '2023-11-14T22:13:20.000Z',
      validTo: '2027-01-15T08:00:00.000Z',
      valid: true,
      chain,
    })
  })

  it('of another origin’s chain are not taken', () => {
    const other = [{ origin: 'https://other.example', chain: ['AA=='] }]
    expect(describeTls(over('https://jobs.example/'), other)?.chain).toEqual([])
  })

  it('of a connection without a chain that is not secure say that none was sent', () => {
    const facts = describeTls(over('https://jobs.example/', false), [])
    expect(facts).toMatchObject({ valid: false, problem: 'The server sent no certificate.', chain: [] })
  })

  it('are never valid where Chromium did not say so', () => {
    const exchange = makeExchange({
      response: { status: 200, statusText: '', headers: [], security: SECURITY },
    })
    expect(describeTls(exchange, [])?.valid).toBe(false)
  })
})

describe('a problem', () => {
  it('of an empty chain is that there is none', () => {
    expect(findProblem([], 'jobs.example', new Date(0))).toBe('The server sent no certificate.')
  })
})
