/** The training pack Harbour against its own truth: pages, languages, selectors, links, groups, scenario. */

import { findWall } from '@smart-rescue/core/safeguarding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harbour, startHarbour } from '../../tools/harbour/serve.mjs'
import { inventWallet } from '../../tools/harbour/wallets.mjs'
import {
  addressOf,
  declaredCharset,
  decodeReferences,
  findPage,
  htmlPages,
  readText,
  scenario,
  type TruePage,
  truth,
} from './harbour-truth.ts'

interface Served {
  readonly page: TruePage
  readonly address: string
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
  readonly html: string
  readonly text: string
}

let harbour: Harbour
const served = new Map<string, Served>()

const everyPage = (): Served[] => [...served.values()]
const need = (id: string): Served => {
  const page = served.get(id)
  if (!page) throw new Error(`${id} was not served`)
  return page
}

beforeAll(async () => {
  harbour = await startHarbour()
  for (const page of htmlPages) {
    const address = addressOf(harbour, page) + (page.hard?.case === 'slow' ? '?seconds=0' : '')
    const answer = await fetch(address)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const type = answer.headers.get('content-type') ?? ''
    const html = new TextDecoder(declaredCharset(type, bytes), { fatal: true }).decode(bytes)
    served.set(page.id, {
      page,
      address: answer.url,
      status: answer.status,
      type,
      bytes,
      html,
      text: readText(html),
    })
  }
})
afterAll(() => harbour.close())

describe('the pages', () => {
  it('are about twenty-five, in English, Nepali and Spanish on three sites, besides the hard ones', () => {
    const plain = truth.pages.filter((page) => !page.hard)
    expect(plain.length).toBeGreaterThanOrEqual(25)
    expect(new Set(plain.map((page) => page.lang))).toEqual(new Set(['en', 'ne', 'es']))
    expect(new Set(plain.map((page) => page.site))).toEqual(new Set(['jobs', 'social', 'forum']))
    for (const lang of ['ne', 'es'])
      expect(plain.filter((page) => page.lang === lang).length).toBeGreaterThanOrEqual(5)
  })

  it('answer with the status that the truth states', () => {
    for (const { page, status } of everyPage()) expect(status, page.id).toBe(page.hard?.status ?? 200)
  })

  it('declare their language, title, viewport and charset, each as the truth states it', () => {
    for (const { page, html, type, bytes } of everyPage()) {
      expect(/<html lang="([\w-]+)">/.exec(html)?.[1], page.id).toBe(page.lang)
      expect(decodeReferences(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''), page.id).toBe(page.title)
      expect(html, page.id).toMatch(/<meta name="viewport" content="width=device-width,\s?initial-scale=1">/)
      expect(declaredCharset(type, bytes), page.id).toBe(page.hard?.charset ?? 'utf-8')
      for (const [, inPage] of html.matchAll(/<meta charset="([^"]*)">/g)) {
        expect(inPage?.toLowerCase(), page.id).toBe(page.hard?.charset ?? 'utf-8')
      }
    }
  })

  it('name an old charset in one place only, the one that the truth states', () => {
    const old = everyPage().filter(({ page }) => page.hard?.charset)
    expect(old.map(({ page }) => page.hard?.declaredIn).sort()).toEqual(['header', 'meta'])
    for (const { page, type, html } of old) {
      expect(/charset=/.test(type), page.id).toBe(page.hard?.declaredIn === 'header')
      expect(/<meta charset/.test(html), page.id).toBe(page.hard?.declaredIn === 'meta')
    }
  })

  it('are written in the language they declare', () => {
    const share = (text: string, script: RegExp): number =>
      (text.match(script)?.length ?? 0) / (text.match(/\p{L}|\p{M}/gu)?.length ?? 1)
    for (const { page, text } of everyPage()) {
      if (page.lang === 'ne') expect(share(text, /\p{Script=Devanagari}/gu), page.id).toBeGreaterThan(0.6)
      if (page.lang === 'es')
        expect(text.match(/ (de|que|los|las|para|con) /g)?.length ?? 0, page.id).toBeGreaterThan(5)
      if (page.lang === 'en') expect(share(text, /[a-z]/gi), page.id).toBeGreaterThan(0.6)
    }
  })

  it('say in their last line that everything is invented', () => {
    for (const { page, text } of everyPage()) {
      if (page.hard?.served || page.id.startsWith('jobs-frame-') || page.id === 'jobs-spa') continue
      expect(text.slice(-160), page.id).toMatch(/invented|काल्पनिक|inventados|вигадані|架空/)
    }
  })

  it('weigh no more than 100 kB each', () => {
    for (const { page, bytes } of everyPage()) expect(bytes.length, page.id).toBeLessThan(100_000)
  })

  it('are taken for a wall exactly where the truth says so', () => {
    for (const { page, html, text, status, address } of everyPage()) {
      const asksForPassword = html.includes('type="password"')
      const requestedUrl = addressOf(harbour, page)
      const wall = findWall({
        requestedUrl,
        finalUrl: address,
        status,
        title: page.title,
        text,
        asksForPassword,
        challenged: false,
      })
      expect(wall?.kind, page.id).toBe(/^wall:(.*)/.exec(page.hard?.expect ?? '')?.[1])
    }
  })
})

