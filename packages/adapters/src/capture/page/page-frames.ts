/** The frames of a loaded page as a tree, each with a world of our own in which scripts of the page cannot be seen, hindered or fooled. */
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpFrameTree, CdpRemoteObject } from '../browser/cdp-types.ts'
import type { RecordedTarget } from '../recording/recorder.ts'

/** A frame. `session` is that of the process it lives in. */
export interface PageFrame {
  readonly session: CdpSession
  readonly frameId: string
  readonly url: string
  /** Our own execution context in it. */
  readonly contextId: number
  readonly children: PageFrame[]
  /** The element that holds the frame, in the parent's world. */
  owner?: string
}

const WORLD = 'smart-rescue'

const openTree = async (session: CdpSession, tree: CdpFrameTree): Promise<PageFrame | undefined> => {
  const { frame } = tree
  const world = await session
    .send<{ executionContextId: number }>('Page.createIsolatedWorld', { frameId: frame.id, worldName: WORLD })
    .catch(() => undefined)
  if (world === undefined) return undefined
  const children = await Promise.all((tree.childFrames ?? []).map((child) => openTree(session, child)))
  return {
    session,
    frameId: frame.id,
    url: `${frame.url}${frame.urlFragment ?? ''}`,
    contextId: world.executionContextId,
    children: children.filter((child) => child !== undefined),
  }
}

const flatten = (frame: PageFrame): PageFrame[] => [frame, ...frame.children.flatMap(flatten)]

/** The element that owns a frame, as an object in the would-be parent's world; undefined when that frame is not its parent. */
const findOwner = async (parent: PageFrame, frameId: string): Promise<string | undefined> => {
  const owner = await parent.session
    .send<{ backendNodeId: number }>('DOM.getFrameOwner', { frameId })
    .catch(() => undefined)
  if (owner === undefined) return undefined
  const resolved = await parent.session
    .send<{ object: CdpRemoteObject }>('DOM.resolveNode', {
      backendNodeId: owner.backendNodeId,
      executionContextId: parent.contextId,
    })
    .catch(() => undefined)
  const objectId = resolved?.object.objectId
  if (objectId === undefined) return undefined
  // An element of another frame of the same origin resolves here too; it must stand in this frame's own document.
  const own = await parent.session
    .send<{ result: CdpRemoteObject }>('Runtime.callFunctionOn', {
      functionDeclaration: 'function () { return this.ownerDocument === document }',
      objectId,
      returnByValue: true,
    })
    .catch(() => undefined)
  return own?.result.value === true ? objectId : undefined
}

/** Opens our world in every frame. Frames of other processes are put below the frame that holds them. Rejects when the page itself is gone. */
export const openFrames = async (
  page: CdpSession,
  targets: readonly RecordedTarget[],
): Promise<PageFrame> => {
  const { frameTree } = await page.send<{ frameTree: CdpFrameTree }>('Page.getFrameTree')
  const root = await openTree(page, frameTree)
  if (root === undefined) throw new Error('the page has no frame that could be read')
  const remote = targets.filter((target) => target.type === 'iframe')
  const trees = await Promise.all(
    remote.map(async (target) => {
      const found = await target.session
        .send<{ frameTree: CdpFrameTree }>('Page.getFrameTree')
        .catch(() => undefined)
      return found === undefined ? undefined : openTree(target.session, found.frameTree)
    }),
  )
  const known = trees.filter((tree) => tree !== undefined)
  const everything = [root, ...known].flatMap(flatten)
  for (const frame of everything) {
    for (const child of frame.children) {
      const owner = await findOwner(frame, child.frameId)
      if (owner !== undefined) child.owner = owner
    }
  }
  for (const tree of known) {
    for (const parent of everything) {
      if (parent === tree || parent.session === tree.session) continue
      const owner = await findOwner(parent, tree.frameId)
      if (owner === undefined) continue
      tree.owner = owner
      parent.children.push(tree)
      break
    }
  }
  return root
}

/** All frames, parents before children. */
export const listFrames = flatten

/** Calls a function (as source text) in our world of a frame and hands back its value. Objects of that world are passed by their ids. */
export const callInFrame = async <T>(
  frame: PageFrame,
  source: string,
  args: readonly ({ readonly value: unknown } | { readonly objectId: string })[] = [],
): Promise<T> => {
  const called = await frame.session.send<{ result: CdpRemoteObject; exceptionDetails?: { text: string } }>(
    'Runtime.callFunctionOn',
    {
      functionDeclaration: source,
      executionContextId: frame.contextId,
      arguments: args,
      returnByValue: true,
      awaitPromise: true,
    },
  )
  if (called.exceptionDetails !== undefined) throw new Error(called.exceptionDetails.text)
  return called.result.value as T
}

/** Characters that are handed over at once. */
const SLICE = 2_000_000

/**
 * Calls a function that answers with a text of any length. A long one is handed over in slices: in one piece the
 * browser would hold a page of 20 MB five times.
 */
export const readLongText = async (
  frame: PageFrame,
  source: string,
  args: readonly ({ readonly value: unknown } | { readonly objectId: string })[] = [],
): Promise<string> => {
  const first = await callInFrame<{ text: string; length: number }>(
    frame,
    `function (...args) {
      const text = (${source}).apply(this, args)
      if (text.length > ${SLICE}) globalThis.smartRescueText = text
      return { text: text.slice(0, ${SLICE}), length: text.length }
    }`,
    args,
  )
  const parts = [first.text]
  for (let at = SLICE; at < first.length; at += SLICE)
    parts.push(
      await callInFrame<string>(
        frame,
        `function (at) {
          const part = globalThis.smartRescueText.slice(at, at + ${SLICE})
          if (at + ${SLICE} >= globalThis.smartRescueText.length) delete globalThis.smartRescueText
          return part
        }`,
        [{ value: at }],
      ),
    )
  return parts.join('')
}
