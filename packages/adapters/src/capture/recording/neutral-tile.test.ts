/** The tile that stands in for a picture: harmless, honest about itself, and shown wherever a picture would be. */
import { describe, expect, it } from 'vitest'
import { makePicture } from '../testing/hard-cases/grey-picture.ts'
import { neutralTile, readSize } from './neutral-tile.ts'

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

describe('the size of the tile', () => {
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108003000400301220002110103110100',
    'hex',
  )

  it.each<[string, Uint8Array, number, number]>([
    ['a PNG', makePicture(321, 123, [1, 2, 3]), 321, 123],
    [
      'a GIF',
      Buffer.concat([Buffer.from('GIF89a'), Buffer.from([64, 1, 200, 0]), Buffer.alloc(20)]),
      320,
      200,
    ],
    ['a JPEG', jpeg, 64, 48],
    ['something else', Buffer.alloc(30, 7), 160, 120],
    ['nothing', new Uint8Array(), 160, 120],
    ['a JPEG that ends early', jpeg.subarray(0, 24), 160, 120],
  ])('is that of the picture it stands for: %s', (_, bytes, width, height) => {
    expect(readSize(bytes)).toEqual({ width, height })
  })
})
