/** The tile that stands in for a picture: harmless, honest about itself, and shown wherever a picture would be. */
import { describe, expect, it } from 'vitest'
import { neutralTile } from './neutral-tile.ts'

const tile = (headers: Record<string, string> = {}) =>
  neutralTile('f1', { url: 'https://jobs.example/hotel.jpg', method: 'GET', headers })
const headerOf = (name: string, headers: Record<string, string> = {}) =>
  tile(headers)
    .responseHeaders.filter((each) => each.name === name)
    .map(({ value }) => value)

describe('the neutral tile', () => {
  it('answers the request that it is for, with success', () => {
    expect(tile()).toMatchObject({ requestId: 'f1', responseCode: 200 })
  })

  it('is a small drawing that asks for nothing and runs nothing', () => {
    const svg = Buffer.from(tile().body, 'base64').toString()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /href|url\(|script|http|on\w+=|<image|<foreignObject/i,
    )
    expect(svg.length).toBeLessThan(400)
    expect(headerOf('Content-Type')).toEqual(['image/svg+xml'])
  })

  it('stretches to any box, so that the page keeps its shape', () => {
    expect(Buffer.from(tile().body, 'base64').toString()).toContain('preserveAspectRatio="none"')
  })

  it('says in its head that the server did not make it', () => {
    expect(headerOf('X-Smart-Rescue')[0]).toMatch(/withheld/)
    expect(headerOf('X-Smart-Rescue')[0]).toMatch(/not by the server/)
  })

  it('is kept by no cache', () => {
    expect(headerOf('Cache-Control')).toEqual(['no-store'])
  })

  it('says nothing of the picture that it stands for', () => {
    expect(JSON.stringify(tile())).not.toContain('hotel')
  })

  it.each([
    [{}, '*'],
    [{ Origin: 'https://jobs.example' }, 'https://jobs.example'],
    [{ origin: 'https://a.example' }, 'https://a.example'],
    [{ ORIGIN: 'null' }, 'null'],
    [{ Referer: 'https://b.example' }, '*'],
  ])('is readable for the origin that asks (%j → %s)', (headers, allowed) => {
    expect(headerOf('Access-Control-Allow-Origin', headers)).toEqual([allowed])
    expect(headerOf('Cross-Origin-Resource-Policy', headers)).toEqual(['cross-origin'])
  })
})
