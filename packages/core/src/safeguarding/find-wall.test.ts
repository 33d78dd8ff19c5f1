/** Walls are named, and ordinary pages are not called walls. */
import { describe, expect, it } from 'vitest'
import { findWall, type PageFacts } from './find-wall.ts'

const page = (facts: Partial<PageFacts>): PageFacts => ({
  requestedUrl: 'https://jobs.example/ad/7',
  finalUrl: 'https://jobs.example/ad/7',
  status: 200,
  title: 'Waiter wanted',
  text: 'Waiter wanted for a hotel by the sea. Call 555-0100.',
  asksForPassword: false,
  challenged: false,
  ...facts,
})

describe('walls', () => {
  it.each<[string, Partial<PageFacts>, string]>([
    ['a challenge by its title', { title: 'Just a moment...', text: '', status: 403 }, 'bot'],
    ['a challenge by the server’s word', { challenged: true }, 'bot'],
    ['too many requests', { status: 429 }, 'bot'],
    ['a robot test in Spanish', { text: 'No soy un robot' }, 'bot'],
    ['a password field on a short page', { asksForPassword: true, text: 'Name Password Log in' }, 'login'],
    [
      'a redirect to a sign-in page',
      { finalUrl: 'https://jobs.example/login?next=%2Fad%2F7', text: 'Welcome' },
      'login',
    ],
    ['a request to sign in', { text: 'Please log in to see this profile.' }, 'login'],
    ['a request to sign in in Nepali', { text: 'हेर्न लगइन गर्नुहोस्' }, 'login'],
    ['a server that asks for a password', { status: 401, text: 'x'.repeat(2000) }, 'login'],
    ['a gone page with status 200', { title: 'Page not found', text: 'Sorry.' }, 'soft-404'],
    ['a removed advert', { text: 'This advert has been removed.' }, 'soft-404'],
    ['a gone page in Spanish', { text: 'Este anuncio ya no está disponible.' }, 'soft-404'],
  ])('names %s', (_, facts, kind) => {
    expect(findWall(page(facts))?.kind).toBe(kind)
    expect(findWall(page(facts))?.sentence).toMatch(/\.$/)
  })

  it.each<[string, Partial<PageFacts>]>([
    ['an ordinary advert', {}],
    ['a long page with a sign-in box', { asksForPassword: true, text: 'Many adverts. '.repeat(200) }],
    ['a long text about robots and captcha', { text: 'The captcha was broken. '.repeat(100) }],
    ['a sign-in page that was asked for and has content', { text: 'History of signing. '.repeat(100) }],
    ['a real 404, which its status already names', { status: 404, title: '404', text: 'Not found' }],
    ['a telephone number with 404 inside', { text: 'Call 555-4040 about the room.' }],
  ])('does not call %s a wall', (_, facts) => {
    expect(findWall(page(facts))).toBeUndefined()
  })
})
