/** What a link to a messenger or a social site names: a handle, a telephone number, an invitation. A table of hosts. */

/** A name found in a link: `at` counts from the start of the tail (path, query, fragment). `phone` when it is a number. */
interface NamedByLink {
  readonly platform: string
  readonly kind: 'handle' | 'phone' | 'account'
  readonly name: string
}

type Reader = (path: string, query: string, fragment: string) => NamedByLink | undefined

const handle = (platform: string, name: string | undefined): NamedByLink | undefined =>
  name === undefined || name === '' ? undefined : { platform, kind: 'handle', name }
const phone = (platform: string, name: string | undefined): NamedByLink | undefined =>
  name === undefined ? undefined : { platform, kind: 'phone', name }

const account = (platform: string, pattern: RegExp): Reader => {
  return (at) => {
    const name = pattern.exec(at)?.[1]
    return name === undefined ? undefined : { platform, kind: 'account', name }
  }
}

/** A first path segment that is a name, unless it is one of the site's own pages. */
const firstSegment = (
  platform: string,
  ownPages: string,
  name = /^\/@?([A-Za-z0-9._-]{2,64})(?:\/|$)/,
): Reader => {
  const own = new Set(ownPages.split(' '))
  return (path) => {
    const found = name.exec(path)?.[1]
    return found === undefined || own.has(found.toLowerCase()) ? undefined : handle(platform, found)
  }
}

const NUMBER_IN_QUERY = /[?&](?:phone|number|to)=((?:%2B|\+)?\d[\d-]{5,18})/i
const telegram: Reader = (path, query) => {
  const domain = /[?&]domain=([A-Za-z0-9_]{3,32})/.exec(query)?.[1]
  if (domain !== undefined) return handle('telegram', domain)
  const invite = /^\/(?:joinchat\/|\+)([A-Za-z0-9_-]{8,40})/.exec(path)
  if (invite && /^\/\+\d{7,15}$/.test(path)) return phone('telegram', path.slice(1))
  if (invite) return handle('telegram', path.slice(1))
  return TELEGRAM_NAME(path, query, '')
}
const TELEGRAM_NAME = firstSegment(
  'telegram',
  's c share addstickers addemoji iv proxy socks setlanguage bg login confirmphone boost joinchat',
  /^\/(?:s\/)?([A-Za-z0-9_]{3,32})(?:\/|$)/,
)
const whatsapp: Reader = (path, query) => {
  const number = NUMBER_IN_QUERY.exec(query)?.[1] ?? /^\/((?:%2B|\+)?\d{6,16})(?:\/|$)/i.exec(path)?.[1]
  if (number !== undefined) return phone('whatsapp', number)
  return handle('whatsapp', /^\/((?:message|qr|c|channel)\/[A-Za-z0-9]{6,40})/.exec(path)?.[1])
}
const facebookName = firstSegment(
  'facebook',
  'sharer sharer.php share share.php watch events marketplace pages story.php login login.php help photo photo.php photos reel reels hashtag plugins dialog tr policies privacy groups gaming home.php people profile.php public settings stories permalink.php media recover dialog l.php',
)
const facebook: Reader = (path, query, fragment) => {
  const id = path === '/profile.php' ? /[?&]id=(\d{5,20})/.exec(query)?.[1] : undefined
  if (id !== undefined) return handle('facebook', id)
  const person = /^\/(?:people\/[^/]+\/|groups\/)([A-Za-z0-9._-]{3,64})/.exec(path)
  if (person) return handle('facebook', path.startsWith('/groups/') ? `groups/${person[1]}` : person[1])
  return facebookName(path, query, fragment)
}
const path =
  (platform: string, pattern: RegExp): Reader =>
  (at) =>
    handle(platform, pattern.exec(at)?.[1])
