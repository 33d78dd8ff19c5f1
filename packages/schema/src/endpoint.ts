/** An endpoint as a value: one contract that gives types, validation, stripped outputs, OpenAPI, the web client and the CLI. */
import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/** Every act that `core/access` decides about. An endpoint whose action has no row there is denied to everybody. */
export type Action =
  | 'health.read'
  | 'organisation.setup'
  | 'organisation.unlock'
  | 'organisation.read'
  | 'session.create'
  | 'session.read'
  | 'session.end'
  | 'member.list'
  | 'member.add'
  | 'member.change'
  | 'passphrase.change'
  | 'case.list'
  | 'case.open'
  | 'case.read'
  | 'case.change'
  | 'team.change'
  | 'note.write'
  | 'capture.request'
  | 'capture.read'
  | 'route.read'
  | 'route.change'
  | 'watch.change'
  | 'list.change'
  | 'import.request'
  | 'import.read'
  | 'evidence.read'
  | 'original.read'
  | 'selector.read'
  | 'selector.search'
  | 'selector.ask'
  | 'table.request'
  | 'table.read'
  | 'source.read'
  | 'source.aside'
  | 'search.run'
  | 'search.save'
  | 'network.read'
  | 'network.decide'
  | 'network.export'
  | 'lead.list'
  | 'lead.read'
  | 'lead.raise'
  | 'lead.decide'
  | 'link.read'
  | 'link.decide'
  | 'law.read'
  | 'law.change'
  | 'element.read'
  | 'element.cover'
  | 'element.judge'
  | 'playbook.read'
  | 'playbook.change'
  | 'task.list'
  | 'task.read'
  | 'task.change'
  | 'exploitation.describe'
  | 'person.read'
  | 'person.change'
  | 'custodian.enrol'
  | 'custodian.change'
  | 'identity.seal'
  | 'identity.open'
  | 'safety.change'
  | 'referral.read'
  | 'referral.change'
  | 'road.list'
  | 'receiver.change'
  | 'case.hand-over'
  | 'report.export'
  | 'dossier.export'
  | 'dossier.read'
  | 'custody.read'
  | 'safeguard.list'
  | 'safeguard.act'
  | 'safeguard.read'
  | 'authority.grant'
  | 'authority.house'
  | 'hashlist.list'
  | 'hashlist.change'
  | 'material.stop'
  | 'receipt.lock'
  | 'wellbeing.read'
  | 'wellbeing.change'
  | 'availability.read'
  | 'stamp.read'
  | 'stamp.change'
  | 'witness.read'
  | 'witness.change'
  | 'custody.audit'

/** What the act is done on: nothing that needs a sign-in, the organisation as a whole, or one case (then the path holds `:caseId`). */
export type Scope = 'public' | 'organisation' | 'case'

/** One endpoint. `input` merges path, query and body; `output` is stripped to what it declares before it leaves. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `feature.verb`, unique; the name of the operation in OpenAPI and of the client's method. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly action: Action
  readonly scope: Scope
  readonly input: I
  readonly output: O
  readonly errors: readonly ErrorCode[]
  /** `json` by default; `stream` answers bytes and `events` a server-sent event stream of `output` values. */
  readonly answers?: 'json' | 'stream' | 'events'
  /** `json` by default; `bytes` takes the request's body as it comes (path and query are the input, `Door.body` the bytes). */
  readonly takes?: 'json' | 'bytes'
  /** Greatest body in bytes where `takes` is `bytes`; beyond it the door answers `request.too-large`. */
  readonly maxBytes?: number
  /** Requests a minute and address; the door's default where absent. */
  readonly perMinute?: number
}

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <const E extends Endpoint>(value: E): E => value

/** What a caller gives. */
export type InputOf<E extends Endpoint> = z.input<E['input']>
/** What a handler receives after validation. */
export type ParsedInputOf<E extends Endpoint> = z.output<E['input']>
/** What a caller gets back. */
export type OutputOf<E extends Endpoint> = z.output<E['output']>
