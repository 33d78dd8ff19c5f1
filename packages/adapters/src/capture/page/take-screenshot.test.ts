/** Tiles and frames without a browser: the plan of the picture, and which frame stands where. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CdpFields } from '../browser/cdp-connection.ts'
import { fakeSession } from '../recording/recording.fixture.ts'
import { coverPictures } from './cover-pictures.ts'
import { callInFrame, listFrames, openFrames } from './page-frames.ts'
import { takeScreenshot } from './take-screenshot.ts'

const shoot = async (width: number, height: number, limits = { tileHeight: 4_000, tiles: 25 }) => {
  const session = fakeSession({
    'Page.getLayoutMetrics': () => ({ cssContentSize: { width, height } }),
    'Page.captureScreenshot': () => ({ data: 'AQ==' }),
  })
  const counts: number[] = []
  const shot = await takeScreenshot(session, limits, (count) => void counts.push(count))
  const clips = session.commands
    .filter(({ method }) => method === 'Page.captureScreenshot')
    .map(({ params }) => params.clip as { y: number; height: number; width: number })
  return { session, shot, counts, clips }
}

describe('the tiles', () => {
  it('cover the page from top to bottom, each row once, whatever its height', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (height) => {
        const { clips, shot } = await shoot(1_366, height)
        let y = 0
        for (const clip of clips) {
          expect(clip.y).toBe(y)
          expect(clip.height).toBeGreaterThan(0)
          expect(clip.height).toBeLessThanOrEqual(4_000)
          y += clip.height
        }
        expect([y, shot.whole]).toEqual([height, true])
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    [8_000, 2, true],
    [8_001, 2, false],
    [1, 1, true],
  ])(
    'of a page of %i pixels end after %i of two, and say whether that is all (%s)',
    async (height, count, whole) => {
      const { shot, counts } = await shoot(800, height, { tileHeight: 4_000, tiles: 2 })
      expect([shot.tiles.length, shot.whole]).toEqual([count, whole])
      expect(counts).toEqual(Array.from({ length: count }, (_, n) => n + 1))
    },
  )

  it('of a page without a size are one pixel, and of part of a pixel a whole one', async () => {
    expect((await shoot(0, 0)).shot).toMatchObject({ width: 1, height: 1, whole: true })
    expect((await shoot(10.2, 20.7)).shot).toMatchObject({ width: 11, height: 21 })
  })

  it('are never wider than 4,096 pixels', async () => {
    expect((await shoot(9_000, 10)).clips[0]?.width).toBe(4_096)
  })

  it('of a very high page are taken by moving the view', async () => {
    const { session } = await shoot(800, 100_001, { tileHeight: 4_000, tiles: 2 })
    expect(session.commands.map(({ method }) => method).slice(1, 4)).toEqual([
      'Emulation.setDeviceMetricsOverride',
      'Runtime.evaluate',
      'Page.captureScreenshot',
    ])
    expect((await shoot(800, 100_000)).session.commands.map(({ method }) => method)).not.toContain(
      'Runtime.evaluate',
    )
  })
})

const frame = (id: string, children: unknown[] = []) => ({
  frame: { id, loaderId: '', url: `https://${id}.example/`, mimeType: 'text/html' },
  childFrames: children,
})

/** A page whose frames own each other as `owners` says: child → parent's context. */
const pageOf = (tree: unknown, owners: Record<string, number> = {}, dead: string[] = []) => {
  const contexts: string[] = []
  let asked: string | undefined
  return fakeSession({
    'Page.getFrameTree': () => ({ frameTree: tree }),
    'Page.createIsolatedWorld': ({ frameId }: CdpFields) => {
      if (dead.includes(String(frameId))) throw new Error('gone')
      contexts.push(String(frameId))
      return { executionContextId: contexts.length }
    },
    'DOM.getFrameOwner': ({ frameId }: CdpFields) => {
      asked = String(frameId)
      if (owners[asked] === undefined) throw new Error('not mine')
      return { backendNodeId: 7 }
    },
    'DOM.resolveNode': ({ executionContextId }: CdpFields) => {
      if (asked === undefined || owners[asked] !== executionContextId) throw new Error('other world')
      return { object: { type: 'object', objectId: `owner of ${asked}` } }
    },
    'Runtime.callFunctionOn': () => ({ result: { type: 'boolean', value: true } }),
  })
}

