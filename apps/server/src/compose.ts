/** Composes the house: the one file that knows which hand holds what. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createArchiveSigner, createCapturer, createPrinter } from '@smart-rescue/adapters/capture'
import { createIds, systemClock } from '@smart-rescue/adapters/clock'
import { createConverter } from '@smart-rescue/adapters/converting'
import { createTurns } from '@smart-rescue/adapters/data-directory'
import { assertBoundRole, createPool, createTransactor } from '@smart-rescue/adapters/database'
import { createLawLibrary, readPlaybooks } from '@smart-rescue/adapters/domain-data'
import { createEngine } from '@smart-rescue/adapters/engine'
import { createExtractor } from '@smart-rescue/adapters/extracting'
import { openIdentityVault } from '@smart-rescue/adapters/identity-vault'
import { connectNews } from '@smart-rescue/adapters/news'
import { createPassphrases } from '@smart-rescue/adapters/passphrases'
import { startQueue } from '@smart-rescue/adapters/queue'
import { createScreener } from '@smart-rescue/adapters/screening'
import { createSheets } from '@smart-rescue/adapters/sheets'
import { createTokens } from '@smart-rescue/adapters/tokens'
import { createLockerDoor, type FileLockerDoor } from '@smart-rescue/adapters/vault'
import { createWordWriter } from '@smart-rescue/adapters/writing'
import { type CatchUpDeps, catchUp } from '@smart-rescue/features/custody'
import {
  createFeatures,
  type Features,
  projections,
  resumeWork,
  startWork,
} from '@smart-rescue/features/features'
import { finishErasures } from '@smart-rescue/features/identities'
import type { Log } from '@smart-rescue/features/ports/log'
import type { LockerDoor } from '@smart-rescue/features/ports/proof/unlocking'
import type { ReplayDesk } from '@smart-rescue/features/ports/replay'
import type { AnswerLog } from '@smart-rescue/features/witnessing'
import { routeDevHosts } from './compose-dev-hosts.ts'
import type { Place } from './compose-place.ts'
import { composeStamping, proofOf } from './compose-stamping.ts'
import { composeWitnessing } from './compose-witnessing.ts'
import type { UnlockSettings } from './config.ts'
import type { DevHost } from './dev-hosts.ts'
import { recordRestore } from './record-restore.ts'
import { ROOT, SOFTWARE, VERSION } from './version.ts'

/** What the house is composed of besides its place. */
export interface HouseOptions {
  readonly log: Log
  readonly replay: ReplayDesk
  readonly devHosts: readonly DevHost[]
  /** False for a process that only answers (init, rebuild): it starts no job. */
  readonly works: boolean
  /** True for the server alone: it sends again what the last stop left waiting. */
  readonly resumes: boolean
  /** Names of witnesses whose word is not listened to at a start (SMART_RESCUE_IGNORE_WITNESS). */
  readonly ignoredWitnesses?: readonly string[]
}

/** The composed house. */
export interface House {
  readonly features: Features
  readonly door: FileLockerDoor
  /** Answers a partner's log that asks for our cosignature. */
  readonly answerLog: AnswerLog
  /** What rebuilding the index needs. */
  readonly rebuilding: CatchUpDeps
  /** Opens the locker by key file or passphrase where one is given, and nothing more; says whether it did. */
  openLocker(settings: UnlockSettings): Promise<boolean>
  /** Opens the locker, tells the index what it missed, and lets waiting work go on. */
  unlock(settings: UnlockSettings): Promise<void>
  /** Lets jobs finish or gives them back, and lets go of everything but the place. */
  close(): Promise<void>
}

/** Work starts when the locker has opened, whoever opened it: a job that meets a locked locker would only fail. */
const whenOpened = (door: FileLockerDoor, start: () => Promise<void>): LockerDoor => {
  const afterwards = async (opening: Promise<void>): Promise<void> => {
    await opening
    await start()
  }
  return {
    state: door.state,
    create: (input) => afterwards(door.create(input)),
    unlock: (passphrase) => afterwards(door.unlock(passphrase)),
    locker: door.locker,
  }
}

const readBuilt = (name: string) => () => readFile(join(ROOT, 'apps/verifier/dist', name))

