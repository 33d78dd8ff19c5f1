/** The scripts that run in our own world of a page, as source text. They read and scroll; none changes a node of the page before it is recorded. */

/** Text as a reader sees it. Arguments: the elements that hold frames; each visible one leaves `NUL index NUL` at its place. */
export const READ_TEXT = `function (...owners) {
  // By name and not by class: an element that our world met first by way of another frame has that frame's classes.
  const isHtml = (element) => element.namespaceURI === 'http://www.w3.org/1999/xhtml'
  const root = document.body ?? document.documentElement
  if (root === null) return ''
  if (!isHtml(root)) return root.textContent ?? ''
  const frames = new Map(owners.map((owner, index) => [owner, index]))
  const special = new Set()
  const onPath = new Set()
  const isField = (element) => (isHtml(element) && element.localName === 'input' && !['hidden', 'password', 'checkbox', 'radio', 'file', 'color', 'range', 'image'].includes(element.type) && element.value !== '') || (isHtml(element) && element.localName === 'textarea' && element.value !== '')
  const mark = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot === null && !frames.has(element) && !isField(element)) continue
      special.add(element)
      for (let at = element; at !== null && !onPath.has(at); at = at.assignedSlot ?? at.parentNode ?? at.host ?? null) onPath.add(at)
      if (element.shadowRoot !== null) mark(element.shadowRoot)
    }
  }
  mark(document)
  if (special.size === 0) return root.innerText
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true })
  const read = (node) => {
    if (node.nodeType === 3) return node.data.replace(/[ \\t\\n\\r\\f]+/g, ' ')
    if (node.nodeType !== 1) return ''
    if (frames.has(node)) return isSeen(node) && node.getClientRects().length > 0 ? '\\n\\u0000' + frames.get(node) + '\\u0000\\n' : ''
    if (isField(node)) return isSeen(node) ? ' ' + node.value + ' ' : ''
    const style = getComputedStyle(node)
    if (style.display === 'none') return ''
    const isBlock = !/^(inline|contents|ruby)/.test(style.display)
    let text
    if (node.shadowRoot !== null) text = [...node.shadowRoot.childNodes].map(read).join('')
    else if (isHtml(node) && node.localName === 'slot' && node.assignedNodes().length > 0) text = node.assignedNodes({ flatten: true }).map(read).join('')
    else if (onPath.has(node)) text = [...node.childNodes].map(read).join('')
    else if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD'].includes(node.nodeName)) text = ''
    else if (node.nodeName === 'BR') text = '\\n'
    else text = node.innerText ?? (isSeen(node) ? node.textContent : '')
    return isBlock && text !== '' ? '\\n' + text + '\\n' : text
  }
  return read(root)
}`

/** The document as it stands, open shadow roots included as declarative ones. */
export const READ_DOM = `function () {
  const root = document.documentElement
  if (root === null) return ''
  const type = document.doctype === null ? '' : new XMLSerializer().serializeToString(document.doctype) + '\\n'
  if (root.namespaceURI !== 'http://www.w3.org/1999/xhtml') return new XMLSerializer().serializeToString(document)
  const roots = []
  const collect = (tree) => {
    for (const element of tree.querySelectorAll('*')) if (element.shadowRoot !== null) { roots.push(element.shadowRoot); collect(element.shadowRoot) }
  }
  collect(document)
  if (roots.length === 0 || root.getHTML === undefined) return type + root.outerHTML
  const open = root.cloneNode(false).outerHTML.replace(/<\\/html>$/i, '')
  return type + open + root.getHTML({ shadowRoots: roots }) + '</html>'
}`

/** Facts for the wall rules and the record of the page. */
export const READ_FACTS = `function () {
  const fields = [...document.querySelectorAll('input[type=password]')]
  return {
    title: document.title,
    url: location.href,
    asksForPassword: fields.some((field) => field.checkVisibility({ visibilityProperty: true }) && field.getClientRects().length > 0),
  }
}`

/** Scrolls one step down and waits for two frames. Arguments: part of the view (0 to look only). Where the document itself does not scroll, the largest inner box that does is taken. */
export const SCROLL_STEP = `async function (part) {
  const pick = () => {
    const top = document.scrollingElement ?? document.documentElement
    if (top.scrollHeight > innerHeight + 4) return top
    const held = globalThis.smartRescueScroller
    if (held !== undefined && held.isConnected) return held
    let best = top
    let area = innerWidth * innerHeight * 0.35
    for (const box of document.querySelectorAll('body, main, div, section, article, ul')) {
      if (box.scrollHeight <= box.clientHeight + 40 || box.clientHeight === 0) continue
      const size = box.clientWidth * box.clientHeight
      if (size > area && /auto|scroll|overlay/.test(getComputedStyle(box).overflowY)) { best = box; area = size }
    }
    if (best !== top) globalThis.smartRescueScroller = best
    return best
  }
  const box = pick()
  if (part > 0) {
    box.scrollBy({ top: box.clientHeight * part, behavior: 'instant' })
    await Promise.race([
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      new Promise((done) => setTimeout(done, 120)),
    ])
  }
  const last = pick()
  return { top: last.scrollTop, height: last.scrollHeight, view: last.clientHeight, inner: last !== (document.scrollingElement ?? document.documentElement) }
}`

/** Back to the top, where a reader begins. */
export const SCROLL_TOP = `function () {
  globalThis.smartRescueScroller?.scrollTo({ top: 0, behavior: 'instant' })
  scrollTo({ top: 0, behavior: 'instant' })
}`
