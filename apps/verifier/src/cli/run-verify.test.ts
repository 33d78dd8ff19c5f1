import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  memoryPackage,
  type PackageVerdict,
  PURE_DIGESTS,
  verifyPackage,
  writeZip,
  zipInput,
} from '@smart-rescue/core/dossier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileSource } from './file-source.ts'
import { NODE_DIGESTS } from './node-digests.ts'
import { plain, printRefusal, printVerdict } from './print-verdict.ts'
import { parseArguments, runVerify } from './run-verify.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (...words: string[]) => {
  let said = ''
  let complained = ''
  const output = {
    write: (text: string) => {
      said += text
    },
    error: (text: string) => {
      complained += text
    },
  }
  return { exit: await runVerify(words, output), said: () => said, complained: () => complained }
}

const put = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

const zipOf = async (...names: string[]): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip(names.map((name) => zipInput(name, new Uint8Array(3)))))
    pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

describe('the arguments', () => {
  it('name one package, and a policy where there is one, in any order', () => {
    expect(parseArguments(['a.zip'])).toEqual({ file: 'a.zip', json: false })
    expect(parseArguments(['--json', '--policy', 'p', 'a.zip'])).toEqual({
      file: 'a.zip',
      json: true,
      policy: 'p',
    })
    expect(parseArguments(['a.zip', '--policy=p'])).toEqual({ file: 'a.zip', json: false, policy: 'p' })
  })

  it('that make no sense are answered with how it is used, and status 2', async () => {
    for (const words of [[], ['a', 'b'], ['a', '--polcy', 'p'], ['a', '--policy']]) {
      expect(parseArguments(words)).toBeUndefined()
      const answer = await run(...words)
      expect(answer.exit).toBe(2)
      expect(answer.complained()).toContain(
        'Exit status: 0 intact and consistent, 1 not, 2 could not be read',
      )
    }
  })
})

describe('what cannot be read', () => {
  it('is answered with status 2 and one sentence: no file, a folder, no archive', async () => {
    const missing = await run(join(folder, 'missing.zip'))
    expect([missing.exit, missing.complained()]).toEqual([2, 'The package cannot be read (ENOENT).\n'])
    const directory = await run(folder)
    expect([directory.exit, directory.complained()]).toEqual([2, 'The package cannot be read (ENOTFILE).\n'])
    const text = await run(await put('text.zip', 'hello, this is no archive at all'))
    expect([text.exit, text.said()]).toEqual([2, expect.stringContaining('zip.no-end')])
  })

  it('is answered with status 2 when it is the policy, and the package is not looked at', async () => {
    const policy = await put('policy.txt', 'trust everybody\n')
    const answer = await run(join(folder, 'missing.zip'), '--policy', policy)
    expect(answer.exit).toBe(2)
    expect(answer.complained()).toMatch(/^The policy cannot be read \(policy\.format: /)
    expect((await run('x.zip', '--policy', join(folder, 'none'))).complained()).toContain('ENOENT')
  })

  it('is told as JSON to programs that ask for JSON', async () => {
    const answer = await run(join(folder, 'missing.zip'), '--json')
    expect(JSON.parse(answer.said())).toEqual({ ok: false, unreadable: 'package', reason: 'ENOENT' })
  })
})

describe('an archive that is no package', () => {
  it('is status 1 with its reasons', async () => {
    const file = await put('empty.zip', await zipOf('README.txt'))
    const answer = await run(file)
    expect(answer.exit).toBe(1)
    expect(answer.said()).toContain('✗ manifest.missing (manifest.json): The package has no manifest.')
    expect(answer.said()).toMatch(/^Intact +NO/m)
  })

  it('is read through a link to it, since a link to a package is a package', async () => {
    const file = await put('linked.zip', await zipOf('README.txt'))
    await symlink(file, join(folder, 'link.zip'))
    expect((await run(join(folder, 'link.zip'))).exit).toBe(1)
  })
})

describe('a file source', () => {
  it('rejects, rather than give fewer bytes, where the file became shorter', async () => {
    const file = await put('short', 'abcdef')
    const source = await openFileSource(file)
    expect(await source.read(1, 3)).toEqual(new Uint8Array(Buffer.from('bc')))
    await writeFile(file, 'a')
    await expect(source.read(0, 6)).rejects.toMatchObject({ code: 'ESHORT' })
    await source.close()
  })
})

describe('the hashes of Node', () => {
  it('are the functions that the page computes by itself', async () => {
    const bytes = new Uint8Array(100_000).map((_, i) => i & 255)
    for (const digests of [NODE_DIGESTS, PURE_DIGESTS]) {
      const hash = digests.sha256()
      hash.update(bytes)
      const hmac = digests.hmacSha256(bytes.subarray(0, 32))
      hmac.update(bytes)
      expect(hash.digest()).toEqual(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
      const key = await crypto.subtle.importKey(
        'raw',
        bytes.slice(0, 32),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      )
      expect(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))).toEqual(hmac.digest())
    }
  })
})

describe('the text for a terminal', () => {
  it('cannot move the cursor, ring the bell, or turn the line round', () => {
    expect(plain('a\u001b[2J\u0007b\u202ec\u2066d\ne')).toBe('a\ufffd[2J\ufffdb\ufffdc\ufffdd\ufffde')
    expect(plain('x'.repeat(500))).toHaveLength(121)
    expect(printRefusal({ ok: false, code: 'zip.symlink', sentence: 'S', path: 'p' })).toBe(
      'The archive is refused.\n  ✗ zip.symlink (p): S\n',
    )
  })

  it('shows four results, whatever the package is', async () => {
    const verdict: PackageVerdict = await verifyPackage(memoryPackage([]))
    const text = printVerdict(verdict)
    for (const name of ['Intact', 'Logged', 'Timed', 'Witnessed'])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'))
    expect(text).toMatch(/^Timed +not yet +By nobody yet\.$/m)
  })

  it('makes the texts of a hostile verdict harmless', async () => {
    const verdict = await verifyPackage(memoryPackage([]))
    const hostile = '\u001b]0;owned\u0007'
    const text = printVerdict({
      ...verdict,
      exhibits: [{ number: 'E-01', title: hostile, url: hostile, capturedAt: '', entries: 0, parts: [] }],
      log: { origin: hostile, size: 1, vkey: '', earlier: [] },
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })
})
