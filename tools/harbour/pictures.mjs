/** Neutral pictures: plain colour tiles as SVG or PNG, made from their number alone, so that no picture is ever stored. */
import { crc32, deflateSync } from 'node:zlib'

const COLOURS = ['#8fb3b0', '#d8c9a3', '#a9b7c6', '#c9a99a', '#b7c4a1', '#bfb3cc']

/** The tile's colour as `#rrggbb`; tiles repeat their colour after six. */
function tileColour(number) {
  return COLOURS[number % COLOURS.length]
}

/** One tile as SVG text, 320 × 200, with its number as its only drawing. */
export function drawSvgTile(number) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"><rect width="320" height="200" fill="${tileColour(number)}"/><text x="160" y="112" font-family="sans-serif" font-size="36" text-anchor="middle" fill="#2b2b2b">${number}</text></svg>\n`
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** One tile as PNG (ISO/IEC 15948), 32 × 20, truecolour without alpha; each number gives other bytes. */
export function drawPngTile(number) {
  const [width, height] = [32, 20]
  const rgb = Buffer.from(tileColour(number).slice(1), 'hex')
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => rgb)])
  const pixels = Buffer.concat(Array.from({ length: height }, () => Buffer.from(row)))
  pixels[1] = number % 256
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
