/** Promises about hits of known-hash lists: one stop a capture, with addresses, hashes and lists, and nothing else. */
import type { DroppedMaterial, StopId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { describeMatches } from './describe-matches.ts'

const STOP = '01930000-0000-7000-8000-000000000001' as StopId
const hit = (more: Partial<DroppedMaterial> = {}): DroppedMaterial => ({
  url: 'https://bridge.example/a.png',
  at: '2026-11-24T08:00:00.000Z',
  because: 'matched',
  sha256: 'ab'.repeat(32),
  list: 'bridges',
  algorithm: 'pdq',
  distance: 4,
  remoteAddress: '192.0.2.7',
  ...more,
})

describe('what lists dropped', () => {
  it('is no stop where nothing matched, nor where a person stopped it herself', () => {
    expect(describeMatches(STOP, undefined)).toBeUndefined()
    expect(describeMatches(STOP, [])).toBeUndefined()
    expect(describeMatches(STOP, [hit({ because: 'suspected' })])).toBeUndefined()
  })

  it('is one stop with every address once, every hash, the list and the server', () => {
    const detail = describeMatches(STOP, [hit(), hit({ url: 'https://bridge.example/b.png' }), hit()])
    expect(detail).toMatchObject({
      act: 'stopped',
      seen: 'capture',
      urls: ['https://bridge.example/a.png', 'https://bridge.example/b.png'],
      listMatch: 'bridges pdq 4',
      remoteAddress: '192.0.2.7',
    })
    expect(detail?.act === 'stopped' && detail.dropped).toHaveLength(3)
  })

  it('stands without a hash or a distance where none is known', () => {
    const { sha256: _, distance: __, remoteAddress: ___, ...rest } = hit()
    expect(describeMatches(STOP, [rest])).toMatchObject({ dropped: [], listMatch: 'bridges pdq' })
  })
})