describe('the links', () => {
  const linksOf = (html: string): string[] => {
    const markup = html.replace(/<script\b[\s\S]*?<\/script>/gi, '')
    return [...markup.matchAll(/\s(?:href|src|data-src|action)="([^"]*)"/g)].map(([, link]) =>
      decodeReferences(link ?? ''),
    )
  }

  it('are all relative, stay on their site and resolve', async () => {
    const seen = new Set<string>()
    for (const { page, html, address } of everyPage()) {
      for (const link of linksOf(html)) {
        expect(link, page.id).not.toMatch(/^([a-z]+:|\/)/i)
        const target = new URL(link, address)
        target.hash = ''
        expect(target.href.startsWith(harbour.bases[page.site] ?? 'none'), `${page.id} → ${link}`).toBe(true)
        if (seen.has(target.href)) continue
        seen.add(target.href)
        const answer = await fetch(target)
        await answer.body?.cancel()
        expect(answer.status, `${page.id} → ${link}`).toBe(200)
      }
    }
    expect(seen.size).toBeGreaterThan(100)
  })

  it('lead from each front page to every plain page of its site', () => {
    for (const site of ['jobs', 'social', 'forum'] as const) {
      const pages = everyPage().filter(({ page }) => page.site === site)
      const reached = new Set([`${harbour.bases[site]}index.html`])
      for (const address of reached) {
        const html = pages.find((candidate) => candidate.address === address)?.html ?? ''
        for (const link of linksOf(html)) reached.add(new URL(link, address).href)
      }
      for (const { page, address } of pages) if (!page.hard) expect([...reached], page.id).toContain(address)
    }
  })

  it('name no host outside the pack, neither in markup nor in scripts, styles or plain text', async () => {
    const files = everyPage().map(({ page, html }) => [page.id, html] as const)
    const others: (readonly [string, string])[] = []
    for (const site of ['jobs', 'social', 'forum'] as const) {
      others.push([`${site} style`, await (await fetch(`${harbour.bases[site]}style.css`)).text()])
    }
    for (const id of ['jobs-notice-txt', 'jobs-notice-pdf']) {
      others.push([id, await (await fetch(addressOf(harbour, findPage(id)))).text()])
    }
    for (const [id, text] of [...files, ...others]) {
      for (const [, host] of text.matchAll(/(?:[a-z]+:)?\/\/([\w.-]+\.\w+)/gi)) {
        expect(Object.values(harbour.hosts), `${id} names ${host}`).toContain(host)
      }
      expect(text, id).not.toMatch(/@import|url\(/)
    }
  })
})

