/** Measures the evidence locker on this machine's disk: custody events alone and grouped, sealing and reading. Run: `node bench/locker.ts`. */
import { randomFillSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createLocker, openLocker } from '@smart-rescue/adapters/vault'
import { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'

const ACTOR = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8002')
const ITEM = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8003')
const MIB = 1_048_576
const PASSPHRASE = 'a long sentence for the bench only'

interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly toBeat?: number
}

const figures: Figure[] = []

const show = (figure: Figure): void => {
  figures.push(figure)
  const beat =
    figure.toBeat === undefined
      ? ''
      : `   to beat: ${figure.toBeat} ${figure.unit}${figure.value >= figure.toBeat ? '' : '   MISSED'}`
  process.stdout.write(
    `${figure.what.padEnd(46)} ${figure.value.toFixed(figure.value < 100 ? 1 : 0).padStart(9)} ${figure.unit}${beat}\n`,
  )
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Blocks of one random MiB, so that the source of the bytes costs next to nothing. */
async function* blocks(count: number): AsyncGenerator<Uint8Array> {
  const block = randomFillSync(Buffer.alloc(MIB))
  for (let i = 0; i < count; i++) yield block
}

const measure = async (dir: string): Promise<void> => {
  const place = { dir: join(dir, 'locker'), clock: { now: () => new Date() } }
  const { locker } = await createLocker({ ...place, origin: 'bench.example/2026', passphrase: PASSPHRASE })
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  const event = () =>
    locker.record({ type: 'evidence.read', actor: ACTOR, caseId: CASE, item: ITEM, purpose: 'review' })
  const told = (n: number) =>
    locker.record({ type: 'note.written', actor: ACTOR, caseId: CASE, detail: { n, text: 'x'.repeat(300) } })

  const alone = 300
  let spent = await seconds(async () => {
    for (let i = 0; i < alone; i++) await event()
  })
  show({ what: 'custody events, one after the other', value: alone / spent, unit: 'events/s' })

  const waits: number[] = []
  const grouped = 20_000
  spent = await seconds(async () => {
    const workers = Array.from({ length: 50 }, async () => {
      for (let i = 0; i < grouped / 50; i++) {
        const start = performance.now()
        await event()
        waits.push(performance.now() - start)
      }
    })
    await Promise.all(workers)
  })
  waits.sort((a, b) => a - b)
  show({ what: 'custody events, 50 writers', value: grouped / spent, unit: 'events/s', toBeat: 1000 })
  show({
    what: '  their wait for the acknowledgement, p99',
    value: waits[Math.floor(waits.length * 0.99)] ?? 0,
    unit: 'ms',
  })

  const detailed = 2_000
  spent = await seconds(async () => {
    const workers = Array.from({ length: 50 }, async (_, w) => {
      for (let i = 0; i < detailed / 50; i++) await told(w * 1000 + i)
    })
    await Promise.all(workers)
  })
  show({ what: 'custody events with sealed detail, 50 writers', value: detailed / spent, unit: 'events/s' })

  for (const size of [1, 16, 256]) {
    const times = size === 1 ? 64 : size === 16 ? 16 : 2
    const names: string[] = []
    spent = await seconds(async () => {
      for (let i = 0; i < times; i++) {
        const sealed = await locker.seal({
          type: 'evidence.sealed',
          actor: ACTOR,
          caseId: CASE,
          item: ITEM,
          role: 'wacz',
          mediaType: 'application/wacz',
          bytes: blocks(size),
        })
        names.push(sealed.ciphertext)
      }
    })
    show({
      what: `seal ${times} blobs of ${size} MiB, end to end`,
      value: (times * size) / spent,
      unit: 'MiB/s',
      ...(size === 1 ? {} : { toBeat: 80 }),
    })
    spent = await seconds(async () => {
      for (const ciphertext of names) {
        let length = 0
        for await (const piece of await locker.read({
          actor: ACTOR,
          caseId: CASE,
          item: ITEM,
          ciphertext,
          mediaType: 'application/wacz',
          purpose: 'review',
        }))
          length += piece.length
        if (length !== size * MIB) throw new Error('short read')
      }
    })
    show({
      what: `read them back, logged`,
      value: (times * size) / spent,
      unit: 'MiB/s',
      ...(size === 1 ? {} : { toBeat: 80 }),
    })
  }

  spent = await seconds(() => openLocker({ ...place, passphrase: PASSPHRASE }))
  show({ what: 'open again, passphrase and all leaves checked', value: spent, unit: 's' })

  spent = await seconds(async () => {
    const verdict = await locker.fsck()
    if (verdict.findings.length > 0) throw new Error(JSON.stringify(verdict.findings.slice(0, 3)))
    process.stdout.write(`fsck: ${verdict.leaves} leaves, ${verdict.blobs} blobs, no finding\n`)
  })
  show({ what: 'fsck of all of the above', value: spent, unit: 's' })
}

const dir = await mkdtemp(join(process.env.SMART_RESCUE_BENCH_DIR ?? tmpdir(), 'locker-bench-'))
try {
  const [cpu] = cpus()
  process.stdout.write(
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${process.platform} ${release()}, Node ${process.version}\n`,
  )
  await measure(dir)
  process.stdout.write(`memory: ${(process.memoryUsage().rss / MIB).toFixed(0)} MiB resident at the end\n`)
} finally {
  await rm(dir, { recursive: true })
}
process.exitCode = figures.some(({ value, toBeat }) => toBeat !== undefined && value < toBeat) ? 1 : 0
