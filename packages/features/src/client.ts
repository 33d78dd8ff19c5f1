/** The typed client of the API, made from the contracts alone: the web app and the command line call the server through it. */
import type { Endpoint, ErrorCode, InputOf, OutputOf } from '@smart-rescue/schema'
import { ERRORS, isErrorCode } from '@smart-rescue/schema'

/** What the client needs of an answer; the `Response` of every platform fits. */
export interface AnswerLike {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: ReadableStream<Uint8Array> | null
  text(): Promise<string>
}

/** What the client needs of `fetch`. A caller without a cookie jar (the command line) adds its cookie here. */
export type FetchLike = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string | Blob | Uint8Array<ArrayBuffer>
    signal?: AbortSignal
    credentials?: 'same-origin'
  },
) => Promise<AnswerLike>

/** How far an upload has come, in bytes. */
export interface SendProgress {
  readonly sent: number
  readonly total: number
}

/** Sends bytes and tells how far it has come; `fetch` cannot tell, so the browser brings its own. */
export type SendLike = (
  url: string,
  init: Parameters<FetchLike>[1] & { readonly body: Blob | Uint8Array<ArrayBuffer> },
  onProgress: (progress: SendProgress) => void,
) => Promise<AnswerLike>

/** A code of the registry, or `client.offline` when no answer came at all. */
export type ClientCode = ErrorCode | 'client.offline'

/** One wrong input: dotted path and what is wrong with it. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

const OFFLINE = 'The server does not answer. Check the connection; nothing you typed is lost.'

/** A refused call: the registry's code and sentence, the server's detail, the wrong fields, and the HTTP status (0 when offline). */
export class ClientFailure extends Error {
  readonly code: ClientCode
  readonly sentence: string
  readonly status: number
  readonly fields: readonly FieldProblem[]
  readonly retryable: boolean

  constructor(
    code: ClientCode,
    options: {
      sentence?: string | undefined
      status?: number
      fields?: readonly FieldProblem[]
      cause?: unknown
    } = {},
  ) {
    const sentence = options.sentence ?? (code === 'client.offline' ? OFFLINE : ERRORS[code].sentence)
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ClientFailure'
    this.code = code
    this.sentence = sentence
    this.status = options.status ?? (code === 'client.offline' ? 0 : ERRORS[code].status)
    this.fields = options.fields ?? []
    this.retryable = code === 'client.offline' || ERRORS[code].retryable
  }
}