/** Composes the house over an open place. */
export const composeHouse = async (place: Place, options: HouseOptions): Promise<House> => {
  const { log } = options
  const pool = createPool(place.app)
  await assertBoundRole(pool)
  const db = createTransactor(pool)
  const clock = systemClock
  const ids = createIds(clock)
  const tokens = createTokens()
  const news = await connectNews(place.app, pool)
  const queue = await startQueue({
    connection: place.app,
    onError: (cause) => log.warn('queue.failed', {}, cause),
  })
  const door = createLockerDoor({
    dir: join(place.dataDir, 'locker'),
    clock,
    exclusively: createTurns(join(place.dataDir, 'locker.turn')),
    beforeSigning: (ownLog) => witnessing.acts.rounds.beforeSigning(ownLog),
  })
  const { locker } = door
  // Beside the locker's own keys: what is backed up apart and not for long (trust, 2.5).
  const identityVault = openIdentityVault(join(place.dataDir, 'locker', 'keyring'))
  const witnessing = composeWitnessing({
    ...{ db, locker, projections, clock, log, dataDir: place.dataDir },
    door: () => door,
    ignored: options.ignoredWitnesses ?? [],
  })
  let endWitnessing: (() => Promise<void>) | undefined
  const stamping = composeStamping({ db, locker, projections, clock, log, dataDir: place.dataDir })
  let endStamping: (() => Promise<void>) | undefined
  const scratchDir = join(place.dataDir, 'scratch')
  // Known-hash lists in memory: the safeguard loads them, captures and imports ask before anything reaches the disk.
  const screener = createScreener()
  const converter = createConverter()
  const extractor = createExtractor()
  const engine = createEngine()
  const sheets = createSheets()
  const capturer = createCapturer({
    scratchDir,
    signer: createArchiveSigner(),
    extras: proofOf(locker),
    screener,
    ...(options.devHosts.length > 0 ? routeDevHosts(options.devHosts) : {}),
    software: SOFTWARE,
  })
  const verifier = { page: readBuilt('verify.html'), program: readBuilt('verify.mjs') }

  let working: Promise<void> | undefined
  const begin = async (): Promise<void> => {
    if (!options.works) return
    working ??= startWork({
      db,
      locker,
      clock,
      ids,
      news,
      queue,
      log,
      capturer,
      converter,
      extractor,
      engine,
      sheets,
      screener,
      verifier,
      stampShelf: stamping.acts.shelf,
      cosign: witnessing.cosign,
      printer: createPrinter({ scratchDir }),
      word: createWordWriter(),
      software: SOFTWARE,
    })
    await working
    if (!options.resumes) return
    await recordRestore(place.dataDir, { db, locker, projections })
    await finishErasures({ db, identityVault })
    endWitnessing ??= witnessing.start()
    endStamping ??= stamping.start()
  }

  const features = createFeatures({
    db,
    locker,
    clock,
    ids,
    tokens,
    news,
    queue,
    replay: options.replay,
    sheets,
    converter,
    screener,
    passphrases: createPassphrases(),
    law: createLawLibrary(),
    playbooks: readPlaybooks(join(ROOT, 'domain')),
    identityVault,
    door: whenOpened(door, begin),
    witnessing: witnessing.acts,
    stamping: stamping.acts,
    version: VERSION,
  })
  const rebuilding: CatchUpDeps = { db, locker, projections }

  const openLocker = async ({ unlockFile, unlockPassphrase }: UnlockSettings): Promise<boolean> => {
    if (door.state() !== 'locked') return false
    if (unlockFile !== undefined) await door.unlockByKeyFile(unlockFile)
    else if (unlockPassphrase !== undefined) await door.unlock(unlockPassphrase)
    return door.state() === 'open'
  }

  return {
    features,
    door,
    answerLog: witnessing.answerLog,
    rebuilding,
    openLocker,
    unlock: async (settings) => {
      if (!(await openLocker(settings))) return
      await catchUp(rebuilding)
      await begin()
      if (options.resumes) await resumeWork({ db, queue, ids })
    },
    close: async () => {
      await endWitnessing?.()
      await endStamping?.()
      await queue.stop()
      await capturer.close()
      await converter.close()
      await extractor.close()
      await engine.close()
      await screener.close()
      door.lock()
      await news.close()
      await pool.end()
    },
  }
}