const instagramName = firstSegment(
  'instagram',
  'p reel reels stories explore tv accounts about direct legal web share s',
  /^\/(?:stories\/)?([A-Za-z0-9._]{2,30})(?:\/|$)/,
)
const twitterName = firstSegment(
  'twitter',
  'i home search hashtag intent share explore login signup settings tos privacy notifications messages',
  /^\/([A-Za-z0-9_]{2,15})(?:\/|$)/,
)
const youtube = path('youtube', /^\/(?:@|c\/|user\/|channel\/)([A-Za-z0-9._-]{3,40})/)
const line: Reader = (at) =>
  handle(
    'line',
    /^\/(?:R\/)?ti\/(?:p|g)\/([~@]?[A-Za-z0-9._%-]{3,40})/.exec(at)?.[1]?.replace(/^(?:~|%40)/, ''),
  )
const signal: Reader = (_path, _query, fragment) => {
  const number = /^#p\/((?:%2B|\+)?\d{7,16})/i.exec(fragment)?.[1]
  return number === undefined
    ? handle('signal', /^#eu\/([A-Za-z0-9_-]{8,80})/.exec(fragment)?.[1])
    : phone('signal', number)
}
const viber: Reader = (at, query) => {
  const number = NUMBER_IN_QUERY.exec(query)?.[1] ?? /^\/((?:%2B|\+)?\d{7,16})/i.exec(at)?.[1]
  return number === undefined
    ? handle('viber', /^\/([A-Za-z][A-Za-z0-9_]{2,40})/.exec(at)?.[1])
    : phone('viber', number)
}

/** By host, without `www.` or `m.`; app links by `scheme:host`. */
export const PROFILE_LINKS: Readonly<Record<string, Reader>> = {
  't.me': telegram,
  'telegram.me': telegram,
  'telegram.dog': telegram,
  'tg://resolve': telegram,
  'wa.me': whatsapp,
  'api.whatsapp.com': whatsapp,
  'web.whatsapp.com': whatsapp,
  'whatsapp.com': whatsapp,
  'whatsapp://send': whatsapp,
  'chat.whatsapp.com': path('whatsapp', /^\/((?:invite\/)?[A-Za-z0-9]{10,30})/),
  'm.me': firstSegment('facebook', 'j'),
  'messenger.com': path('facebook', /^\/t\/([A-Za-z0-9._-]{3,64})/),
  'facebook.com': facebook,
  'web.facebook.com': facebook,
  'fb.com': facebook,
  'fb.me': facebook,
  'instagram.com': instagramName,
  'instagr.am': instagramName,
  'ig.me': path('instagram', /^\/m\/([A-Za-z0-9._]{2,30})/),
  'tiktok.com': path('tiktok', /^\/@([A-Za-z0-9._]{2,30})/),
  'twitter.com': twitterName,
  'x.com': twitterName,
  'threads.com': path('threads', /^\/@([A-Za-z0-9._]{2,30})/),
  'open.kakao.com': path('kakaotalk', /^\/((?:o|me)\/[A-Za-z0-9_-]{3,40})/),
  'qr.kakao.com': path('kakaotalk', /^\/(talk\/[A-Za-z0-9_.-]{6,60})/),
  'pf.kakao.com': path('kakaotalk', /^\/(_[A-Za-z0-9]{3,20})/),
  'join.skype.com': path('skype', /^\/((?:invite\/)?[A-Za-z0-9]{8,40})/),
  'page.line.me': path('line', /^\/@?([A-Za-z0-9._-]{3,40})/),
  'wa.link': path('whatsapp', /^\/([A-Za-z0-9]{5,12})/),
  'viber.me': viber,
  'discordapp.com': path('discord', /^\/(?:invite|users)\/([A-Za-z0-9-]{2,32})/),
  'weixin.qq.com': path('wechat', /^\/(r\/[A-Za-z0-9_-]{8,60})/),
  'user.qzone.qq.com': path('qq', /^\/([1-9]\d{4,11})/),
  'call.imo.im': path('imo', /^\/([A-Za-z0-9_-]{6,60})/),
  'imo.im': path('imo', /^\/(?:profile|add|join)\/([A-Za-z0-9_-]{4,60})/),
  'botim.me': path('botim', /^\/(?:mp\/|u\/)?([A-Za-z0-9._-]{4,40})/),
  'bsky.app': path('bluesky', /^\/profile\/([A-Za-z0-9.-]{3,60})/),
  'twitch.tv': firstSegment('twitch', 'directory p downloads jobs turbo settings search'),
  'fb://profile': path('facebook', /^\/(\d{5,20}|[A-Za-z0-9.]{5,50})/),
  'fb-messenger://user-thread': path('facebook', /^\/(\d{5,20}|[A-Za-z0-9.]{5,50})/),
  'instagram://user': (_path, query) =>
    handle('instagram', /[?&]username=([A-Za-z0-9._]{2,30})/.exec(query)?.[1]),
  'twitter://user': (_path, query) =>
    handle('twitter', /[?&]screen_name=([A-Za-z0-9_]{2,15})/.exec(query)?.[1]),
  'snapchat://add': path('snapchat', /^\/([A-Za-z0-9._-]{3,30})/),
  'zalo://conversation': (_path, query) => phone('zalo', NUMBER_IN_QUERY.exec(query)?.[1]),
  'threads.net': path('threads', /^\/@([A-Za-z0-9._]{2,30})/),
  'youtube.com': youtube,
  'snapchat.com': path('snapchat', /^\/(?:add\/|t\/|@)([A-Za-z0-9._-]{3,30})/),
  'line.me': line,
  'line://ti': path('line', /^\/p\/[~@]?([A-Za-z0-9._-]{3,40})/),
  'lin.ee': path('line', /^\/([A-Za-z0-9]{5,12})/),
  'signal.me': signal,
  'sgnl://signal.me': signal,
  'signal.group': (_path, _query, fragment) =>
    handle('signal', /^#([A-Za-z0-9_-]{20,120})/.exec(fragment)?.[1]),
  'viber://chat': viber,
  'viber://add': viber,
  'viber.click': viber,
  'chats.viber.com': viber,
  'invite.viber.com': (_path, query) => handle('viber', /[?&]g2=([A-Za-z0-9_-]{8,200})/.exec(query)?.[1]),
  'vk.com': firstSegment('vk', 'feed login video audio market wall away.php share.php'),
  'linkedin.com': path('linkedin', /^\/in\/([A-Za-z0-9._%-]{3,80})/),
  'discord.gg': path('discord', /^\/([A-Za-z0-9-]{2,32})/),
  'discord.com': path('discord', /^\/(?:invite|users)\/([A-Za-z0-9-]{2,32})/),
  'pinterest.com': firstSegment('pinterest', 'pin search ideas explore'),
  'kik.me': firstSegment('kik', 'g'),
  'reddit.com': path('reddit', /^\/(?:u|user)\/([A-Za-z0-9_-]{3,20})/),
  'u.wechat.com': path('wechat', /^\/([A-Za-z0-9_-]{8,60})/),
  'weixin://dl': path('wechat', /^\/chat\?([A-Za-z0-9_-]{5,40})/),
  'zalo.me': (at) => {
    const name = /^\/([A-Za-z0-9._]{5,32})/.exec(at)?.[1]
    return name !== undefined && /^\d+$/.test(name) ? phone('zalo', name) : handle('zalo', name)
  },
  'bigo.tv': path('bigo', /^\/(?:user\/)?([A-Za-z0-9._]{3,32})/),
  'paypal.me': account('paypal', /^\/(?:paypalme\/)?([A-Za-z0-9]{2,40})(?:\/|$)/),
  'paypal.com': account('paypal', /^\/paypalme\/([A-Za-z0-9]{2,40})(?:\/|$)/),
  'cash.app': account('cashapp', /^\/\$([A-Za-z0-9_-]{2,32})/),
  'cash.me': account('cashapp', /^\/\$([A-Za-z0-9_-]{2,32})/),
  'venmo.com': account('venmo', /^\/(?:u\/)?([A-Za-z0-9_-]{3,32})(?:\/|$)/),
  'account.venmo.com': account('venmo', /^\/u\/([A-Za-z0-9_-]{3,32})(?:\/|$)/),
  'wise.com': account('wise', /^\/pay\/(?:me|business)\/([A-Za-z0-9_-]{3,40})/),
  'revolut.me': account('revolut', /^\/([A-Za-z0-9_-]{3,32})(?:\/|$)/),
  'monzo.me': account('monzo', /^\/([A-Za-z0-9_-]{3,40})(?:\/|$)/),
}
