/** The platforms whose handles are known: the hosts of their links and the words people put before a name. A table, not code. */

/** One platform. `words` are what an advert writes before the name; `name` says which names the platform allows. */
export interface Platform {
  readonly id: string
  readonly words: readonly string[]
  readonly name: RegExp
}

const PLAIN = /^[a-z0-9_]{3,32}$/i
const DOTTED = /^[a-z0-9](?:[a-z0-9._-]{0,48}[a-z0-9_])$/i

/** In the order in which their words are tried. */
export const PLATFORMS: readonly Platform[] = [
  {
    id: 'telegram',
    words: [
      'telegram',
      'telegrm',
      'telgram',
      'tele',
      'tg',
      'टेलिग्राम',
      'टेलीग्राम',
      'টেলিগ্রাম',
      'เทเลแกรม',
      'телеграм',
      'تيليجرام',
      'تلگرام',
    ],
    name: PLAIN,
  },
  {
    id: 'instagram',
    words: ['instagram', 'insta', 'ig', 'इन्स्टाग्राम', 'इंस्टाग्राम', 'ইনস্টাগ্রাম', 'ไอจี', 'инстаграм', 'انستقرام'],
    name: DOTTED,
  },
  {
    id: 'whatsapp',
    words: [
      'whatsapp',
      'whats app',
      'واتساب',
      'واتس اب',
      'วอทส์แอป',
      'вотсап',
      'व्हाट्सएप',
      'ह्वाट्सएप',
      'হোয়াটসঅ্যাপ',
    ],
    name: PLAIN,
  },
  {
    id: 'facebook',
    words: ['facebook', 'messenger', 'fb', 'फेसबुक', 'ফেসবুক', 'เฟสบุ๊ค', 'เฟซบุ๊ก', 'เฟส', 'ເຟສບຸກ', 'فيسبوك'],
    name: DOTTED,
  },
  { id: 'line', words: ['line id', 'id line', 'line', 'ไลน์', 'แอดไลน์', 'ไอดีไลน์', 'ລາຍ'], name: DOTTED },
  {
    id: 'wechat',
    words: [
      'wechat',
      'we chat',
      'weixin',
      'vx',
      'v信',
      '微信',
      '微信号',
      '微信號',
      '微信id',
      '加微',
      '加微信',
      '加我微信',
      '加v',
      '加vx',
      '薇信',
      '威信',
      '徽信',
      'วีแชท',
      'วีแชต',
    ],
    name: DOTTED,
  },
  { id: 'qq', words: ['qq', 'qq号', 'qq號', '扣扣'], name: /^[1-9]\d{4,11}$/ },
  { id: 'tiktok', words: ['tiktok', 'tik tok', 'टिकटक', 'টিকটক', 'ติ๊กต๊อก'], name: DOTTED },
  {
    id: 'snapchat',
    words: ['snapchat', 'snap', 'sc', 'स्न्यापच्याट', 'स्नैपचैट', 'স্ন্যাপচ্যাট', 'سناب', 'سناب شات'],
    name: DOTTED,
  },
  { id: 'twitter', words: ['twitter', 'x.com', 'ट्विटर'], name: /^[a-z0-9_]{2,15}$/i },
  { id: 'youtube', words: ['youtube', 'yt'], name: DOTTED },
  { id: 'kik', words: ['kik'], name: DOTTED },
  { id: 'discord', words: ['discord', 'डिस्कॉर्ड'], name: DOTTED },
  { id: 'skype', words: ['skype', 'स्काइप', 'سكايب', 'скайп'], name: /^(?:live:)?[a-z][a-z0-9._-]{4,40}$/i },
  { id: 'viber', words: ['viber', 'भाइबर', 'वाइबर', 'ভাইবার', 'فايبر', 'вайбер'], name: PLAIN },
  { id: 'signal', words: ['signal'], name: /^[a-z_][a-z0-9_]{2,31}\.\d{2,}$/i },
  { id: 'threema', words: ['threema', 'threema id'], name: /^[A-Z0-9*]{8}$/ },
  { id: 'session', words: ['session id'], name: /^05[0-9a-f]{64}$/i },
  { id: 'wickr', words: ['wickr'], name: DOTTED },
  { id: 'vk', words: ['vkontakte', 'vk', 'вк'], name: DOTTED },
  { id: 'linkedin', words: ['linkedin'], name: DOTTED },
  { id: 'pinterest', words: ['pinterest'], name: DOTTED },
  { id: 'reddit', words: ['reddit'], name: /^[a-z0-9_-]{3,20}$/i },
  { id: 'threads', words: ['threads'], name: DOTTED },
  { id: 'zalo', words: ['zalo', 'ซาโล'], name: DOTTED },
  {
    id: 'kakaotalk',
    words: ['kakaotalk', 'kakao talk', 'kakao', 'katalk', '카톡', '카카오톡', 'คาเคา'],
    name: DOTTED,
  },
  { id: 'imo', words: ['imo', 'इमो', 'ইমো', 'ايمو'], name: DOTTED },
  { id: 'bigo', words: ['bigo live', 'bigo id', 'bigo'], name: DOTTED },
  { id: 'botim', words: ['botim', 'بوتيم', 'बोटिम'], name: DOTTED },
  { id: 'likee', words: ['likee'], name: DOTTED },
  { id: 'tango', words: ['tango id'], name: DOTTED },
  { id: 'michat', words: ['michat'], name: DOTTED },
  { id: 'litmatch', words: ['litmatch'], name: DOTTED },
  { id: 'twitch', words: ['twitch'], name: DOTTED },
  { id: 'bluesky', words: ['bluesky', 'bsky'], name: DOTTED },
]
