/** Every screen worth looking at: where it is, in which state of the office, and what is pressed first. */
import type { Page } from 'playwright-core'
import { FIRST_LEAD } from '../../apps/web/src/testing/fake-leads.ts'
import { FIRST_PERSON } from '../../apps/web/src/testing/fake-persons.ts'
import {
  FIRST_EXHIBIT,
  FIRST_LINK,
  HOSTILE_EXHIBIT,
  LANTERN,
  PHONE,
} from '../../apps/web/src/testing/fake-shape.ts'
import { FIRST_LIST, FIRST_WATCH } from '../../apps/web/src/testing/fake-watching.ts'

/** One screen. `query` goes to the fake office (scene, as, signed-out …). */
export interface Screen {
  readonly name: string
  readonly path: string
  readonly query?: string
  readonly before?: (page: Page) => Promise<void>
  /** Screens that need no look in every language and colour. */
  readonly once?: boolean
}

const lantern = `/cases/${LANTERN}`
/** Another exhibit of the same case. */
const SECOND_EXHIBIT = FIRST_EXHIBIT.replace(/1$/, '2')

const typeIntoBox = (text: string) => async (page: Page) => {
  await page.locator('.sr-box-field').fill(text)
  await page.locator('.sr-box-answer .sr-stack, .sr-box-answer p').first().waitFor()
  await page.waitForTimeout(450)
}

