import { describe, expect, it } from 'vitest'
import {
  equalBytes,
  leafHash,
  proveConsistency,
  rootOf,
  utf8,
  writeCanonicalJson,
} from '../../integrity/index.ts'
import { itemPaths } from './assemble-package.ts'
import { checkConsistency, readConsistency, writeConsistency } from './consistency.ts'
import { isItem, type Manifest, readManifest, writeManifest } from './manifest.ts'
import { isExhibitNumber, kindOfFile, safePartName } from './package-layout.ts'
import { readPackagePolicy, writePolicyExample } from './package-policy.ts'
import { RECIPE } from './recipe.ts'
import { readSalts, writeSalts } from './salts.ts'

const LOG = 'custody.ngo-a.example/2026+93546e77+AdBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3'
const SIGNER = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3'

const HASH = `sha256:${'0'.repeat(64)}`
const MANIFEST: Manifest = {
  v: 1,
  format: 'smart-rescue-package@v1',
  id: '01890a5d-ac96-774b-bcce-b302099a8001',
  createdAt: '2026-11-24T12:00:00.000Z',
  software: 'Smart Rescue',
  organisation: { name: 'Deepa House', country: 'NP' },
  case: {
    reference: 'SR',
    title: 'Lantern',
    pseudonym: `c:${'0'.repeat(32)}`,
    purpose: 'p',
    legalBasis: 'l',
  },
  log: { origin: 'o', size: 3, root: 'r', vkey: LOG },
  exhibits: [
    {
      number: 'E-01',
      item: `e:${'0'.repeat(32)}`,
      title: 'नमस्ते',
      url: 'https://harbour.example/',
      capturedAt: '2026-11-24T12:00:00.000Z',
      head: { n: 2, hash: HASH },
    },
  ],
  omitted: [],
  files: [
    { path: 'README.txt', size: 1, sha256: '0'.repeat(64), role: 'readme' },
    {
      path: 'items/E-01/text.txt',
      size: 1,
      sha256: '0'.repeat(64),
      role: 'text',
      exhibit: 'E-01',
      leaf: 1,
      ciphertext: HASH,
      ptc: `hmac-sha256:${'0'.repeat(64)}`,
      mediaType: 'text/plain',
    },
  ],
}

const bytesOf = (value: unknown): Uint8Array => {
  const written = writeCanonicalJson(value)
  if (!written.ok) throw new Error(written.sentence)
  return written.value
}

describe('the layout', () => {
  it('knows every file that a package holds by its name, and no other', () => {
    expect(kindOfFile('items/E-01/exhibit.wacz')).toBe('item')
    expect(kindOfFile('custody/E-12.jsonl')).toBe('custody')
    expect(kindOfFile('proofs/0.tlog-proof')).toBe('proof')
    expect(kindOfFile('verify.html')).toBe('verifier')
    for (const name of [
      'readme.txt',
      'items/E-1/x',
      'items/E-00/x',
      'items/E-01/.hidden',
      'items/E-01/sub/x',
      'proofs/01.tlog-proof',
      'custody/E-01.json',
      'manifest.json',
      'toString',
      '__proto__',
    ])
      expect(kindOfFile(name), name).toBeUndefined()
  })

  it('numbers exhibits from E-01', () => {
    for (const number of ['E-01', 'E-99', 'E-100', 'E-1000']) expect(isExhibitNumber(number)).toBe(true)
    for (const number of ['E-00', 'E-1', 'E-001', 'F-01', 'E-01\n'])
      expect(isExhibitNumber(number)).toBe(false)
  })

  it('makes a name that it knows out of any name of a part', () => {
    const names = [
      'exhibit.wacz',
      '../../etc/passwd',
      '..',
      '',
      'नमस्ते.txt',
      'CON',
      'A b/C\\d',
      `${'x'.repeat(300)}.png`,
      '.wacz',
    ]
    for (const name of names) expect(kindOfFile(`items/E-01/${safePartName(name)}`), name).toBe('item')
    expect(safePartName('exhibit.wacz')).toBe('exhibit.wacz')
    expect(safePartName('CON')).toBe('part-con')
  })

  it('tells parts of one name apart', () => {
    const parts = [{ name: 'x.bin' }, { name: 'X.bin' }, { name: 'x.bin' }]
    expect(itemPaths('E-01', parts)).toEqual(['items/E-01/x.bin', 'items/E-01/2-x.bin', 'items/E-01/3-x.bin'])
  })
})

