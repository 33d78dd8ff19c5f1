import { describe, expect, it } from 'vitest'
import { nameLog } from './name-log.ts'

describe('nameLog', () => {
  const at = '2026-11-24T08:00:00.000Z'

  it('keeps what can be read and adds country, year and a unique tail', () => {
    expect(nameLog('Deepa House', 'NP', at, '0193-aaaa-7f2c9a')).toBe(
      'deepa-house.np.smart-rescue/2026-7f2c9a',
    )
  })

  it('never yields what a C2SP origin forbids, whatever the name', () => {
    for (const name of ['a+b c', 'दीपा घर', '  ', '— –', 'x'.repeat(400), 'Ünïcode + Sons\n']) {
      expect(nameLog(name, 'BD', at, 'abcdef')).toMatch(/^[a-z0-9-]{1,40}\.bd\.smart-rescue\/2026-abcdef$/)
    }
  })
})
