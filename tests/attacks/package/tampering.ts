/** The ways of tampering with a package, each with the reason that must be given for it. Where a forger can sign, he does: checks behind the signature must hold alone. */
import { formatCheckpoint, formatNote, fromBase64, parseNote } from '@smart-rescue/core/integrity'
import { createFakeLocker, type FakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import {
  type EditableManifest,
  editManifest,
  type Files,
  putText,
  relist,
  sign,
  textOf,
} from './package-fixture.ts'

/** One way of tampering. `policy` may change what the reader trusts. */
export interface Tampering {
  readonly name: string
  readonly code: string
  apply(files: Files, locker: FakeLocker): Promise<void> | void
  policy?(policy: string, locker: FakeLocker): string
}

const WACZ = 'items/E-01/exhibit.wacz'
const CUSTODY = 'custody/E-01.jsonl'

const flip = (files: Files, path: string, at = 10): void => {
  const bytes = Uint8Array.from(files.get(path) ?? [])
  bytes[at] = (bytes[at] ?? 0) ^ 1
  files.set(path, bytes)
}

/** An insider: edits, lists everything anew and signs with the organisation's own key. */
const insider =
  (edit: (files: Files, manifest: EditableManifest, locker: FakeLocker) => void): Tampering['apply'] =>
  async (files, locker) => {
    const manifest = editManifest(files)
    edit(files, manifest, locker)
    relist(files, manifest)
    await sign(files, manifest, locker)
  }

/** Edits the manifest only, and signs it with the organisation's own key. */
const manifestOnly =
  (edit: (manifest: EditableManifest) => void): Tampering['apply'] =>
  async (files, locker) => {
    const manifest = editManifest(files)
    edit(manifest)
    await sign(files, manifest, locker)
  }

const fileOf = (manifest: EditableManifest, path: string) => {
  const file = manifest.files.find((candidate) => candidate.path === path)
  if (!file) throw new Error(`no ${path}`)
  return file
}

const editLines = (files: Files, path: string, edit: (lines: string[]) => string[]): void => {
  const lines = textOf(files, path).trimEnd().split('\n')
  putText(
    files,
    path,
    edit(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

const firstProof = (files: Files): string =>
  [...files.keys()].find((path) => path.startsWith('proofs/')) ?? 'proofs/none'

const headOf = (manifest: EditableManifest) => {
  const [exhibit] = manifest.exhibits
  if (!exhibit) throw new Error('no exhibit')
  return exhibit
}

/** Changes the checkpoint everywhere: in the file and in every proof. */
const replaceNote = (files: Files, edit: (note: string) => string): void => {
  const before = textOf(files, 'checkpoint')
  const after = edit(before)
  putText(files, 'checkpoint', after)
  for (const path of files.keys())
    if (path.startsWith('proofs/')) putText(files, path, textOf(files, path).replace(before, after))
}

const stranger = createFakeLocker({ seed: 0x77, origin: 'custody.stranger.example/test' })

/** Every way, with a reason of its own. */
export const TAMPERINGS: readonly Tampering[] = [
  { name: 'changes one bit of an exhibit', code: 'file.hash', apply: (files) => flip(files, WACZ) },
  {
    name: 'changes an exhibit and signs the new hash',
    code: 'item.commitment',
    apply: insider((files) => flip(files, WACZ)),
  },
  {
    name: 'claims another commitment than the log holds',
    code: 'item.ptc',
    apply: insider((_files, manifest) => {
      fileOf(manifest, WACZ).ptc = `hmac-sha256:${'0'.repeat(64)}`
    }),
  },
  {
    name: 'claims another ciphertext than the log holds',
    code: 'item.ciphertext',
    apply: insider((_files, manifest) => {
      fileOf(manifest, WACZ).ciphertext = `sha256:${'0'.repeat(64)}`
    }),
  },
  {
    name: 'passes one part off as another',
    code: 'item.leaf-role',
    apply: insider((_files, manifest) => {
      fileOf(manifest, WACZ).leaf = fileOf(manifest, 'items/E-01/text.txt').leaf ?? 0
    }),
  },
  {
    name: 'names an entry that sealed nothing',
    code: 'item.leaf-type',
    apply: insider((files, manifest) => {
      const lines = textOf(files, CUSTODY).trimEnd().split('\n')
      fileOf(manifest, WACZ).leaf = JSON.parse(lines.at(-1) ?? '{}').seq
    }),
  },
  {
    name: 'names an entry that is not in the history of the exhibit',
    code: 'item.leaf-missing',
    apply: insider((_files, manifest) => {
      fileOf(manifest, WACZ).leaf = 0
    }),
  },
  {
    name: 'shows the same sealed part twice',
    code: 'item.twice',
    apply: insider((files, manifest) => {
      const twin = 'items/E-01/twin.wacz'
      files.set(twin, files.get(WACZ) ?? new Uint8Array(0))
      manifest.files.push({ ...fileOf(manifest, WACZ), path: twin })
      const salts = JSON.parse(textOf(files, 'salts.json'))
      salts.salts[twin] = salts.salts[WACZ]
      const sorted = Object.fromEntries(Object.entries(salts.salts).sort(([a], [b]) => (a < b ? -1 : 1)))
      putText(files, 'salts.json', JSON.stringify({ salts: sorted, v: 1 }))
    }),
  },
  {
    name: 'leaves out a sealed part that speaks for the other side',
    code: 'item.absent',
    apply: insider((files) => {
      files.delete(WACZ)
      const salts = JSON.parse(textOf(files, 'salts.json'))
      delete salts.salts[WACZ]
      putText(files, 'salts.json', JSON.stringify(salts))
    }),
  },
  {
    name: 'files an exhibit under a number that is not listed',
    code: 'item.exhibit-unknown',
    apply: insider((files, manifest) => {
      const bytes = files.get(WACZ) ?? new Uint8Array(0)
      files.delete(WACZ)
      files.set('items/E-09/exhibit.wacz', bytes)
      manifest.files.push({ ...fileOf(manifest, WACZ), path: 'items/E-09/exhibit.wacz', exhibit: 'E-09' })
    }),
  },
  { name: 'removes a file', code: 'file.missing', apply: (files) => void files.delete(WACZ) },
  {
    name: 'adds a file that the manifest does not list',
    code: 'file.extra',
    apply: (files) => putText(files, 'items/E-01/extra.txt', 'planted'),
  },
  {
    name: 'adds a file with a name that no package holds',
    code: 'file.name',
    apply: (files) => putText(files, 'run-me.exe', 'planted'),
  },
  {
    name: 'cuts a file short',
    code: 'file.size',
    apply: (files) => void files.set(WACZ, (files.get(WACZ) ?? new Uint8Array(0)).slice(0, -1)),
  },
  {
    name: 'removes the salt of an item',
    code: 'salt.missing',
    apply: insider((files) => {
      const salts = JSON.parse(textOf(files, 'salts.json'))
      delete salts.salts[WACZ]
      putText(files, 'salts.json', JSON.stringify(salts))
    }),
  },
  {
    name: 'adds a salt for nothing',
    code: 'salt.extra',
    apply: insider((files) => {
      const salts = JSON.parse(textOf(files, 'salts.json'))
      salts.salts['items/E-99/x'] = '0'.repeat(64)
      putText(files, 'salts.json', JSON.stringify(salts))
    }),
  },
  {
    name: 'garbles the salts',
    code: 'salts.unreadable',
    apply: insider((files) => putText(files, 'salts.json', '{"v":2}')),
  },
  {
    name: 'removes the manifest',
    code: 'manifest.missing',
    apply: (files) => void files.delete('manifest.json'),
  },
  {
    name: 'spells the manifest otherwise',
    code: 'manifest.not-canonical',
    apply: (files) => putText(files, 'manifest.json', JSON.stringify(editManifest(files), null, 1)),
  },
  {
    name: 'hides a field in the manifest',
    code: 'manifest.shape',
    apply: manifestOnly((manifest) => Object.assign(manifest, { hidden: 'x' })),
  },
  {
    name: 'claims another version of the format',
    code: 'manifest.version',
    apply: manifestOnly((manifest) => Object.assign(manifest, { format: 'smart-rescue-package@v2' })),
  },
  {
    name: 'unties an item from its entry',
    code: 'manifest.item',
    apply: manifestOnly((manifest) => {
      delete fileOf(manifest, WACZ).ptc
    }),
  },
  {
    name: 'lists a file twice',
    code: 'manifest.twice',
    apply: manifestOnly((manifest) => {
      const [first] = manifest.files
      if (first) manifest.files.unshift(first)
    }),
  },
  {
    name: 'lists files out of order',
    code: 'manifest.order',
    apply: manifestOnly((manifest) => void manifest.files.reverse()),
  },
  {
    name: 'lists an exhibit twice',
    code: 'manifest.exhibits',
    apply: manifestOnly((manifest) => void manifest.exhibits.push(headOf(manifest))),
  },
  {
    name: 'removes the signature',
    code: 'signature.missing',
    apply: (files) => void files.delete('manifest.json.sig'),
  },
  {
    name: 'garbles the signature',
    code: 'signature.unreadable',
    apply: (files) => putText(files, 'manifest.json.sig', 'signed, honestly\n'),
  },
  {
    name: 'changes the manifest under its signature',
    code: 'signature.wrong',
    apply: (files) =>
      putText(files, 'manifest.json', textOf(files, 'manifest.json').replace('Lantern', 'Lanterm')),
  },
  {
    name: 'presents a signature that was made for something else',
    code: 'signature.wrong-purpose',
    apply: (files, locker) => sign(files, editManifest(files), locker, 'git'),
  },
  {
    name: 'signs with a key that the policy does not list',
    code: 'signer.unknown',
    apply: (files) => sign(files, editManifest(files), stranger),
  },
  {
    name: 'removes the history of an exhibit',
    code: 'custody.missing',
    apply: insider((files) => void files.delete(CUSTODY)),
  },
  {
    name: 'adds the history of an exhibit that is not listed',
    code: 'custody.extra',
    apply: insider((files) => void files.set('custody/E-77.jsonl', files.get(CUSTODY) ?? new Uint8Array(0))),
  },
  {
    name: 'removes an entry from the middle of a history',
    code: 'history.gap',
    apply: insider((files) => editLines(files, CUSTODY, (lines) => lines.toSpliced(2, 1))),
  },
  {
    name: 'puts the entries of a history in another order',
    code: 'custody.reordered',
    apply: insider((files) => editLines(files, CUSTODY, ([a = '', b = '', ...rest]) => [b, a, ...rest])),
  },
  {
    name: 'cuts the end of a history',
    code: 'history.head',
    apply: insider((files) => editLines(files, CUSTODY, (lines) => lines.slice(0, -1))),
  },
  {
    name: 'cuts the end of a history and names the new end',
    code: 'custody.cut',
    apply: insider((files, manifest) => {
      editLines(files, CUSTODY, (lines) => {
        const last = JSON.parse(lines.at(-1) ?? '{}')
        headOf(manifest).head = { n: last.n - 1, hash: last.prev }
        return lines.slice(0, -1)
      })
    }),
  },
  {
    name: 'edits an entry in the middle of a history',
    code: 'history.chain',
    apply: insider((files) =>
      editLines(files, CUSTODY, (lines) =>
        lines.with(1, (lines[1] ?? '').replace(/"at":"2026/, '"at":"2025')),
      ),
    ),
  },
  {
    name: 'writes an entry in another spelling',
    code: 'json.not-canonical',
    apply: insider((files) =>
      editLines(files, CUSTODY, (lines) => lines.with(0, (lines[0] ?? '').replace('{', '{ '))),
    ),
  },
  {
    name: 'invents an act that the catalogue does not know',
    code: 'leaf.shape',
    apply: insider((files) =>
      editLines(files, CUSTODY, (lines) =>
        lines.with(3, (lines[3] ?? '').replace('exhibit.recorded', 'exhibit.blessed')),
      ),
    ),
  },
  {
    name: 'joins lines of a history',
    code: 'custody.unreadable',
    apply: insider((files) => putText(files, CUSTODY, textOf(files, CUSTODY).trimEnd())),
  },
  {
    name: 'empties a history',
    code: 'custody.empty',
    apply: insider((files) => putText(files, CUSTODY, '')),
  },
  {
    name: 'shows the history of another exhibit',
    code: 'custody.item',
    apply: insider((files, manifest) => {
      files.set(CUSTODY, files.get('custody/E-02.jsonl') ?? new Uint8Array(0))
      headOf(manifest).head = structuredClone(manifest.exhibits[1]?.head ?? headOf(manifest).head)
    }),
  },
  {
    name: 'shows the exhibits of another case',
    code: 'custody.case',
    apply: manifestOnly((manifest) => {
      manifest.case.pseudonym = `c:${'0'.repeat(32)}`
    }),
  },
  {
    name: 'removes the checkpoint',
    code: 'checkpoint.missing',
    apply: insider((files) => void files.delete('checkpoint')),
  },
  {
    name: 'garbles the checkpoint',
    code: 'checkpoint.unreadable',
    apply: insider((files) => putText(files, 'checkpoint', 'trust me\n')),
  },
  {
    name: 'changes a bit of the signature on the checkpoint, in every copy',
    code: 'checkpoint.signature',
    apply: insider((files) =>
      replaceNote(files, (note) => {
        const parsed = parseNote(note)
        if (!parsed.ok) throw new Error(parsed.code)
        const [line] = parsed.value.signatures
        if (!line) throw new Error('unsigned')
        const signature = Uint8Array.from(line.signature)
        signature[5] = (signature[5] ?? 0) ^ 1
        return formatNote({ text: parsed.value.text, signatures: [{ ...line, signature }] })
      }),
    ),
  },
  {
    name: 'names another key for the log',
    code: 'checkpoint.key',
    apply: manifestOnly((manifest) => {
      manifest.log.vkey = stranger.vkey
    }),
  },
  {
    name: 'names another state of the log than the checkpoint',
    code: 'checkpoint.manifest',
    apply: manifestOnly((manifest) => {
      manifest.log.size += 1
    }),
  },
  {
    name: 'removes a proof',
    code: 'proof.missing',
    apply: insider((files) => void files.delete(firstProof(files))),
  },
  {
    name: 'adds a proof for an entry that no history holds',
    code: 'proof.extra',
    apply: insider(
      (files) => void files.set('proofs/999.tlog-proof', files.get(firstProof(files)) ?? new Uint8Array(0)),
    ),
  },
  {
    name: 'garbles a proof',
    code: 'proof.unreadable',
    apply: insider((files) => putText(files, firstProof(files), 'it is in there\n')),
  },
  {
    name: 'moves a proof to another place in the log',
    code: 'proof.index',
    apply: insider((files) => {
      const path = firstProof(files)
      putText(files, path, textOf(files, path).replace(/index \d+/, 'index 0'))
    }),
  },
  {
    name: 'changes a hash of a proof',
    code: 'proof.wrong',
    apply: insider((files) => {
      const path = firstProof(files)
      const lines = textOf(files, path).split('\n')
      const hash = fromBase64(lines[2] ?? '') ?? new Uint8Array(32)
      hash[0] = (hash[0] ?? 0) ^ 1
      putText(files, path, lines.with(2, Buffer.from(hash).toString('base64')).join('\n'))
    }),
  },
  {
    name: 'proves an entry against another checkpoint',
    code: 'proof.checkpoint',
    apply: insider((files) => {
      const path = firstProof(files)
      const text = formatCheckpoint({ origin: 'custody.example/test', size: 3, root: new Uint8Array(32) })
      const [proof = ''] = textOf(files, path).split('\n\n')
      const note = textOf(files, 'checkpoint')
      putText(files, path, `${proof}\n\n${text}\n${note.slice(note.lastIndexOf('\n\n') + 2)}`)
    }),
  },
  {
    name: 'garbles the proofs of consistency',
    code: 'consistency.unreadable',
    apply: insider((files) => putText(files, 'consistency.txt', 'the log only grew\n')),
  },
  {
    name: 'claims to have grown from another log',
    code: 'consistency.wrong',
    apply: insider((files) => {
      const text = textOf(files, 'consistency.txt')
      putText(
        files,
        'consistency.txt',
        text.replace(/^old (\d+) \S+$/m, `old $1 ${Buffer.alloc(32).toString('base64')}`),
      )
    }),
  },
  {
    name: 'presents a log that the policy does not list',
    code: 'log.unknown',
    apply: () => undefined,
    policy: () => `log ${stranger.vkey}\nquorum none\n`,
  },
  {
    name: 'presents a log of the right name under another key',
    code: 'log.other-key',
    apply: () => undefined,
    policy: () => `log ${createFakeLocker({ seed: 0x55 }).vkey}\nquorum none\n`,
  },
  {
    name: 'has fewer witnesses than the policy asks for',
    code: 'witness.quorum',
    apply: () => undefined,
    policy: (policy) =>
      policy.replace(
        'quorum none',
        'witness one witness.ngo-b.example/w1+56497aa6+BKCapfR6Z1mAL/lV+NwtKhSlyZ0jvpf4ZBJ/+Tg0VaTw\nquorum one',
      ),
  },
]
