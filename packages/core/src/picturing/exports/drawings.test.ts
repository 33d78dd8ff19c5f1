import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGraph } from '../picture.fixture.ts'
import { nameInPng } from './name-in-png.ts'
import { writeGraphml } from './write-graphml.ts'
import { writeSvg } from './write-svg.ts'
import { xmlComment, xmlText } from './xml-text.ts'

const ABOUT = {
  caseReference: 'SR-2026-014',
  network: 'n--1--',
  at: '2026-08-16T10:00:00.000Z',
  deciders: ['<Maya> & "Co"'],
  leftOut: [],
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (ENTITIES[name] ?? '?') : String.fromCharCode(Number(code)),
  )

/** Reads tags of a small XML text in order and holds it to the rules: balanced, one root, no stray `<` or `&`. */
const readXml = (text: string) => {
  const tags: { name: string; at: Record<string, string>; text: string }[] = []
  const open: string[] = []
  const rest = text.replace(/^<\?xml [^>]*\?>\n/, '').replace(/<!--(?:(?!--)[\s\S])*-->/g, '')
  const pattern = /<(\/?)([\w:]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let end = 0
  for (const match of rest.matchAll(pattern)) {
    const [whole, closing, name = '', attributes = '', alone, content] = match
    expect(match.index).toBe(end)
    end = match.index + whole.length
    if (content !== undefined) {
      expect(content).not.toMatch(/&(?!#\d+;|(?:amp|lt|gt|quot|apos);)/)
      const last = tags.at(-1)
      if (last !== undefined && open.at(-1) === last.name && last.text === '') last.text = plain(content)
    } else if (closing === '/') expect(open.pop()).toBe(name)
    else {
      const at = Object.fromEntries(
        [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value ?? '')]),
      )
      tags.push({ name, at, text: '' })
      if (alone !== '/') open.push(name)
    }
  }
  expect(end).toBe(rest.length)
  expect(open).toEqual([])
  return tags
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('</data>', ']]>', '--', '<!-- x', '&amp;', '"\'', '\u0000', '\ud800', '\r\n', '\uffff'),
)
/** What XML can hold comes back; the rest is one replacement sign. */
const held = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')

describe('GraphML', () => {
  it('comes back as it went, whatever labels and reasons say', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.array(hostile, { minLength: 1, maxLength: 6 }), (seed, labels) => {
        const made = makeGraph({ sources: 6, selectors: 3, edges: 10, seed })
        const word = (n: number): string => labels[n % labels.length] ?? ''
        const graph = {
          nodes: made.nodes.map((node, n) => ({ ...node, label: word(n), id: `${node.id} ${n}${word(n)}` })),
          edges: made.edges.map((edge, n) => ({ ...edge, reasons: [{ rule: 'r', sentence: word(n) }] })),
        }
        const tags = readXml(writeGraphml(graph, ABOUT))
        const nodes = tags.filter(({ name }) => name === 'node')
        expect(nodes.map(({ at }) => at.id)).toEqual(graph.nodes.map(({ id }) => held(id)))
        const labelsRead = tags.filter(({ name, at }) => name === 'data' && at.key === 'n.label')
        expect(labelsRead.map(({ text }) => text)).toEqual(graph.nodes.map(({ label }) => held(label)))
        const edges = tags.filter(({ name }) => name === 'edge')
        expect(edges.map(({ at }) => [at.source, at.target])).toEqual(
          graph.edges.map(({ from, to }) => [held(from), held(to)]),
        )
        const weights = tags.filter(({ at }) => at.key === 'e.weight').map(({ text }) => Number(text))
        expect(weights).toEqual(graph.edges.map(({ strength }) => strength))
        const declared = new Set(tags.filter(({ name }) => name === 'key').map(({ at }) => at.id))
        for (const { name, at } of tags) if (name === 'data') expect(declared.has(at.key)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('says what it is, in a comment without double hyphens and in its description', () => {
    const text = writeGraphml(makeGraph({ sources: 2, selectors: 1, edges: 2 }), ABOUT)
    expect(text.split('\n').slice(0, 4).join('\n')).toContain('case SR-2026-014')
    expect(readXml(text).find(({ name }) => name === 'desc')?.text).toContain('proposed by a machine')
    expect(xmlComment(['a--b---'])).not.toMatch(/--(?!>)[^\n]*--/)
  })

  it('escapes so that no text can end a tag or an attribute', () => {
    fc.assert(fc.property(hostile, (text) => !/[<>"']|&(?!#\d+;|\w+;)/.test(xmlText(text))))
  })
})

describe('SVG', () => {
  const words = {
    title: 'Network <1>',
    preface: ['Smart Rescue & co'],
    kinds: {
      source: 'Source',
      selector: 'Selector',
      template: 'Template',
      picture: 'Picture',
      trace: 'File trace',
      place: 'Place',
    },
    states: { proposed: 'proposed', confirmed: 'confirmed', rejected: 'rejected', broken: 'broken' },
    ink: '#23211d',
    paper: '#ffffff',
    line: '#8a8477',
    broken: '#a3261d',
  }
  it('is well-formed, holds every placed node inside its frame, and carries no style and no script', () => {
    fc.assert(
      fc.property(fc.nat(99), hostile, (seed, label) => {
        const graph = makeGraph({ sources: 8, selectors: 3, edges: 12, hubs: 1, seed })
        const placed = graph.nodes.map((node, n) => ({
          node: { ...node, label },
          x: Math.cos(n) * 1e4,
          y: Math.sin(n) * 3,
          size: 6,
          colour: '#0f5c5c',
          label,
        }))
        const text = writeSvg(placed, graph.edges, words)
        const tags = readXml(text)
        expect(tags.filter(({ name }) => name === 'line').length).toBe(graph.edges.length + 4)
        for (const { name, at } of tags) {
          expect(['script', 'style', 'foreignObject', 'a', 'image']).not.toContain(name)
          for (const key of Object.keys(at)) expect(key).not.toMatch(/^on|^style$|href/)
          if (name === 'circle') {
            expect(Number(at.cx)).toBeGreaterThanOrEqual(0)
            expect(Number(at.cx)).toBeLessThanOrEqual(1600)
            expect(Number(at.cy)).toBeLessThanOrEqual(1150)
          }
        }
        expect(text).not.toContain('NaN')
      }),
      { numRuns: 30 },
    )
  })

  it('draws one node, and none', () => {
    const node = makeGraph({ sources: 1, selectors: 1, edges: 1 }).nodes[0]
    if (node === undefined) throw new Error('no node')
    expect(writeSvg([{ node, x: 5, y: 5, size: 4, colour: 'red' }], [], words)).toContain('cx="800"')
    expect(writeSvg([], [], words)).not.toContain('NaN')
  })
})

describe('PNG', () => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

  it('gets one text chunk whose checksum zlib agrees with, and loses no byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const named = Buffer.from(nameInPng(png, text))
        const length = named.readUInt32BE(33)
        const body = named.subarray(37, 41 + length)
        expect(body.toString('latin1', 0, 4)).toBe('iTXt')
        expect(named.readUInt32BE(41 + length)).toBe(crc32(body))
        expect(body.subarray(4 + 'Description'.length + 5).toString('utf8')).toBe(text)
        expect(Buffer.concat([named.subarray(0, 33), named.subarray(45 + length)])).toEqual(png)
      }),
    )
  })

  it('leaves alone what is no PNG', () => {
    expect([...nameInPng(Uint8Array.of(1, 2, 3), 'x')]).toEqual([1, 2, 3])
  })
})
