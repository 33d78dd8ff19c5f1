/** Pages made of frames, walls of policies, and pictures that come late. */
import { answer, type Page } from '../start-site.ts'
import { makePicture } from './grey-picture.ts'

const LAZY = 60
const BATCHES = 15

const picture = (path: string, more = ''): string => `<img ${more} src="${path}" width=60 height=40 alt="">`

const lazyBody = Array.from({ length: LAZY }, (_, number) => {
  const gap = `<p style="height:300px">room ${number}</p>`
  return number % 2 === 0
    ? `${gap}${picture(`/lazy/${number}.png`, 'loading=lazy')}`
    : `${gap}<img data-src="/lazy/${number}.png" width=60 height=40 alt="">`
}).join('')

const lazyPage = `<title>Lazy</title>${lazyBody}<script>
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { entry.target.src = entry.target.dataset.src; seen.unobserve(entry.target) }
  })
  for (const image of document.querySelectorAll('[data-src]')) seen.observe(image)
</script>`

const infinitePage = `<title>Infinite</title><div id=list></div><div id=end style="height:20px"></div><script>
  let batch = 0, busy = false
  const more = async () => {
    if (busy || batch >= ${BATCHES}) return
    busy = true
    const text = await (await fetch('/batch?n=' + batch)).text()
    batch += 1
    list.insertAdjacentHTML('beforeend', text)
    busy = false
    if (end.getBoundingClientRect().top < innerHeight + 200) more()
  }
  new IntersectionObserver((entries) => { if (entries[0].isIntersecting) more() }, { rootMargin: '200px' }).observe(end)
</script>`

/** Everything that forbids: scripts by nonce, Trusted Types, isolation of the origin, no objects, no framing. */
const STRICT: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'geolocation=(), camera=()',
}

/** The pages; `other` is the address of a second site, of another origin and so of another process. */
export const framePages = (other: () => string): Record<string, Page> => {
  const pages: Record<string, Page> = {
    '/lazy': answer(lazyPage),
    '/infinite': answer(infinitePage),
    '/batch': (response, request) => {
      const number = Number(new URL(request.url ?? '', 'http://x').searchParams.get('n'))
      const rows = Array.from(
        { length: 6 },
        (_, at) => `<p style="height:120px">room</p>${picture(`/infinite/${number * 6 + at}.png`)}`,
      )
      setTimeout(() => answer(`<h2>batch ${number}</h2>${rows.join('')}`)(response, request), 60)
    },
    '/frames': (response, request) =>
      answer(
        `<title>Frames</title><p>outer</p><iframe src="/inner"></iframe><iframe src="${other()}/far"></iframe>
         <iframe srcdoc="<p>from srcdoc</p><img src=/frame.png width=9 height=9>"></iframe>`,
      )(response, request),
    '/inner': (response, request) =>
      answer(`<p>inner</p><iframe src="${other()}/deep"></iframe>`)(response, request),
    '/strict': (response) => {
      response.writeHead(200, STRICT)
      response.end(
        `<!doctype html><html><head><title>Strict</title></head><body><p id="p">strict page</p><img src="/strict.png" width="20" height="20" alt=""><script nonce="abc">
          addEventListener('securitypolicyviolation', (event) => { p.textContent = 'violated: ' + event.violatedDirective + ' ' + event.blockedURI })
          p.append(crossOriginIsolated ? ', isolated' : ', not isolated')
        </script></body></html>`,
      )
    },
    '/sandboxed': (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': 'sandbox' })
      response.end('<title>Sandbox</title><p>no script may run here</p>')
    },
  }
  for (const [folder, count] of [
    ['lazy', LAZY],
    ['infinite', BATCHES * 6],
  ] as const)
    for (let number = 0; number < count; number += 1)
      pages[`/${folder}/${number}.png`] = answer(makePicture(60, 40, [40, 90, 160], number), 'image/png')
  pages['/frame.png'] = answer(makePicture(9, 9, [10, 120, 60]), 'image/png')
  pages['/strict.png'] = (response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'cross-origin-resource-policy': 'same-origin' })
    response.end(makePicture(20, 20, [10, 60, 120]))
  }
  return pages
}

/** Pages of the second site. */
export const farPages: Readonly<Record<string, Page>> = {
  '/far': answer('<p>far</p><script>fetch("/far-data")</script>'),
  '/far-data': answer('{"far":true}', 'application/json'),
  '/deep': answer('<p>deep</p>'),
}
