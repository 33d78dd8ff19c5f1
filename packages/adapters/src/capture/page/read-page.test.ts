/** The text is what a reader sees, whatever the encoding, the frames and the page's own rules. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Page, type Site, startSite } from '../testing/start-site.ts'

let site: Site

/** Windows-1251 has these letters from 0xC0 on. */
const cyrillic = (text: string): Buffer =>
  Buffer.from(
    [...text].map((sign) =>
      sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0),
    ),
  )

/** 求人 (vacancy) in Shift_JIS. */
const JAPANESE = Buffer.concat([
  Buffer.from('<meta charset=shift_jis><title>x</title><p>'),
  Buffer.from([0x8b, 0x81, 0x90, 0x6c]),
  Buffer.from('</p>'),
])

const strict: Page = (response) => {
  response.writeHead(200, {
    'content-type': 'text/html',
    'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'; sandbox",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  })
  response.end(
    '<title>Strict</title><p>Strict page, call 555-0101.</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  )
}

const rows = (count: number): string =>
  Array.from({ length: count }, (_, row) => `<p style="height:50px">row ${row}</p>`).join('')

beforeAll(async () => {
  site = await startSite({
    '/cyrillic': answer(
      cyrillic('<title>Работа</title><p>Работа в отеле</p>'),
      'text/html; charset=windows-1251',
    ),
    '/japanese': answer(JAPANESE, 'text/html'),
    '/strict': strict,
    '/order': answer(`<title>Order</title><p>one</p><iframe src="/inner"></iframe><p>three <b>bold</b></p>
      <iframe src="/unseen" style="display:none"></iframe><iframe srcdoc="<p>four</p>"></iframe>
      <div id=host></div><p hidden>hidden</p><script>host.attachShadow({ mode: 'open' }).innerHTML = '<p>five</p>'</script>
      <input value="six"><input type=password value="seven"><p style="text-transform:uppercase">eight</p>`),
    '/inner': answer('<p>two</p>'),
    '/unseen': answer('<p>unseen</p>'),
    '/composed': answer('<title>Cafe\u0301</title><p>Cafe\u0301\r\nnow</p>'),
    '/plain': answer('Waiter wanted\ncall 555-0102', 'text/plain'),
    '/late': answer(`<title>Late</title><div id=list></div><div id=end style="height:10px"></div><script>
      let batch = 0
      new IntersectionObserver(async (seen) => {
        if (!seen[0].isIntersecting || batch === 15) return
        batch += 1
        list.insertAdjacentHTML('beforeend', await (await fetch('/batch?n=' + batch)).text())
      }, { rootMargin: '200px' }).observe(end)
      setInterval(() => { const { observe } = IntersectionObserver.prototype }, 1000)
      addEventListener('scroll', () => 0)
    </script>`),
    '/feed': answer(`<title>Feed</title><div id=list></div><script>
      let busy = false, batch = 0
      const more = async () => {
        if (busy || batch === 15 || innerHeight + scrollY < document.documentElement.scrollHeight - 300) return
        busy = true
        batch += 1
        list.insertAdjacentHTML('beforeend', await (await fetch('/batch?n=' + batch)).text())
        busy = false
        more()
      }
      addEventListener('scroll', more); more()
    </script>`),
    '/batch': (response, request) => {
      const number = new URL(request.url ?? '', 'http://x').searchParams.get('n')
      setTimeout(() => response.end(`<h2>batch ${number}</h2>${rows(30)}`), 80)
    },
    '/lazy': answer(
      `<title>Lazy</title>${Array.from({ length: 30 }, (_, n) => `<p style="height:400px">row ${n}<img loading=lazy src="/pic/${n}.png" width=50 height=50></p>`).join('')}`,
    ),
    '/tall': answer(`<title>Tall</title>${rows(400)}`),
    '/bottomless': answer(`<title>Bottomless</title><div id=list></div><script>
      const more = () => { list.insertAdjacentHTML('beforeend', '<p style="height:900px">more</p>') }
      addEventListener('scroll', more); more(); more()
    </script>`),
    '/dialogs': answer(
      '<title>D</title><p>before</p><script>alert(1); confirm(2); prompt(3); onbeforeunload = () => "x"; document.body.append("after")</script>',
    ),
  })
})

afterAll(() => site.close())

const read = async (path: string) => (await captureOnce(site.url(path))).outcome

describe('encodings', () => {
  it('reads windows-1251 by its header and keeps its bytes', async () => {
    const { outcome, find } = await captureOnce(site.url('/cyrillic'))
    expect([outcome.title, outcome.text]).toEqual(['Работа', 'Работа в отеле'])
    expect(find('response', '/cyrillic')?.block.includes(cyrillic('Работа в отеле'))).toBe(true)
  })

  it('reads Shift_JIS by its meta element', async () => {
    expect((await read('/japanese')).text).toBe('求人')
  })

  it('hands out composed text (NFC) with plain line breaks', async () => {
    const outcome = await read('/composed')
    expect([outcome.title, outcome.text]).toEqual(['Café', 'Café now'])
  })

  it('shows a plain text as its reader sees it', async () => {
    const outcome = await read('/plain')
    expect([outcome.state, outcome.text]).toEqual(['complete', 'Waiter wanted\ncall 555-0102'])
  })
})

describe('order and visibility', () => {
  it('puts frames and shadow trees at their place and leaves out what nobody sees', async () => {
    const words = (await read('/order')).text.split(/\s+/)
    expect(words).toEqual(['one', 'two', 'three', 'bold', 'four', 'five', 'six', 'EIGHT'])
  })
})

describe('hardened pages', () => {
  it('are read under CSP, Trusted Types, sandbox, COOP and COEP', async () => {
    const outcome = await read('/strict')
    expect([outcome.state, outcome.text]).toEqual(['complete', 'Strict page, call 555-0101.'])
  })

  it('are not held up by dialogs', async () => {
    const outcome = await read('/dialogs')
    expect(outcome.state).toBe('complete')
    expect(outcome.text).toContain('after')
  })
})

describe('scrolling', () => {
  it('loads an endless list to its end', async () => {
    const outcome = await read('/feed')
    expect(outcome.state).toBe('complete')
    expect(outcome.text.match(/batch \d+/g)).toHaveLength(15)
    expect(outcome.report.scroll?.stoppedBecause).toMatch(/end of the page/)
  })

  it('makes the page ask for every lazy picture', async () => {
    const { outcome } = await captureOnce(site.url('/lazy'))
    const asked = outcome.report.requests.filter((each) => each.url.includes('/pic/'))
    expect(asked).toHaveLength(30)
    expect(asked.every((each) => each.fate === 'withheld')).toBe(true)
  })

  it('stops a bottomless page by a rule that is named, and does not call it complete', async () => {
    const { outcome } = await captureOnce(site.url('/bottomless'), { limits: { scrollSteps: 12 } })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.incomplete'])
    expect(outcome.report.scroll).toMatchObject({
      steps: 12,
      stoppedBecause: expect.stringMatching(/12 steps/),
    })
  })
})

describe('pictures of the page', () => {
  const sizeOf = (png: Buffer | undefined) => [png?.readUInt32BE(16), png?.readUInt32BE(20)]

  it('come in tiles of limited height that together show the whole', async () => {
    const { outcome, files } = await captureOnce(site.url('/tall'))
    const tiles = [...files].filter(([role]) => role.startsWith('screenshot-')).map(([, png]) => sizeOf(png))
    const height = tiles.reduce((sum, [, tall]) => sum + (tall ?? 0), 0)
    expect(tiles.every(([width, tall]) => width === 1280 && (tall ?? 0) <= 4_000)).toBe(true)
    expect(height).toBe(Math.ceil(outcome.report.scroll?.height ?? 0))
    expect(tiles.length).toBe(Math.ceil(height / 4_000))
  })

  it('that end before the page does make it partial', async () => {
    const limits = { screenshot: { tileHeight: 1_000, tiles: 2 } }
    const { outcome, files } = await captureOnce(site.url('/tall'), { limits })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.incomplete'])
    expect([...files.keys()].filter((role) => role.startsWith('screenshot-'))).toEqual([
      'screenshot-01',
      'screenshot-02',
    ])
  })
})