describe('the selectors', () => {
  const inText = htmlPages.flatMap((page) =>
    page.selectors.filter(({ where }) => where === 'text').map((selector) => ({ page, selector })),
  )

  it('stand on their served page, letter for letter', () => {
    expect(inText.length).toBeGreaterThan(100)
    for (const { page, selector } of inText) expect(need(page.id).text, page.id).toContain(selector.original)
  })

  it('leave no number, address, wallet or name on a page unlisted', () => {
    const shapes = [
      /[\w.+-]+@[\w-]+\.test/g,
      /[+＋] ?[\d०-９०-९][\d०-९０-９ \u3000()-]{7,}[\d०-९０-９]/gu,
      /(?<![\w/])@[a-z][\w.]{4,}\w/g,
      /\b(?:0x[0-9a-fA-F]{40}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})\b/g,
      /https?:\/\/[^\s<,]+/g,
    ]
    for (const { page, text } of everyPage()) {
      const known = (page.hard?.lands ? findPage(page.hard.lands) : page).selectors.map(
        ({ original }) => original,
      )
      for (const shape of shapes) {
        for (const [found] of text.matchAll(shape)) expect(known, page.id).toContain(found)
      }
    }
  })

  it('have numbers from ranges kept for fiction, or from the documented Nepal set, only', () => {
    const fictional = /^\+(120255501\d\d|4420794601\d\d|447700900\d{3}|61491570156|9779720000\d{3})$/
    const phones = truth.pages.flatMap(({ selectors }) => selectors).filter(({ kind }) => kind === 'phone')
    for (const { normal } of phones) expect(normal).toMatch(fictional)
  })

  it('have numbers whose notation, read digit by digit or word by word, gives the normal form', () => {
    const words = [
      'zero one two three four five six seven eight nine',
      'cero uno dos tres cuatro cinco seis siete ocho nueve',
      'शून्य एक दुई तीन चार पाँच छ सात आठ नौ',
    ].map((line) => line.split(' '))
    const digitOf = (word: string): string => {
      const found = words.map((list) => list.indexOf(word)).find((index) => index >= 0)
      return found === undefined ? '' : String(found)
    }
    const fold = (text: string): string =>
      [...text.replace('(0)', '')]
        .map((letter) =>
          /[०-९]/.test(letter) ? String(letter.charCodeAt(0) - 0x966) : letter.normalize('NFKC'),
        )
        .join('')
    for (const { page, selector } of inText.filter(({ selector }) => selector.kind === 'phone')) {
      const digits =
        selector.notation === 'words'
          ? selector.original.split(/[ ,]+/).map(digitOf).join('')
          : fold(selector.original).replace(/\D/g, '')
      const national = digits.replace(/^0/, '')
      expect(national.length, page.id).toBeGreaterThanOrEqual(10)
      expect(selector.normal.endsWith(national), `${page.id}: ${selector.original}`).toBe(true)
    }
  })

  it('have e-mail addresses under .test, names that end in harbourpack, and wallets from the published seed or a standard', () => {
    const wallets = [
      `tron:${inventWallet('tron', 'riva')}`,
      `bitcoin:${inventWallet('bitcoin', 'lyra')}`,
      'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    ]
    for (const { kind, normal } of truth.pages.flatMap(({ selectors }) => selectors)) {
      if (kind === 'email') expect(normal).toMatch(/^[a-z0-9.-]+@[a-z-]+\.test$/)
      if (kind === 'handle')
        expect(normal).toMatch(/^(quayside:[a-z.]+|(telegram|instagram):[a-z._]+harbourpack)$/)
      if (kind === 'wallet') expect(wallets).toContain(normal)
    }
  })

  it('come in every notation that the pack promises', () => {
    const notations = new Set(
      truth.pages.flatMap(({ selectors }) => selectors.map(({ notation }) => notation)),
    )
    for (const notation of [
      'plain',
      'national',
      'native-digits',
      'words',
      'split',
      'obfuscated',
      'link',
      'bare',
    ]) {
      expect(notations).toContain(notation)
    }
  })
})