/** The list. */
export const SCREENS: readonly Screen[] = [
  { name: 'first-run', path: '/', query: 'scene=first-run' },
  {
    name: 'first-run-checked',
    path: '/',
    query: 'scene=first-run',
    once: true,
    before: async (page) => {
      await page.locator('button.plain').first().click()
      await page.locator('input[type=password]').first().fill('too short')
      await page.locator('button[type=submit]').click()
    },
  },
  { name: 'locked', path: '/', query: 'scene=locked' },
  { name: 'sign-in', path: '/', query: 'signed-out' },
  {
    name: 'sign-in-refused',
    path: '/',
    query: 'signed-out',
    once: true,
    before: async (page) => {
      await page.locator('input[autocomplete=username]').fill('maya')
      await page.locator('input[type=password]').fill('wrong')
      await page.locator('button[type=submit]').click()
      await page.locator('[role=alert]').waitFor()
    },
  },
  { name: 'today', path: '/' },
  { name: 'today-empty', path: '/', query: 'scene=empty' },
  { name: 'today-operator', path: '/', query: 'scene=empty&as=operator', once: true },
  { name: 'cases', path: '/cases' },
  { name: 'cases-empty', path: '/cases', query: 'scene=empty', once: true },
  { name: 'cases-full', path: '/cases', query: 'scene=full' },
  { name: 'cases-offline', path: '/cases', query: 'offline', once: true },
  { name: 'cases-slow', path: '/cases', query: 'slow', once: true },
  { name: 'open-case', path: '/cases/new' },
  { name: 'case', path: lantern },
  { name: 'case-full', path: lantern, query: 'scene=full' },
  { name: 'evidence', path: `${lantern}/evidence` },
  { name: 'evidence-full', path: `${lantern}/evidence`, query: 'scene=full' },
  { name: 'links', path: `${lantern}/links` },
  { name: 'compare', path: `${lantern}/links/${FIRST_LINK}` },
  { name: 'templates', path: `${lantern}/templates` },
  { name: 'template', path: `${lantern}/templates/${FIRST_EXHIBIT}/1` },
  {
    name: 'compare-sources',
    path: `${lantern}/sources/compare`,
    query: `a=${FIRST_EXHIBIT}.1&b=${FIRST_EXHIBIT}.4`,
  },
  { name: 'leads', path: '/leads' },
  { name: 'leads-empty', path: '/leads', query: 'scene=empty', once: true },
  { name: 'lead', path: `${lantern}/leads/${FIRST_LEAD}` },
  { name: 'case-leads', path: `${lantern}/leads`, once: true },
  { name: 'persons', path: `${lantern}/persons` },
  {
    name: 'person',
    path: `${lantern}/persons/${FIRST_PERSON}`,
    before: async (page) => {
      await page.locator('#identity summary').first().click()
    },
  },
  { name: 'chronology', path: `${lantern}/chronology` },
  {
    name: 'chronology-event',
    path: `${lantern}/chronology`,
    once: true,
    before: async (page) => {
      await page.locator('.sr-panel .sr-btn').first().click()
      await page.locator('.sr-panel form').waitFor()
    },
  },
  { name: 'case-road', path: `${lantern}/road` },
  { name: 'road', path: '/road' },
  { name: 'road-empty', path: '/road', query: 'scene=empty', once: true },
  { name: 'outcomes', path: '/outcomes' },
  { name: 'outcomes-empty', path: '/outcomes', query: 'scene=empty', once: true },
  { name: 'figures', path: '/figures' },
  { name: 'figures-empty', path: '/figures', query: 'scene=empty', once: true },
  { name: 'dossier', path: `${lantern}/dossier` },
  { name: 'log', path: `${lantern}/log` },
  { name: 'exhibit', path: `${lantern}/exhibits/${FIRST_EXHIBIT}` },
  {
    name: 'exhibit-opened',
    path: `${lantern}/exhibits/${FIRST_EXHIBIT}`,
    once: true,
    before: async (page) => {
      await page.locator('.sr-mark').first().click()
      await page.locator('.sr-shot button').first().click()
    },
  },
  { name: 'exhibit-hostile', path: `${lantern}/exhibits/${HOSTILE_EXHIBIT}`, query: 'scene=full' },
  { name: 'selector', path: `/selectors/${PHONE}` },
  {
    name: 'selector-elsewhere',
    path: `/selectors/${PHONE.replace(/1$/, '3')}`,
    once: true,
  },
  { name: 'box-url', path: lantern, before: typeIntoBox('https://harbour-jobs.example/ad/5521'), once: true },
  { name: 'box-phone', path: '/', before: typeIntoBox('+9779841225567') },
  { name: 'people', path: '/people', query: 'scene=full' },
  {
    name: 'people-add',
    path: '/people',
    once: true,
    before: async (page) => {
      await page.locator('.sr-head button').click()
      await page.locator('[role=dialog] input').first().waitFor()
    },
  },
  { name: 'custody', path: '/custody', query: 'as=auditor' },
  { name: 'account', path: '/me' },
  {
    name: 'menu',
    path: '/',
    before: async (page) => {
      await page.locator('.sr-account').click()
      await page.locator('[role=menu]').waitFor()
    },
  },
  { name: 'missing', path: '/nowhere', once: true },
  { name: 'settings', path: '/settings', query: 'as=operator', once: true },
  { name: 'watches', path: `${lantern}/watches` },
  {
    name: 'watch-form',
    path: `${lantern}/watches`,
    once: true,
    before: async (page) => {
      await page.locator('.sr-panel .sr-pad .sr-btn').first().click()
      await page.locator('.mantine-Modal-content form').waitFor()
      await page.waitForTimeout(300)
    },
  },
  { name: 'watch', path: `${lantern}/watches/${FIRST_WATCH}` },
  { name: 'lists', path: `${lantern}/lists`, once: true },
  { name: 'list', path: `${lantern}/lists/${FIRST_LIST}` },
  {
    name: 'whereabouts',
    path: `${lantern}/where`,
    before: async (page) => {
      await page.locator('select').first().selectOption({ index: 1 })
      await page.locator('.sr-where-room[data-ready=true], .sr-where-drawn svg').first().waitFor()
    },
  },
  { name: 'compare-exhibits', path: `${lantern}/exhibits/${FIRST_EXHIBIT}/compare/${SECOND_EXHIBIT}` },
]

/** The address of a screen in one language. */
export const addressOf = (screen: Screen, origin: string, locale: string): string =>
  `${origin}${screen.path}?${screen.query === undefined ? '' : `${screen.query}&`}locale=${locale}`
