/** The real product on a temporary data directory, with the fictional Harbour sites on loopback: what every journey walks through. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningProduct, runProduct } from '../../tools/demo/run-product.mjs'
import type { Conversation } from '../../tools/demo/talk-to-product.mjs'
import { type Harbour, startHarbour } from '../../tools/harbour/serve.mjs'

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The program as a person starts it. */
export const PROGRAM = join(ROOT, 'apps/server/bin/smart-rescue.mjs')

/** The invented passphrases of the journeys. */
export const PASSPHRASES = {
  unlock: 'the tide comes back to every pier',
  maya: 'seven calm lanterns over the harbour',
  ravi: 'a slow ferry crosses the green water',
  lena: 'three old boats sleep beside the mole',
  omar: 'the gulls count every rope on the quay',
  tove: 'one blue kettle sings before the storm',
} as const

/** A login of the journeys. */
export type Login = Exclude<keyof typeof PASSPHRASES, 'unlock'>

/** A member as the API answers. */
export interface MemberAnswer {
  readonly id: string
}

/** A capture as the API answers. */
export interface CaptureAnswer {
  readonly id: string
  readonly url: string
  readonly state: string
  readonly reason?: { readonly code: string; readonly sentence: string }
  readonly exhibit?: { readonly id: string; readonly number: string }
}

const ENDS = ['complete', 'partial', 'refused', 'failed']

/** The product with its sites, and shortcuts for what a journey does not look at. */
export interface Office {
  readonly harbour: Harbour
  /** The product that runs now. */
  running(): RunningProduct
  /** Its address now; another one after a restart. */
  origin(): string
  /** The administrator's conversation with the API. */
  talk(): Conversation
  /** Creates the organisation; its administrator is Maya, who leads cases unless told otherwise. */
  found(alsoCaseOfficer?: boolean): Promise<MemberAnswer>
  /** Adds a member with the passphrase of her login. */
  add(login: Login, displayName: string, roles: readonly string[]): Promise<MemberAnswer>
  /** Opens a case by the API and answers its id. */
  openCase(title: string): Promise<string>
  /** Captures addresses by the API and waits for every end. */
  captureAll(caseId: string, urls: readonly string[], seconds?: number): Promise<readonly CaptureAnswer[]>
  /** Kills the server process and starts another on the same data directory. */
  killAndRestart(): Promise<void>
  close(): Promise<void>
}

/** Builds the web app where no build lies yet; a finished build is left alone. */
const buildWebApp = async (): Promise<void> => {
  if (existsSync(join(ROOT, 'apps/web/dist/index.html'))) return
  const child = spawn(process.execPath, [join(ROOT, 'apps/web/build.mjs')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  await new Promise((resolve) => child.once('exit', resolve))
}

/** Asks again, ten times a second, until the answer is not undefined. */
export const waitUntil = async <T>(what: string, seconds: number, ask: () => Promise<T | undefined>) => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Starts both. */
export const openOffice = async (): Promise<Office> => {
  await buildWebApp()
  const harbour = await startHarbour()
  const data = mkdtempSync(join(tmpdir(), 'smart-rescue-journey-'))
  const ports = [harbour.port, harbour.tlsPort].filter((port) => port !== undefined)
  const devHosts = Object.values(harbour.hosts).flatMap((host) =>
    ports.map((port) => `${host}:${port}=127.0.0.1:${port}`),
  )
  const start = () => runProduct({ data, devHosts })
  let running = await start()
  const post = (path: string, body: object) => running.product.post(path, body)
  const list = async (caseId: string) => {
    const answer = (await running.product.get(`/api/cases/${caseId}/captures`)) as {
      captures: CaptureAnswer[]
    }
    return answer.captures
  }
  return {
    harbour,
    running: () => running,
    origin: () => running.origin,
    talk: () => running.product,
    found: async (alsoCaseOfficer = true) => {
      const session = (await post('/api/organisation', {
        name: 'Lantern House',
        country: 'NP',
        administrator: {
          displayName: 'Maya Lantern',
          login: 'maya',
          passphrase: PASSPHRASES.maya,
          alsoCaseOfficer,
        },
        unlockPassphrase: PASSPHRASES.unlock,
      })) as { member: MemberAnswer }
      return session.member
    },
    add: async (login, displayName, roles) =>
      (await post('/api/members', {
        displayName,
        login,
        roles,
        passphrase: PASSPHRASES[login],
      })) as MemberAnswer,
    openCase: async (title) => {
      const view = (await post('/api/cases', {
        title,
        leadKind: 'recruitment',
        countries: ['NP', 'GB'],
        purpose: 'To find out who is behind an advert that offers restaurant work abroad',
        legalBasis: 'Referral of the child helpline, no. 112/26',
      })) as { case: { id: string } }
      return view.case.id
    },
    captureAll: async (caseId, urls, seconds = 90) => {
      const asked: string[] = []
      for (const url of urls)
        asked.push(((await post(`/api/cases/${caseId}/captures`, { url })) as { id: string }).id)
      const ended = await waitUntil('the captures to end', seconds, async () => {
        const captures = (await list(caseId)).filter(({ id }) => asked.includes(id))
        return captures.every(({ state }) => ENDS.includes(state)) ? captures : undefined
      })
      return asked.map((id) => {
        const found = ended.find((capture) => capture.id === id)
        if (!found) throw new Error(`capture ${id} is not listed`)
        return found
      })
    },
    killAndRestart: async () => {
      running.child.kill('SIGKILL')
      await running.ended
      running = await start()
    },
    close: async () => {
      await running.stop()
      await harbour.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