describe('the truth', () => {
  const hubs = new Set(truth.hubs.map(({ normal }) => normal))
  const chances = new Set(truth.coincidences.map(({ normal }) => normal))
  const bystanders = new Set(truth.bystanders.map(({ normal }) => normal))
  const linking = (page: TruePage): string[] =>
    page.selectors
      .map(({ normal }) => normal)
      .filter((normal) => !hubs.has(normal) && !chances.has(normal) && !bystanders.has(normal))
  const holders = (normal: string): string[] =>
    truth.pages
      .filter((page) => page.selectors.some((selector) => selector.normal === normal))
      .map(({ id }) => id)

  it('names each page and each path once', () => {
    expect(new Set(truth.pages.map(({ id }) => id)).size).toBe(truth.pages.length)
    expect(new Set(truth.pages.map(({ site, path }) => `${site}/${path}`)).size).toBe(truth.pages.length)
  })

  it('gives each operator exactly the pages that name it', () => {
    for (const { id, pages } of truth.operators) {
      expect(truth.pages.filter((page) => page.operator === id).map((page) => page.id)).toEqual(pages)
    }
    const known = truth.operators.map(({ id }) => id)
    for (const { id, operator } of truth.pages) if (operator) expect(known, id).toContain(operator)
  })

  it('joins the pages of each operator by shared selectors alone', () => {
    for (const { id, pages } of truth.operators) {
      const joined = new Set(pages.slice(0, 1))
      for (const from of joined) {
        const mine = linking(findPage(from))
        for (const to of pages)
          if (linking(findPage(to)).some((normal) => mine.includes(normal))) joined.add(to)
      }
      expect([...joined].sort(), id).toEqual([...pages].sort())
    }
  })

  it('lets two operators share nothing but hubs and coincidences', () => {
    const owners = new Map<string, string>()
    for (const page of truth.pages) {
      if (!page.operator) continue
      for (const normal of linking(page)) {
        expect(owners.get(normal) ?? page.operator, `${page.id}: ${normal}`).toBe(page.operator)
        owners.set(normal, page.operator)
      }
    }
    expect(owners.size).toBeGreaterThan(10)
  })

  it('calls hub what stands on many pages, and marks it so wherever it stands', () => {
    for (const { normal } of truth.hubs) expect(holders(normal).length, normal).toBeGreaterThanOrEqual(7)
    for (const { id, selectors } of truth.pages) {
      for (const { normal, role } of selectors)
        expect(role === 'hub', `${id}: ${normal}`).toBe(hubs.has(normal))
    }
  })

  it('lists for coincidences and bystanders every page that carries them', () => {
    for (const { normal, pages } of [...truth.coincidences, ...truth.bystanders])
      expect(holders(normal)).toEqual(pages)
    for (const { pages } of truth.coincidences) {
      expect(new Set(pages.map((id) => findPage(id).operator)).size).toBeGreaterThan(1)
    }
  })

  it('calls template what shares long runs of words, where the language is the same', () => {
    const runs = (id: string): Set<string> => {
      const words = need(id).text.split('Harbour training pack')[0]?.split(' ') ?? []
      return new Set(words.map((_, index) => words.slice(index, index + 10).join(' ')))
    }
    for (const { id, operator, pages } of truth.templates) {
      const [first = '', second = ''] = pages
      const owners = new Set(pages.map((page) => findPage(page).operator))
      if (operator === undefined) expect(owners.size, id).toBe(pages.length)
      else expect([...owners], id).toEqual([operator])
      if (id.endsWith('translated')) {
        expect(new Set(pages.map((page) => findPage(page).lang)).size).toBe(pages.length)
        continue
      }
      const other = runs(second)
      expect([...runs(first)].filter((run) => other.has(run)).length, id).toBeGreaterThan(10)
    }
  })

  it('agrees with the scenario: twelve pages, and exactly the links that their selectors make', () => {
    const steps = scenario.steps.map(({ page }) => findPage(page))
    expect(steps.length).toBe(12)
    expect(scenario.steps.map(({ site, path }) => `${site}/${path}`)).toEqual(
      steps.map(({ site, path }) => `${site}/${path}`),
    )
    const expected = steps.flatMap((one, index) =>
      steps.slice(index + 1).flatMap((two) => {
        const mine = new Set(one.selectors.map(({ normal }) => normal).filter((normal) => !hubs.has(normal)))
        const shared = [...mine]
          .filter((normal) => two.selectors.some((selector) => selector.normal === normal))
          .sort()
        if (shared.length === 0) return []
        const decision = one.operator === two.operator ? 'accept' : 'reject'
        return [{ pages: [one.id, two.id], shared, decision }]
      }),
    )
    const stated = scenario.links.map(({ pages, selectors, decision }) => ({
      pages: [...pages],
      shared: selectors.map(({ normal }) => normal).sort(),
      decision,
    }))
    expect(stated).toEqual(expected)
    expect(new Set(stated.map(({ decision }) => decision))).toEqual(new Set(['accept', 'reject']))
  })
})
