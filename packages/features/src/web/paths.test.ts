/** Promises about the addresses of pages. */
import { describe, expect, it } from 'vitest'
import { caseOfPath, paths } from './paths.ts'

const id = '0197a5a0-0000-7000-8000-000000000001'

describe('caseOfPath', () => {
  it('knows the case on each of its pages', () => {
    for (const path of [paths.case(id), paths.evidence(id), paths.exhibit(id, id), paths.compare(id, id)])
      expect(caseOfPath(path)).toBe(id)
  })

  it('knows no case elsewhere, also not while one is being opened', () => {
    for (const path of [
      paths.today(),
      paths.cases(),
      paths.openCase(),
      paths.selector(id),
      '/cases/nonsense',
    ])
      expect(caseOfPath(path)).toBeUndefined()
  })
})
