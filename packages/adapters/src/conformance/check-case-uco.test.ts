import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CaseUcoChecker, createCaseUcoChecker } from './index.ts'

const CONTEXT = {
  kb: 'https://house.example/kb/',
  core: 'https://ontology.unifiedcyberontology.org/uco/core/',
  observable: 'https://ontology.unifiedcyberontology.org/uco/observable/',
}
const ID = 'kb:url-a2b3c4d5-e6f7-4081-9293-a4b5c6d7e8fb'
const FACET = 'kb:url-facet-b3c4d5e6-f708-4192-a3a4-b5c6d7e8f90c'
const facet = (more: object = {}) => ({
  '@id': FACET,
  '@type': 'observable:URLFacet',
  'observable:fullValue': 'https://harbour.example/',
  ...more,
})
const file = (...nodes: object[]) => JSON.stringify({ '@context': CONTEXT, '@graph': nodes })
const node = (more: object = {}) => ({
  '@id': ID,
  '@type': 'observable:URL',
  'core:hasFacet': [facet()],
  ...more,
})

let checker: CaseUcoChecker
beforeAll(async () => {
  checker = await createCaseUcoChecker()
})

const rulesOf = async (text: string) => {
  const verdict = await checker.check(text)
  return verdict.state === 'read' ? verdict.findings.map(({ rule }) => rule) : [verdict.sentence]
}

describe('checking a CASE/UCO file', () => {
  it('finds nothing in a file that keeps every rule', async () => {
    expect(await checker.check(file(node()))).toEqual({
      state: 'read',
      conforms: true,
      statements: 4,
      findings: [],
    })
  })

  it.each([
    ['a term that is not declared', file(node({ 'core:nickname': 'x' })), 'undeclared-term'],
    ['a class that is not declared', file(node({ '@type': 'observable:Webpage' })), 'undeclared-term'],
    ['a thing without a name', file({ ...node(), '@id': undefined }), 'blank-node'],
    [
      'a facet of two objects',
      file(node(), {
        '@id': 'kb:url-c2b3c4d5-e6f7-4081-9293-a4b5c6d7e8fb',
        '@type': 'observable:URL',
        'core:hasFacet': [{ '@id': FACET }],
      }),
      'shared-facet',
    ],
    ['a value of the wrong type', file(node({ 'core:name': 7 })), 'Datatype'],
    ['two values where one may stand', file(node({ 'core:name': ['a', 'b'] })), 'MaxCount'],
    ['a file that states nothing', '{}', 'empty'],
  ])('refuses %s and says which rule', async (_what, text, rule) => {
    const verdict = await checker.check(text)
    expect(verdict.conforms).toBe(false)
    expect(await rulesOf(text)).toContain(rule)
  })

  it('takes text with pictographs for text', async () => {
    expect(await rulesOf(file(node({ 'core:name': 'Harbour 🛶 rooms' })))).toEqual([])
    expect(await rulesOf(file(node({ 'core:name': { '@value': '🛶', '@type': 'urn:x:y' } })))).toEqual([
      'Datatype',
    ])
  })

  it('advises, and does not fail, where a name has no UUID or a property no meaning', async () => {
    const verdict = await checker.check(file(node({ '@id': 'kb:one', colour: 'blue' })))
    expect(verdict.conforms).toBe(true)
    expect(await rulesOf(file(node({ '@id': 'kb:one', colour: 'blue' })))).toEqual([
      'dropped',
      'name-without-uuid',
    ])
  })

  it.each([
    ['what is no JSON', '{"@context":', 'not JSON'],
    ['what is no object', '7', 'no JSON-LD'],
    [
      'a context at an address',
      '{"@context":"https://elsewhere.example/c.jsonld"}',
      'https://elsewhere.example/c.jsonld',
    ],
    ['a context that is none', '{"@context": 5, "a": 1}', '@context'],
  ])('says why it cannot read %s', async (_what, text, sentence) => {
    const verdict = await checker.check(text)
    expect(verdict.state === 'unreadable' ? verdict.sentence : '').toContain(sentence)
  })

  const EXAMPLES = join(import.meta.dirname, '../../../../../shared/schemas/case-uco/examples')
  const names = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).filter((name) => name.endsWith('.json')) : []
  it.skipIf(names.length === 0)(
    `agrees with the projects' own examples${names.length === 0 ? ' (skipped: they are not here)' : ''}`,
    async () => {
      for (const name of names) {
        const verdict = await checker.check(readFileSync(join(EXAMPLES, name), 'utf8'))
        expect([name, verdict.conforms]).toEqual([name, !name.includes('XFAIL')])
      }
    },
  )
})
