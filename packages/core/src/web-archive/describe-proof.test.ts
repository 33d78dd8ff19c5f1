import { describe, expect, it } from 'vitest'
import { memorySource } from '../dossier/index.ts'
import { fromUtf8 } from '../integrity/index.ts'
import { checkWebArchive } from './check-web-archive.ts'
import { describeProof } from './describe-proof.ts'
import { makeWacz } from './wacz.fixture.ts'

const LOG = {
  origin: 'custody.ngo-a.example/2026',
  vkey: 'custody.ngo-a.example/2026+93546e77+AdBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3',
  packageSigner: 'ssh-ed25519 AAAA',
  checkpoint: 'custody.ngo-a.example/2026\n3\nroot\n\n— log x\n',
}

describe('the folder proof/', () => {
  it('holds the state of the log as it was signed, its keys, and what they do not show', () => {
    const files = new Map(describeProof(LOG).map(({ path, bytes }) => [path, fromUtf8(bytes) ?? '']))
    expect([...files.keys()]).toEqual(['proof/README.txt', 'proof/checkpoint', 'proof/log.json'])
    expect(files.get('proof/checkpoint')).toBe(LOG.checkpoint)
    const { checkpoint: _, ...named } = LOG
    expect(JSON.parse(files.get('proof/log.json') ?? '')).toEqual({ v: 1, ...named })
    expect(files.get('proof/README.txt')).toContain('What it does not show')
  })

  it('leaves an archive sound, because its manifest lists every file of it', async () => {
    const wacz = await makeWacz({
      files: (files) => {
        for (const { path, bytes } of describeProof(LOG)) files.set(path, bytes)
      },
    })
    const verdict = await checkWebArchive(memorySource(wacz))
    expect([verdict.ok, verdict.findings]).toEqual([true, []])
    expect(verdict.counts.files).toBe(8)
  })
})
