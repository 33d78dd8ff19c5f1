/** Handles after the name of a platform and after an at sign: the ways people write them, in several scripts, and the sentences that name none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const handles = (text: string) => extract(text, { kinds: ['handle'] }).map(({ normal }) => normal)

/** What people write before a name → the platform meant. */
const CUES: readonly (readonly [string, string])[] = [
  ['Telegram:', 'telegram'],
  ['telegram @', 'telegram'],
  ['Telegram ID:', 'telegram'],
  ['telegrm:', 'telegram'],
  ['TG: ', 'telegram'],
  ['टेलिग्राम: ', 'telegram'],
  ['टेलीग्राम ', 'telegram'],
  ['টেলিগ্রাম: ', 'telegram'],
  ['เทเลแกรม ', 'telegram'],
  ['телеграм: ', 'telegram'],
  ['تيليجرام: ', 'telegram'],
  ['Instagram: ', 'instagram'],
  ['insta @', 'instagram'],
  ['IG: ', 'instagram'],
  ['ig @', 'instagram'],
  ['इन्स्टाग्राम: ', 'instagram'],
  ['ไอจี: ', 'instagram'],
  ['Facebook: ', 'facebook'],
  ['FB: ', 'facebook'],
  ['messenger: ', 'facebook'],
  ['फेसबुक: ', 'facebook'],
  ['ເຟສບຸກ: ', 'facebook'],
  ['LINE ID: ', 'line'],
  ['line id ', 'line'],
  ['ไอดีไลน์ ', 'line'],
  ['แอดไลน์ ', 'line'],
  ['WeChat: ', 'wechat'],
  ['微信：', 'wechat'],
  ['加微：', 'wechat'],
  ['vx: ', 'wechat'],
  ['TikTok: @', 'tiktok'],
  ['tik tok: ', 'tiktok'],
  ['snap: ', 'snapchat'],
  ['Snapchat – ', 'snapchat'],
  ['kik: ', 'kik'],
  ['Discord: ', 'discord'],
  ['skype: ', 'skype'],
  ['Zalo: ', 'zalo'],
  ['KakaoTalk: ', 'kakaotalk'],
  ['VK: ', 'vk'],
  ['twitter: @', 'twitter'],
]

describe('a name after the name of its platform', () => {
  it.each(CUES)('is read after «%s» as one of %s', (cue, platform) => {
    const text = `Write to ${cue}blue_door7 please`
    if (/–/.test(cue)) {
      expect(handles(text).every((normal) => normal.startsWith(`${platform}:`))).toBe(true)
      return
    }
    expect(handles(text)).toEqual([`${platform}:blue_door7`])
  })

  it('is found at its place, with its at sign and without what follows it', () => {
    for (const tail of ['', '.', ',', ' after six', '!', ')', '\n', '।', '。']) {
      const text = `Telegram: @Blue_Door7${tail}`
      const [found] = extract(text, { kinds: ['handle'] })
      expect(found).toMatchObject({
        original: '@Blue_Door7',
        normal: 'telegram:blue_door7',
        start: 10,
        end: 21,
      })
    }
  })

  it('is the same selector in any case and with any sign between', () => {
    const written = ['telegram: blue_door7', 'Telegram @BLUE_DOOR7', 'TELEGRAM=blue_door7', 'tg: Blue_Door7']
    expect(new Set(written.flatMap(handles))).toEqual(new Set(['telegram:blue_door7']))
  })

  it('is one selector for each platform: the same name elsewhere is another', () => {
    expect(handles('telegram: blue_door7, insta: blue_door7')).toEqual([
      'telegram:blue_door7',
      'instagram:blue_door7',
    ])
  })
})

/** Sentences that name a platform or hold an at sign, and nobody. */
const NOBODY: readonly (readonly [string, string])[] = [
  ['a platform alone', 'We are on Telegram.'],
  ['a platform and a verb', 'Telegram is down today.'],
  ['a platform and a group', 'Join our Telegram group now.'],
  ['a platform and a number', 'WhatsApp only, Viber also.'],
  ['two platforms', 'Telegram or WhatsApp or Viber.'],
  ['a line of text', 'The first line of the text.'],
  ['a line of people', 'Stand in line for tickets.'],
  ['a signal', 'The signal was weak near the park.'],
  ['a session', 'The session begins at six.'],
  ['a snap', 'It was a cold snap.'],
  ['threads', 'He sells threads and buttons.'],
  ['a price', 'Tea @ 20 each'],
  ['an e-mail address', 'jane.roe@sea-hotel.org'],
  ['a lone sign', 'Meet @ the park'],
  ['a sign and one letter', 'see @a'],
  ['a sign and a number', 'call @9800000101'],
  ['a sign inside a word', 'a@b'],
  ['a file at two sizes', 'logo@2x'],
  ['a sign before a host', '@hotel.com'],
  ['Nepali on a platform', 'टेलिग्राममा कुरा गरौं।'],
  ['Thai on a platform', 'ใช้ไลน์ทุกวัน'],
]

describe('a sentence that names nobody', () => {
  it.each(NOBODY)('gives no handle: %s', (_, text) => {
    expect(handles(text)).toEqual([])
  })
})

describe('a name after an at sign alone', () => {
  it.each([
    ['@blue_door', 'unknown:blue_door'],
    ['(@blue.door)', 'unknown:blue.door'],
    ['RT@blue_door', 'unknown:blue_door'],
    ['by @Blue_Door.', 'unknown:blue_door'],
    ['用户@blue_door', 'unknown:blue_door'],
    ['देखौं @blue_door', 'unknown:blue_door'],
    ['@blue_door!', 'unknown:blue_door'],
    ['"@blue_door"', 'unknown:blue_door'],
  ])('is read in %j, and the platform is not guessed', (text, normal) => {
    expect(handles(text)).toEqual([normal])
    expect(extract(text, { kinds: ['handle'] })[0]?.confidence).toBeLessThan(0.85)
  })

  it('is kept whole and lower-cased, whatever letters it has', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcXYZ_019'), minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(name, (text) => {
        if (/^\d{7,}$/.test(text) || !/[A-Za-z0-9]/.test(text)) return
        expect(handles(`see @${text} now`)).toEqual([`unknown:${text.toLowerCase()}`])
      }),
    )
  })
})