describe('the manifest', () => {
  it('is read back as it was written', () => {
    const written = writeManifest(MANIFEST)
    if (!written.ok) throw new Error(written.sentence)
    expect(readManifest(written.value)).toEqual({ ok: true, manifest: MANIFEST })
    expect(MANIFEST.files.filter(isItem)).toHaveLength(1)
  })

  it('is refused with one field missing, whichever it is', () => {
    for (const key of Object.keys(MANIFEST)) {
      const { [key as keyof Manifest]: _, ...rest } = MANIFEST
      expect(readManifest(bytesOf(rest)), key).toMatchObject({ ok: false, code: 'manifest.shape' })
    }
  })

  it('is refused with a field of the wrong form', () => {
    const wrong = [
      { ...MANIFEST, v: 2 },
      { ...MANIFEST, createdAt: 'yesterday' },
      { ...MANIFEST, log: { ...MANIFEST.log, size: -1 } },
      { ...MANIFEST, files: [{ ...MANIFEST.files[0], path: '/etc/passwd' }] },
      { ...MANIFEST, files: [{ ...MANIFEST.files[0], sha256: 'A'.repeat(64) }] },
      { ...MANIFEST, exhibits: [{ ...MANIFEST.exhibits[0], number: 'E-0' }] },
      { ...MANIFEST, files: { length: 1 } },
      [],
    ]
    for (const value of wrong)
      expect(readManifest(bytesOf(value))).toMatchObject({ ok: false, code: 'manifest.shape' })
  })

  it('is refused in any other spelling', () => {
    const text = JSON.stringify(MANIFEST)
    for (const bytes of [utf8(text), utf8(`${text} `), utf8('{'), Uint8Array.of(0xff)])
      expect(readManifest(bytes)).toMatchObject({ ok: false, code: 'manifest.not-canonical' })
  })

  it('ties a part of an exhibit to the folder of that exhibit', () => {
    const [readme, item] = MANIFEST.files
    const astray = { ...MANIFEST, files: [readme, { ...item, exhibit: 'E-02' }] }
    expect(readManifest(bytesOf(astray))).toMatchObject({ code: 'manifest.item' })
    const dressed = { ...MANIFEST, files: [{ ...readme, leaf: 1 }] }
    expect(readManifest(bytesOf(dressed))).toMatchObject({ code: 'manifest.item' })
  })
})

describe('salts', () => {
  it('are read back as they were written, and refused in any other form', () => {
    const hex = 'ab'.repeat(32)
    const bytes = writeSalts([['items/E-01/x', hex]])
    expect(readSalts(bytes)?.get('items/E-01/x')).toEqual(new Uint8Array(32).fill(0xab))
    for (const value of [
      { v: 1 },
      { v: 2, salts: {} },
      { v: 1, salts: { x: 'ab' } },
      { v: 1, salts: {}, more: 1 },
      [],
    ])
      expect(readSalts(bytesOf(value))).toBeUndefined()
  })
})

describe('consistency', () => {
  const hashes = Array.from({ length: 11 }, (_, i) => leafHash(utf8(`leaf ${i}`)))
  const proofs = [1, 4, 7, 11].map((size) => ({
    size,
    root: rootOf(hashes.slice(0, size)),
    hashes: proveConsistency(hashes, size),
  }))

  it('is read back as it was written, and every proof holds', () => {
    const read = readConsistency(writeConsistency(proofs))
    expect(read).toEqual(proofs)
    for (const proof of read ?? []) expect(checkConsistency(proof, 11, rootOf(hashes)).ok).toBe(true)
  })

  it('says nothing where there is no earlier checkpoint', () => {
    expect(readConsistency(writeConsistency([]))).toEqual([])
  })

  it('fails for another root, and is refused in any other form', () => {
    const [first] = proofs
    if (!first) throw new Error('no proof')
    expect(checkConsistency({ ...first, root: new Uint8Array(32) }, 11, rootOf(hashes)).ok).toBe(false)
    const text = new TextDecoder().decode(writeConsistency(proofs))
    for (const changed of [
      text.slice(1),
      text.trimEnd(),
      text.replace('old 4', 'old 04'),
      `${text}\n`,
      text.replace('old 4', 'new 4'),
      'smart-rescue consistency v1\nold 1 x\n',
    ])
      expect(readConsistency(utf8(changed))).toBeUndefined()
  })
})

describe('the policy', () => {
  it('names logs and, in a comment that other readers skip, who may sign packages', () => {
    const policy = readPackagePolicy(`log ${LOG}\n#package-signer ${SIGNER} office\nquorum none\n`)
    if (!policy.ok) throw new Error(policy.sentence)
    expect(policy.value.logs).toHaveLength(1)
    expect(policy.value.signers).toHaveLength(1)
  })

  it('may have the line ends of Windows, and need not end in one', () => {
    const policy = readPackagePolicy(`log ${LOG}\r\n#package-signer ${SIGNER}\r\nquorum none`)
    expect(policy.ok && policy.value.signers.length).toBe(1)
  })

  it('is refused where a signer is none, rather than read as nobody', () => {
    expect(readPackagePolicy(`log ${LOG}\n#package-signer ssh-rsa AAAA\nquorum none\n`).ok).toBe(false)
    expect(readPackagePolicy(Uint8Array.of(0xff)).ok).toBe(false)
    expect(readPackagePolicy('trust everybody\n').ok).toBe(false)
  })

  it('of a package is a hint that can be read, and says that it proves nothing', () => {
    const key = new Uint8Array(32)
    const policy = readPackagePolicy(`log ${LOG}\n#package-signer ${SIGNER}\nquorum none\n`)
    const signer = policy.ok ? (policy.value.signers[0] ?? key) : key
    const example = writePolicyExample(LOG, signer)
    const read = readPackagePolicy(example)
    expect(read.ok && equalBytes(read.value.signers[0] ?? key, signer)).toBe(true)
    expect(new TextDecoder().decode(example)).toContain('proves nothing')
  })
})

describe('the recipe', () => {
  it('is plain ASCII that fits a terminal, but for its commands', () => {
    for (const line of RECIPE.split('\n')) {
      expect(line).toMatch(/^[ -~]*$/)
      if (!line.startsWith('    ')) expect(line.length).toBeLessThanOrEqual(100)
    }
  })

  it('says what a package cannot show', () => {
    expect(RECIPE).toContain('What it cannot show')
    expect(RECIPE).toContain('no authority has confirmed a time')
    expect(RECIPE).toContain('the one in stamps/ is a hint, which a forger would')
  })
})
