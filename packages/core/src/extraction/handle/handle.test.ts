/** Handles: from links, after a platform's name, and bare. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

const read = (text: string): string[] =>
  extract(text, { countries: ['NP'] })
    .filter((mention) => mention.kind === 'handle' || mention.kind === 'phone')
    .map((mention) => mention.normal)

describe('a link names', () => {
  const LINKS: readonly (readonly [string, string])[] = [
    ['https://t.me/jane_roe', 'telegram:jane_roe'],
    ['t.me/s/Jane_Roe?before=5', 'telegram:jane_roe'],
    ['https://t.me/+9779800000101', '+9779800000101'],
    ['https://t.me/joinchat/AAAAAEabcdefgh', 'telegram:joinchat/aaaaaeabcdefgh'],
    ['tg://resolve?domain=jane_roe', 'telegram:jane_roe'],
    ['wa.me/9779800000101', '+9779800000101'],
    ['https://api.whatsapp.com/send?phone=9779800000101&text=hi', '+9779800000101'],
    ['whatsapp://send?phone=9779800000101', '+9779800000101'],
    ['https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv', 'whatsapp:abcdefghijklmnopqrstuv'],
    ['https://m.me/jane.roe', 'facebook:jane.roe'],
    ['https://www.facebook.com/profile.php?id=100000000000101', 'facebook:100000000000101'],
    ['https://m.facebook.com/groups/roomsinexample', 'facebook:groups/roomsinexample'],
    ['https://instagram.com/jane.roe/?hl=en', 'instagram:jane.roe'],
    ['https://www.tiktok.com/@jane.roe', 'tiktok:jane.roe'],
    ['https://x.com/jane_roe/status/1', 'twitter:jane_roe'],
    ['https://youtube.com/@janeroe', 'youtube:janeroe'],
    ['https://www.snapchat.com/add/janeroe', 'snapchat:janeroe'],
    ['https://line.me/ti/p/~janeroe', 'line:janeroe'],
    ['https://line.me/R/ti/p/@janeroe', 'line:@janeroe'],
    ['viber://chat?number=%2B9779800000101', '+9779800000101'],
    ['https://signal.me/#p/+9779800000101', '+9779800000101'],
    ['https://vk.com/janeroe', 'vk:janeroe'],
    ['https://discord.gg/abcDEF', 'discord:abcdef'],
    ['https://zalo.me/9779800000101', '+9779800000101'],
  ]
  for (const [link, normal] of LINKS)
    it(`${normal} in ${link}`, () => expect(read(`Rooms: ${link} ok`)).toEqual([normal]))

  it('nobody where it is one of the site’s own pages', () => {
    for (const link of [
      'https://facebook.com/watch/x',
      'https://instagram.com/p/abc',
      'https://t.me/share/url?x',
      'https://x.com/search?q=a',
      'https://www.facebook.com/',
      'https://example.com/jane',
    ]) {
      expect(read(link), link).toEqual([])
    }
  })

  it('with offsets that cut the name out of the text', () => {
    const text = 'at https://t.me/Jane_Roe now'
    const found = extract(text).find((mention) => mention.kind === 'handle')
    expect(found).toMatchObject({ original: 'Jane_Roe', rule: 'handle.link' })
    expect(text.slice(found?.start, found?.end)).toBe('Jane_Roe')
  })
})

describe('after the name of a platform', () => {
  const CUES: readonly (readonly [string, string])[] = [
    ['telegram: jane_roe9', 'telegram:jane_roe9'],
    ['Telegram - @JaneRoe', 'telegram:janeroe'],
    ['IG @jane.roe', 'instagram:jane.roe'],
    ['insta jane.roe', 'instagram:jane.roe'],
    ['LINE ID: jane99', 'line:jane99'],
    ['ไลน์ jane99', 'line:jane99'],
    ['टेलिग्राम: jane_roe', 'telegram:jane_roe'],
    ['微信：jane_roe', 'wechat:jane_roe'],
    ['wechat id jane_88', 'wechat:jane_88'],
    ['टेलिग्राममा @jane_roe', 'telegram:jane_roe'],
    ['on Instagram, @jane.roe', 'instagram:jane.roe'],
    ['snap => janeroe', 'snapchat:janeroe'],
    ['skype: jane.roe.9', 'skype:jane.roe.9'],
    ['FB: jane.roe.9', 'facebook:jane.roe.9'],
  ]
  for (const [text, normal] of CUES)
    it(`in ${JSON.stringify(text)}`, () => expect(read(`Rooms. ${text}.`)).toEqual([normal]))

  it('an ordinary word is no handle', () => {
    for (const text of [
      'Telegram group open',
      'facebook page',
      'a line of 20 people',
      'whatsapp number',
      'signal: available',
      'in line with',
      'telegram or viber',
      'snap decision',
      'Instagram, telegram_x',
    ]) {
      expect(read(text), text).toEqual([])
    }
  })

  it('a number is a number', () => {
    expect(read('telegram: +977 9800000101')).toEqual(['+9779800000101'])
    expect(read('whatsapp 9800000101')).toEqual(['+9779800000101'])
  })
})

describe('a bare at sign', () => {
  it('names a handle whose platform is unknown', () => {
    expect(read('hi @Jane_Roe, @jane.roe and の@janeに')).toEqual([
      'unknown:jane_roe',
      'unknown:jane.roe',
      'unknown:jane',
    ])
    expect(read('rt@jane')).toEqual(['unknown:jane'])
  })

  it('is none inside words, sums, addresses and lone signs', () => {
    for (const text of [
      'use @ first',
      'f!@kn',
      'a@b',
      'x@@y',
      '@éa',
      '@http://example.com',
      '@example.com',
      '5@6',
    ]) {
      expect(read(text), text).toEqual([])
    }
  })
})
