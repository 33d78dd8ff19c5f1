/** Covers for the screenshot what could show a picture that was not screened: everything that needed no request, or what the known-hash lists have not seen. */
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { CdpNode, CdpRemoteObject } from '../browser/cdp-types.ts'
import { MOST_MEDIA, type Screening, screenBytes } from '../recording/screen-media.ts'
import {
  COUNT_ELEMENTS,
  COVER_PICTURES,
  KEEP_UNSCREENED,
  MARK_LIGHT,
  READ_INNER_PICTURES,
} from './cover-scripts.ts'
import { callInFrame, listFrames, type PageFrame } from './page-frames.ts'

const closedRoots = (node: CdpNode): number[] => [
  ...(node.shadowRoots ?? [])
    .filter((root) => root.shadowRootType === 'closed')
    .map((root) => root.backendNodeId),
  ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots),
  ...(node.contentDocument === undefined ? [] : closedRoots(node.contentDocument)),
]

/** Closed shadow roots of a frame's process, as objects in that frame's world; roots of its other frames do not resolve there and are left out. */
const findClosedRoots = async (frame: PageFrame, roots: readonly number[]): Promise<string[]> => {
  const found = await Promise.all(
    roots.map((backendNodeId) =>
      frame.session
        .send<{ object: CdpRemoteObject }>('DOM.resolveNode', {
          backendNodeId,
          executionContextId: frame.contextId,
        })
        .then(({ object }) => object.objectId)
        .catch(() => undefined),
    ),
  )
  return found.filter((id) => id !== undefined)
}

/** From this many elements on, handing the whole document over takes longer than asking first whether it has shadow roots at all. */
const MANY_ELEMENTS = 20_000

/** True when no element of the session's documents lives in a shadow root: elements outside of them carry a mark that rules of the document set, and those inside do not. */
const hasNoShadow = async (session: CdpSession, frames: readonly PageFrame[]): Promise<boolean> => {
  const counts = await Promise.all(frames.map((frame) => callInFrame<number>(frame, COUNT_ELEMENTS)))
  if (!(counts.reduce((sum, count) => sum + count, 0) >= MANY_ELEMENTS)) return false
  const mark = `${1_000 + Math.floor(Math.random() * 1e6)}px`
  for (const frame of frames) await callInFrame(frame, MARK_LIGHT, [{ value: mark }])
  const { root } = await session.send<{ root: { nodeId: number } }>('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send<{ nodeIds: readonly number[] }>('DOM.getNodesForSubtreeByStyle', {
    nodeId: root.nodeId,
    computedStyles: [{ name: 'scroll-margin-top', value: '0px' }],
    pierce: true,
  })
  return nodeIds.length === 0
}

const cover = async (root: PageFrame, everything: boolean): Promise<void> => {
  const frames = listFrames(root)
  const bySession = new Map<CdpSession, readonly number[]>()
  for (const { session } of frames) {
    if (bySession.has(session)) continue
    const own = frames.filter((frame) => frame.session === session)
    if (await hasNoShadow(session, own)) bySession.set(session, [])
    else {
      const tree = await session.send<{ root: CdpNode }>('DOM.getDocument', { depth: -1, pierce: true })
      bySession.set(session, closedRoots(tree.root))
    }
  }
  for (const frame of frames) {
    const closed = await findClosedRoots(frame, bySession.get(frame.session) ?? [])
    await callInFrame(frame, COVER_PICTURES, [
      { value: everything },
      ...closed.map((objectId) => ({ objectId })),
    ])
  }
}

/** Covers in every frame what could show a picture without a request. Rejects when one frame cannot be covered: then no screenshot is taken. */
export const coverPictures = (root: PageFrame): Promise<void> => cover(root, true)

/** Screens the pictures of every frame that came without a request and covers those that matched or could not be read. */
export const coverUnscreened = async (root: PageFrame, screening: Screening): Promise<void> => {
  for (const frame of listFrames(root)) {
    const pictures = await callInFrame<readonly { address: string; base64?: string }[]>(
      frame,
      READ_INNER_PICTURES,
      [{ value: MOST_MEDIA }],
    )
    const unscreened: number[] = []
    for (const [place, { address, base64 }] of pictures.entries()) {
      const bytes = base64 === undefined ? undefined : new Uint8Array(Buffer.from(base64, 'base64'))
      const source = address.startsWith('blob:') ? address : `${address} in ${frame.url}`
      const verdict =
        bytes === undefined ? 'failed' : await screenBytes(screening, source, bytes, 'image/png')
      if (verdict !== 'clear') unscreened.push(place)
    }
    await callInFrame(frame, KEEP_UNSCREENED, [{ value: unscreened }])
  }
  await cover(root, false)
}
