import { describe, expect, it } from 'vitest'
import { ownScript, trustOwnScripts } from './trusted-scripts.ts'

const HOME = 'https://house.example'

describe('own scripts', () => {
  it('are files of the build', () => {
    expect(ownScript('/assets/layout.worker-Ab_3-x.js', HOME)).toBe(`${HOME}/assets/layout.worker-Ab_3-x.js`)
    expect(ownScript(`${HOME}/assets/maplibre.mjs`, HOME)).toBe(`${HOME}/assets/maplibre.mjs`)
  })

  it('are nothing else: no other house, no data, no blob, no way out of the folder, no answer of the API', () => {
    for (const url of [
      'https://other.example/assets/x.js',
      '//other.example/assets/x.js',
      'data:text/javascript,alert(1)',
      `blob:${HOME}/0b1c`,
      'javascript:alert(1)',
      '/assets/../api/cases/x.js',
      '/assets/%2e%2e/x.js',
      '/assets/a/b.js',
      '/api/exhibits/x.js',
      '/assets/x.svg',
      '',
      'http://[',
    ])
      expect(ownScript(url, HOME)).toBeNull()
  })

  it('are the only rule: text is made into no code and no HTML', () => {
    const made: [string, string[]][] = []
    trustOwnScripts({ createPolicy: (name, rules) => made.push([name, Object.keys(rules)]) })
    expect(made).toEqual([['default', ['createScriptURL']]])
    expect(() => trustOwnScripts(undefined)).not.toThrow()
  })
})