describe('the frames', () => {
  it('are a tree, parents before children, each in its own world', async () => {
    const root = await openFrames(pageOf(frame('a', [frame('b', [frame('c')]), frame('d')])), [])
    expect(listFrames(root).map(({ frameId }) => frameId)).toEqual(['a', 'b', 'c', 'd'])
    expect(new Set(listFrames(root).map(({ contextId }) => contextId)).size).toBe(4)
  })

  it('that are gone are left out with what stood below them, and the others stay', async () => {
    const root = await openFrames(pageOf(frame('a', [frame('b', [frame('c')]), frame('d')]), {}, ['b']), [])
    expect(listFrames(root).map(({ frameId }) => frameId)).toEqual(['a', 'd'])
  })

  it('know the element that holds them', async () => {
    const root = await openFrames(pageOf(frame('a', [frame('b')]), { b: 1 }), [])
    expect(root.children[0]?.owner).toBe('owner of b')
    expect(root.owner).toBeUndefined()
  })

  it('of other processes stand below the frame that holds them', async () => {
    const remote = pageOf(frame('r'))
    const target = { type: 'iframe', session: remote } as never
    const root = await openFrames(pageOf(frame('a'), { r: 1 }), [target])
    expect(listFrames(root).map(({ frameId, owner }) => [frameId, owner])).toEqual([
      ['a', undefined],
      ['r', 'owner of r'],
    ])
  })

  it('of a page that is gone reject, rather than be none', async () => {
    await expect(openFrames(pageOf(frame('a'), {}, ['a']), [])).rejects.toThrow('no frame')
  })
})

describe('a call into a frame', () => {
  const call = async (answer: object) => {
    const session = fakeSession({ 'Runtime.callFunctionOn': () => answer })
    return callInFrame({ session, frameId: 'a', url: '', contextId: 5, children: [] }, '() => 1')
  }

  it('hands back the value, and rejects with what the script threw', async () => {
    expect(await call({ result: { type: 'number', value: 1 } })).toBe(1)
    await expect(call({ result: {}, exceptionDetails: { text: 'Uncaught' } })).rejects.toThrow('Uncaught')
  })
})

describe('covering pictures', () => {
  const cover = (roots: object, fails = false) => {
    const session = fakeSession({
      'DOM.getDocument': () => ({ root: roots }),
      'DOM.resolveNode': ({ backendNodeId }: CdpFields) => {
        if (backendNodeId === 66) throw new Error('other frame')
        return { object: { type: 'object', objectId: `node ${backendNodeId}` } }
      },
      'Runtime.callFunctionOn': () =>
        fails ? { result: {}, exceptionDetails: { text: 'no' } } : { result: { type: 'undefined' } },
    })
    const child = { session, frameId: 'b', url: '', contextId: 2, children: [] }
    const root = { session, frameId: 'a', url: '', contextId: 1, children: [child] }
    return { session, done: coverPictures(root) }
  }
  const shadow = (backendNodeId: number, shadowRootType: string, more: object = {}) => ({
    backendNodeId,
    nodeName: '#shadow',
    shadowRootType,
    ...more,
  })

  it('happens in every frame, with every closed shadow root wherever it is nested', async () => {
    const { session, done } = cover({
      backendNodeId: 1,
      nodeName: '#document',
      children: [
        {
          backendNodeId: 2,
          nodeName: 'DIV',
          shadowRoots: [
            shadow(3, 'closed', {
              children: [{ backendNodeId: 4, nodeName: 'P', shadowRoots: [shadow(5, 'closed')] }],
            }),
          ],
        },
        {
          backendNodeId: 6,
          nodeName: 'DIV',
          shadowRoots: [
            shadow(7, 'open', {
              children: [{ backendNodeId: 8, nodeName: 'P', shadowRoots: [shadow(9, 'closed')] }],
            }),
          ],
        },
        {
          backendNodeId: 10,
          nodeName: 'IFRAME',
          contentDocument: { backendNodeId: 11, nodeName: '#document', shadowRoots: [shadow(66, 'closed')] },
        },
      ],
    })
    await done
    const calls = session.commands.filter(({ method }) => method === 'Runtime.callFunctionOn')
    // Two counts of elements, then two covers.
    expect(calls.map(({ params }) => params.executionContextId)).toEqual([1, 2, 1, 2])
    expect(calls[2]?.params.arguments).toEqual([
      { value: true },
      ...['node 3', 'node 5', 'node 9'].map((objectId) => ({ objectId })),
    ])
  })

  it('that fails in one frame rejects, so that no screenshot is taken', async () => {
    await expect(cover({ backendNodeId: 1, nodeName: '#document' }, true).done).rejects.toThrow('no')
  })
})
