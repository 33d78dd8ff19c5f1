/** Scripts that cover pictures for the screenshot, in our own world of a page whose own scripts are stopped, after everything was recorded. */

/** How many elements a document has. */
export const COUNT_ELEMENTS = `function () { return document.querySelectorAll('*').length }`

/** Marks every element of the document, and none inside its shadow roots, with a value that the page cannot know. Argument: the value. */
export const MARK_LIGHT = `function (value) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { scroll-margin-top: ' + value + ' !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}`

/**
 * Covers. Arguments: true for every picture that needed no request (data:, blob:, canvas, embedded), false for those
 * alone that could not be screened (kept by READ_INNER_PICTURES) and for blob: in styles; then closed shadow roots,
 * which no selector reaches. Styles are set on the elements themselves, with importance and without transitions: no
 * rule of the page outranks that. What a generated box still shows after that takes its element out of the picture.
 */
export const COVER_PICTURES = `function (everything, ...closed) {
  const STILL = [['transition', 'none'], ['animation', 'none']]
  const TILE = [...STILL, ['object-position', '-99999px -99999px'], ['object-fit', 'none'], ['overflow', 'clip'], ['background', '#d3d9e2'], ['border-image', 'none'], ['content', 'normal']]
  const BARE = [...STILL, ['background-image', 'none'], ['border-image', 'none'], ['list-style-image', 'none'], ['mask', 'none'], ['-webkit-mask', 'none'], ['filter', 'none'], ['content', 'normal'], ['background-color', '#d3d9e2']]
  const GONE = [...STILL, ['visibility', 'hidden'], ['display', 'none']]
  const set = (element, styles) => { for (const [name, value] of styles) element.style?.setProperty(name, value, 'important') }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(\`@layer {
    [data-smart-rescue-before]::before, [data-smart-rescue-after]::after { transition: none !important; animation: none !important; background-image: none !important; border-image: none !important; mask: none !important; -webkit-mask: none !important; filter: none !important; content: "" !important; background-color: #d3d9e2 !important; }
    [data-smart-rescue-marker]::marker { content: none !important; }
    ::backdrop, ::placeholder, ::file-selector-button { transition: none !important; background-image: none !important; border-image: none !important; }
  }\`)
  const RARE = /first-l|details-content|selection|-webkit-|::part|::cue/i
  const rare = new CSSStyleSheet()
  rare.replaceSync('@layer { *::first-letter, *::first-line, *::details-content, *::selection { background-image: none !important; border-image: none !important; } }')
  const INNER = everything ? /url\\(\\s*["']?(data|blob):/i : /url\\(\\s*["']?blob:/i
  const KEYS = ['backgroundImage', 'borderImageSource', 'listStyleImage', 'maskImage', 'filter']
  const holds = (style) => KEYS.some((key) => { const value = style[key]; return value !== undefined && value !== 'none' && INNER.test(value) })
  const boxOf = (element, name) => { const style = getComputedStyle(element, '::' + name); return (style.content !== 'none' || name === 'marker') && (holds(style) || INNER.test(style.content)) }
  const boxes = []
  const self = []
  const look = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      const own = getComputedStyle(element)
      if (own.backgroundImage !== 'none' || own.borderImageSource !== 'none' || own.listStyleImage !== 'none' || own.maskImage !== 'none' || own.filter !== 'none' || own.content !== 'normal')
        if (holds(own) || (everything && /url\\(/.test(own.filter)) || INNER.test(own.content)) self.push(element)
      if (boxOf(element, 'before')) boxes.push([element, 'before'])
      if (boxOf(element, 'after')) boxes.push([element, 'after'])
      if (own.display.includes('list-item') && boxOf(element, 'marker')) boxes.push([element, 'marker'])
      if (element.shadowRoot !== null) cover(element.shadowRoot)
    }
  }
  const isRare = (tree) => [...tree.styleSheets, ...tree.adoptedStyleSheets].some((each) => {
    try { return [...each.cssRules].some((rule) => RARE.test(rule.cssText) || rule.styleSheet !== undefined) } catch { return true }
  })
  const cover = (tree) => {
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet, ...(isRare(tree) ? [rare] : [])]
    if (everything) {
      for (const element of tree.querySelectorAll('img, video, canvas, input[type=image]')) set(element, TILE)
      for (const element of tree.querySelectorAll('audio, object, embed')) set(element, [...STILL, ['visibility', 'hidden']])
      for (const element of tree.querySelectorAll('image, feImage')) set(element, GONE)
    }
    look(tree)
  }
  cover(document)
  for (const root of closed) cover(root)
  if (!everything) for (const element of globalThis.smartRescueUnscreened ?? []) set(element, element.localName === 'image' ? GONE : TILE)
  for (const element of self) set(element, BARE)
  for (const [element, name] of boxes) element.setAttribute('data-smart-rescue-' + name, '')
  const isLeft = (element) => { const own = getComputedStyle(element); return holds(own) || INNER.test(own.content) }
  for (const element of self) if (isLeft(element)) set(element, GONE)
  for (const [element, name] of boxes) if (boxOf(element, name)) set(element, GONE)
  return self.length + boxes.length
}`

/**
 * The pictures of a frame that came without a request, so that they can be screened: address and base64 of each, or no
 * base64 where it cannot be read. Keeps their elements in our world; argument: the most bytes of one.
 */
export const READ_INNER_PICTURES = `async function (most) {
  const elements = []
  const collect = (tree) => {
    for (const element of tree.querySelectorAll('*')) {
      const name = element.localName
      const address = name === 'image' ? element.href?.baseVal : name === 'img' ? element.currentSrc || element.src : name === 'input' && element.type === 'image' ? element.src : name === 'video' ? element.currentSrc || (element.srcObject ? 'blob:' : '') || element.poster : ''
      if (name === 'canvas' || /^(data|blob):/i.test(address ?? '')) elements.push([element, address ?? ''])
      if (element.shadowRoot !== null) collect(element.shadowRoot)
    }
  }
  collect(document)
  globalThis.smartRescueInner = elements.map(([element]) => element)
  const base64 = (blob) => new Promise((done) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => done(undefined)
    reader.readAsDataURL(blob)
  })
  const drawn = (element) => {
    const canvas = document.createElement('canvas')
    canvas.width = element.naturalWidth || 1
    canvas.height = element.naturalHeight || 1
    canvas.getContext('2d').drawImage(element, 0, 0)
    return canvas.toDataURL('image/png').replace(/^[^,]*,/, '')
  }
  return Promise.all(elements.map(async ([element, address]) => {
    try {
      if (element.localName === 'canvas') return { address: 'canvas', base64: element.toDataURL('image/png').replace(/^[^,]*,/, '') }
      if (/^data:/i.test(address)) {
        const [head, body] = [address.slice(0, address.indexOf(',')), address.slice(address.indexOf(',') + 1)]
        return { address: 'data:', base64: /;base64/i.test(head) ? decodeURIComponent(body) : btoa(unescape(body)) }
      }
      if (element.localName === 'video') return { address }
      const blob = await fetch(address).then((answer) => answer.blob()).catch(() => undefined)
      if (blob !== undefined && blob.size > most) return { address }
      return { address, base64: blob === undefined ? drawn(element) : await base64(blob) }
    } catch { return { address: address.slice(0, 200) } }
  }))
}`

/** Keeps for COVER_PICTURES which of the pictures that were read may not be shown. Argument: their places. */
export const KEEP_UNSCREENED = `function (places) {
  globalThis.smartRescueUnscreened = places.map((at) => globalThis.smartRescueInner[at]).filter((each) => each !== undefined)
}`
