/** A platform without a server: the contracts answered by the invented office. Only in `--mode fake` and in tests. */
import { createClient, type FetchLike } from '@smart-rescue/features/client'
import { endpoints } from '@smart-rescue/features/contracts'
import type { Platform } from '@smart-rescue/features/web'
import { errorRow, Failure, Locale, Role } from '@smart-rescue/schema'
import { FAKE_ACTS } from './fake-acts.ts'
import { buildOffice } from './fake-office.ts'
import { FAKE_NOW, type FakeOffice, type Scene } from './fake-shape.ts'

const answer = (status: number, body: unknown) => ({
  status,
  headers: { get: () => null },
  body: null,
  text: async () => JSON.stringify(body),
})

const refuse = (failure: Failure) =>
  answer(errorRow(failure.code).status, {
    code: failure.code,
    sentence: failure.message,
    fields: failure.fields,
  })

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const found: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '')
    if (part.startsWith(':')) found[part.slice(1)] = value
    else if (part !== value) return undefined
  }
  return found
}

/** Answers every endpoint of the contracts from the office: inputs parsed, outputs stripped, failures as the server words them. */
export const createFakeFetch =
  (office: FakeOffice): FetchLike =>
  async (address, init) => {
    const url = new URL(address, 'http://127.0.0.1')
    for (const endpoint of endpoints) {
      const path = endpoint.method === init.method ? matchPath(endpoint.path, url.pathname) : undefined
      if (path === undefined) continue
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : {}
      const input = endpoint.input.safeParse({
        ...Object.fromEntries(url.searchParams),
        ...(body as Record<string, unknown>),
        ...path,
      })
      if (!input.success)
        return refuse(
          new Failure('request.invalid', {
            fields: input.error.issues.map((issue) => ({
              path: issue.path.join('.'),
              message: issue.message,
            })),
          }),
        )
      try {
        const act = (
          FAKE_ACTS as Record<string, ((office: FakeOffice, input: unknown) => unknown) | undefined>
        )[endpoint.name]
        if (act === undefined) throw new Failure('server.failed')
        return answer(200, endpoint.output.parse(act(office, input.data)))
      } catch (failure) {
        if (failure instanceof Failure) return refuse(failure)
        throw failure
      }
    }
    return refuse(new Failure('request.not-found'))
  }

/** Makes the platform for an address such as `?scene=full&as=investigator&locale=ne&signed-out`. */
export const createFakePlatform = (location: { search: string }): Platform => {
  const asked = new URLSearchParams(location.search)
  const scene = (asked.get('scene') ?? 'typical') as Scene
  const as = Role.safeParse(asked.get('as')).data ?? 'small-office'
  const office = buildOffice(scene, as, Locale.safeParse(asked.get('locale')).data ?? 'en')
  if (asked.has('signed-out')) office.signedIn = false
  const offline = asked.has('offline')
  const fetchOffice = createFakeFetch(office)
  return {
    client: createClient('', (url, init) => {
      if (offline && !url.startsWith('/api/health') && !url.startsWith('/api/session'))
        return Promise.reject(new TypeError('offline'))
      // `slow` never answers, so that skeletons can be looked at.
      if (asked.has('slow') && url.startsWith('/api/cases')) return new Promise(() => undefined)
      return fetchOffice(url, init)
    }),
    openNews: (_address, _hear, onOpen) => {
      const timer = setTimeout(onOpen, 0)
      return { close: () => clearTimeout(timer) }
    },
    now: () => FAKE_NOW,
  }
}