/** The client: one method for JSON endpoints, two for bytes (out and in), one for addresses that the browser itself opens. */
export interface Client {
  /** Calls an endpoint and gives its output; throws `ClientFailure`, or the abort reason when `signal` fires. */
  call<E extends Endpoint>(endpoint: E, input: InputOf<E>, signal?: AbortSignal): Promise<OutputOf<E>>
  /** Opens a `stream` or `events` endpoint and gives its answer unread; throws `ClientFailure` like `call`. */
  open<E extends Endpoint>(endpoint: E, input: InputOf<E>, signal?: AbortSignal): Promise<AnswerLike>
  /**
   * Sends the body of an endpoint that takes bytes. What is larger than the endpoint allows is refused here, with
   * `request.too-large`, before one byte leaves; throws otherwise like `call`. Progress comes as often as the platform tells.
   */
  send<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    bytes: Blob | Uint8Array<ArrayBuffer>,
    signal?: AbortSignal,
    onProgress?: (progress: SendProgress) => void,
  ): Promise<OutputOf<E>>
  /** The full address of a GET endpoint with its path and query filled in. */
  address<E extends Endpoint>(endpoint: E, input: InputOf<E>): string
  /** Sets the token sent as `x-csrf` with every change; outputs that hold `csrf` set it by themselves. */
  holdCsrf(token: string | undefined): void
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Splits an input into the filled path and what is left for query or body; throws when a path parameter is missing. */
export const fillPath = (
  path: string,
  input: unknown,
): { readonly path: string; readonly rest: Record<string, unknown> } => {
  const rest: Record<string, unknown> = isRecord(input) ? { ...input } : {}
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = rest[key]
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${path} needs ${key}`)
    delete rest[key]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

/** Query string of the given values, undefined left out, lists repeated; empty or beginning with `?`. */
export const writeQuery = (values: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const readFields = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value.flatMap((field) =>
        isRecord(field) && typeof field.path === 'string'
          ? [{ path: field.path, message: String(field.message ?? '') }]
          : [],
      )
    : []

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads an error answer: `{ code, sentence, fields? }`, bare or under `error`; anything else is `server.failed` (or what its status says). */
export const readFailure = (status: number, text: string): ClientFailure => {
  const parsed = parseJson(text)
  const body = isRecord(parsed) && isRecord(parsed.error) ? parsed.error : parsed
  if (isRecord(body) && isErrorCode(body.code)) {
    const said = body.detail ?? body.sentence
    return new ClientFailure(body.code, {
      sentence: typeof said === 'string' && said !== '' ? said : undefined,
      status,
      fields: readFields(body.fields),
    })
  }
  const byStatus: Partial<Record<number, ErrorCode>> = {
    401: 'access.not-signed-in',
    403: 'access.denied',
    404: 'request.not-found',
    413: 'request.too-large',
    429: 'request.too-many',
  }
  return new ClientFailure(byStatus[status] ?? 'server.failed', { status })
}

const lengthOf = (bytes: Blob | Uint8Array): number =>
  bytes instanceof Uint8Array ? bytes.byteLength : bytes.size

/** Makes a client. `baseUrl` is empty in the browser (same origin) and scheme, host and port elsewhere. */
export const createClient = (baseUrl: string, fetchLike: FetchLike, sendLike?: SendLike): Client => {
  let csrf: string | undefined
  const root = baseUrl.replace(/\/+$/, '')

  const address = <E extends Endpoint>(endpoint: E, input: InputOf<E>): string => {
    const { path, rest } = fillPath(endpoint.path, input)
    return `${root}${path}${endpoint.method === 'GET' ? writeQuery(rest) : ''}`
  }

  const open = async <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    signal?: AbortSignal,
  ): Promise<AnswerLike> => {
    const { path, rest } = fillPath(endpoint.path, input)
    const reads = endpoint.method === 'GET'
    const sendsBody = !reads && (Object.keys(rest).length > 0 || endpoint.method !== 'DELETE')
    const headers: Record<string, string> = { accept: 'application/json' }
    if (endpoint.answers === 'stream') headers.accept = '*/*'
    if (endpoint.answers === 'events') headers.accept = 'text/event-stream'
    if (sendsBody) headers['content-type'] = 'application/json'
    if (!reads && csrf !== undefined) headers['x-csrf'] = csrf
    let answer: AnswerLike
    try {
      answer = await fetchLike(`${root}${path}${reads ? writeQuery(rest) : ''}`, {
        method: endpoint.method,
        headers,
        credentials: 'same-origin',
        ...(sendsBody ? { body: JSON.stringify(rest) } : {}),
        ...(signal ? { signal } : {}),
      })
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      throw new ClientFailure('client.offline', { cause })
    }
    if (answer.status >= 400) throw readFailure(answer.status, await answer.text())
    return answer
  }

  const readOutput = async <E extends Endpoint>(answer: AnswerLike): Promise<OutputOf<E>> => {
    const text = await answer.text()
    const output = parseJson(text)
    if (output === undefined) throw new ClientFailure('server.failed', { status: answer.status })
    if (isRecord(output) && typeof output.csrf === 'string') csrf = output.csrf
    // The server validates and strips every output by the same contract before it leaves.
    return output as OutputOf<E>
  }

  const call = async <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    signal?: AbortSignal,
  ): Promise<OutputOf<E>> => readOutput<E>(await open(endpoint, input, signal))

  const send = async <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    bytes: Blob | Uint8Array<ArrayBuffer>,
    signal?: AbortSignal,
    onProgress?: (progress: SendProgress) => void,
  ): Promise<OutputOf<E>> => {
    const total = lengthOf(bytes)
    if (endpoint.maxBytes !== undefined && total > endpoint.maxBytes)
      throw new ClientFailure('request.too-large')
    const { path, rest } = fillPath(endpoint.path, input)
    const init = {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/octet-stream',
        ...(csrf === undefined ? {} : { 'x-csrf': csrf }),
      },
      credentials: 'same-origin' as const,
      body: bytes,
      ...(signal ? { signal } : {}),
    }
    const url = `${root}${path}${writeQuery(rest)}`
    let answer: AnswerLike
    try {
      answer = sendLike
        ? await sendLike(url, init, (progress) => onProgress?.(progress))
        : await fetchLike(url, init)
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      throw new ClientFailure('client.offline', { cause })
    }
    if (answer.status >= 400) throw readFailure(answer.status, await answer.text())
    onProgress?.({ sent: total, total })
    return readOutput<E>(answer)
  }

  return {
    call,
    open,
    send,
    address,
    holdCsrf: (token) => {
      csrf = token
    },
  }
}
