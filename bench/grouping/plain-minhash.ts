/** The baseline: plain MinHash over word triples, in bands, everything that shares a band joined. Run: `node bench/grouping/plain-minhash.ts IN.csv OUT.csv`. */
import { writeFileSync } from 'node:fs'
import { printCost } from '../../apps/server/src/cli/outsiders/print-cost.ts'
import { readAdverts } from '../../apps/server/src/cli/outsiders/read-adverts.ts'

const [BANDS, ROWS] = [16, 4]
const HASHES = BANDS * ROWS
const [input = '', output = ''] = process.argv.slice(2)

const sketch = (text: string): Uint32Array => {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const hashes = words.map((word) => {
    let hash = 0x811c9dc5
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    return hash
  })
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let at = 0; at + 1 < Math.max(2, hashes.length - 1); at += 1) {
    let triple = 7
    for (let next = at; next < at + 3; next += 1)
      triple = Math.imul(triple ^ (hashes[next] ?? 0), 0x9e3779b1) ^ (triple >>> 15)
    for (let draw = 0; draw < HASHES; draw += 1) {
      let mixed = Math.imul(triple ^ Math.imul(draw + 1, 0x9e3779b1), 0x85ebca6b)
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
      mixed = (mixed ^ (mixed >>> 13)) >>> 0
      if (mixed < (least[draw] ?? 0)) least[draw] = mixed
    }
  }
  return least
}

await printCost({ error: (text) => process.stderr.write(text) }, async () => {
  const ids: string[] = []
  const parent: number[] = []
  const find = (member: number): number => {
    let at = member
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const first = Array.from({ length: BANDS }, () => new Map<number, number>())
  for await (const adverts of readAdverts(input))
    for (const { id, text } of adverts) {
      const n = ids.push(id) - 1
      parent.push(n)
      const own = sketch(text)
      for (const [band, seen] of first.entries()) {
        let key = band
        for (let row = 0; row < ROWS; row += 1)
          key = Math.imul(key ^ (own[band * ROWS + row] ?? 0), 0x85ebca6b) ^ (key >>> 13)
        const other = seen.get(key)
        if (other === undefined) seen.set(key, n)
        else {
          const [a, b] = [find(other), find(n)]
          parent[Math.max(a, b)] = Math.min(a, b)
        }
      }
    }
  const sizes = new Uint32Array(ids.length)
  const roots = ids.map((_, n) => find(n))
  for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1
  const lines = ids.map((id, n) => `${id},${(sizes[roots[n] ?? 0] ?? 0) > 1 ? roots[n] : -1}`)
  writeFileSync(output, `id,label\n${lines.join('\n')}\n`)
})
