/** Checks by tools that share no code with us: the checkpoint by openssl, an inclusion proof by sha256sum, the package signature by ssh-keygen. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileLockerDoor } from './locker-door.ts'
import { ANA, CASE, evidence, listOf, makeScratch, type Scratch } from './scratch-locker.fixture.ts'

let scratch: Scratch
let door: FileLockerDoor
const work = mkdtempSync(join(tmpdir(), 'outside-'))
beforeAll(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: {} })
  for (let n = 0; n < 11; n++) await door.locker.seal(evidence(`advert ${n}`))
})
afterAll(() => {
  scratch.remove()
  rmSync(work, { recursive: true })
})

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(work, name), content)
  return join(work, name)
}

describe('checks by outside tools', () => {
  it.skipIf(!has('openssl'))(
    'openssl accepts the log signature on the checkpoint, and not on a changed one (skipped without openssl)',
    async () => {
      const { note, vkey } = await door.locker.checkpoint()
      const split = note.lastIndexOf('\n\n')
      const body = note.slice(0, split + 1)
      const [, , line = ''] = note.slice(split + 2).split(' ')
      const signature = Buffer.from(line.split('\n')[0] ?? '', 'base64').subarray(4)
      const key = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').subarray(1)
      const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
      const pem = put(
        'log.pem',
        `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`,
      )
      const verify = (text: string) =>
        spawnSync('openssl', [
          'pkeyutl',
          '-verify',
          '-pubin',
          '-inkey',
          pem,
          '-rawin',
          '-in',
          put('body', text),
          '-sigfile',
          put('sig', signature),
        ])
      expect(verify(body).status).toBe(0)
      expect(verify(body.replace('\n12\n', '\n13\n')).status).not.toBe(0)
    },
  )

  it.skipIf(!has('sha256sum') || !has('xxd'))(
    'sha256sum and xxd alone lead from a leaf to the signed root (skipped without them)',
    async () => {
      const index = 5
      const proof = (await door.locker.proof(index)).split('\n')
      const blank = proof.indexOf('')
      const siblings = proof.slice(2, blank).map((line) => Buffer.from(line, 'base64').toString('hex'))
      const [leaf] = await listOf(door.locker.leaves({ start: index, end: index + 1 }))
      const file = put('leaf', leaf?.bytes ?? '')
      const sh = (script: string) => execFileSync('sh', ['-c', script]).toString().slice(0, 64)
      let hash = sh(`{ printf '\\000'; cat '${file}'; } | sha256sum`)
      // Twelve leaves, leaf 5: right, left, right, and at the top the four leaves 8 to 11 on the right.
      for (const [level, sibling] of siblings.entries()) {
        const pair = level < 3 && (index >> level) % 2 === 1 ? sibling + hash : hash + sibling
        hash = sh(`printf '01${pair}' | xxd -r -p | sha256sum`)
      }
      expect(siblings).toHaveLength(4)
      expect(hash).toBe(Buffer.from(proof[blank + 3] ?? '', 'base64').toString('hex'))
    },
  )

  it.skipIf(!has('ssh-keygen'))(
    'ssh-keygen accepts the package signature in its namespace only (skipped without ssh-keygen)',
    async () => {
      const message = 'a package manifest\n'
      const { signature, publicKey } = await door.locker.sign(Buffer.from(message), 'smart-rescue-package@v1')
      const signers = put('signers', `ngo@example namespaces="smart-rescue-package@v1" ${publicKey}\n`)
      const verify = (text: string, namespace: string) =>
        spawnSync(
          'ssh-keygen',
          [
            '-Y',
            'verify',
            '-f',
            signers,
            '-I',
            'ngo@example',
            '-n',
            namespace,
            '-s',
            put('m.sig', signature),
          ],
          { input: text },
        )
      expect(verify(message, 'smart-rescue-package@v1').status).toBe(0)
      expect(verify('another\n', 'smart-rescue-package@v1').status).not.toBe(0)
      expect(verify(message, 'git').status).not.toBe(0)
    },
  )

  it.skipIf(!has('sha256sum'))('sha256sum names a blob as the locker does (skipped without it)', async () => {
    const { ciphertext } = await door.locker.seal(evidence('named by its hash'))
    const path = join(scratch.dir, 'blobs', ciphertext.slice(7, 9), ciphertext.slice(9))
    expect(execFileSync('sha256sum', [path]).toString().slice(0, 64)).toBe(ciphertext.slice(7))
  })
})
