/**
 * The script that stands before every recorded page: it takes away what no policy of a browser governs. A peer connection
 * (WebRTC) asks servers outside for its own address, and would tell them that and from where the page is being looked at.
 */

/**
 * Removes the constructors from the window, and from every frame the moment it is put into the document: by a call (the
 * functions below), or by the parser (an observer, which runs before the next script). Frames have prototypes of their own,
 * so the same is done in each.
 */
const REMOVE = `(${(
  () => {
    const install = (win: Record<PropertyKey, unknown> & { document: unknown; length: number }): void => {
      const done = Symbol.for('smart-rescue-wall')
      if (win[done] === true) return
      Object.defineProperty(win, done, { value: true })
      for (const name of [
        'RTCPeerConnection',
        'webkitRTCPeerConnection',
        'mozRTCPeerConnection',
        'RTCIceTransport',
        'WebTransport',
      ])
        Object.defineProperty(win, name, { value: undefined, writable: false, configurable: false })
      const frames = (): void => {
        for (let n = 0; n < win.length; n++)
          try {
            install(win[n] as never)
          } catch {
            // A frame of another origin is none that a recorded page may reach into.
          }
      }
      const markup = new Set([
        'innerHTML',
        'outerHTML',
        'insertAdjacentHTML',
        'setHTML',
        'setHTMLUnsafe',
        'write',
        'writeln',
        'parseFromString',
        'createContextualFragment',
        'execCommand',
      ])
      const tame = (one: unknown) => (typeof one === 'string' ? one.replace(/srcdoc/gi, 'data-srcdoc') : one)
      const wrap = (target: unknown, name: string): void => {
        const owner = target as Record<string, { prototype?: object } | undefined>
        const found = owner && Object.getOwnPropertyDescriptor(owner, name)
        if (!found) return
        const after = (plain: unknown) =>
          typeof plain === 'function'
            ? function (this: unknown, ...given: unknown[]) {
                const result: unknown = Reflect.apply(plain, this, markup.has(name) ? given.map(tame) : given)
                frames()
                return result
              }
            : plain
        Object.defineProperty(
          owner,
          name,
          found.set === undefined
            ? { ...found, value: after(found.value) }
            : { ...found, set: after(found.set) as (value: unknown) => void },
        )
      }
      const prototypes = (name: string) => (win[name] as { prototype?: object } | undefined)?.prototype
      const calls: Record<string, string[]> = {
        Node: ['appendChild', 'insertBefore', 'replaceChild'],
        Element: [
          'append',
          'prepend',
          'before',
          'after',
          'replaceWith',
          'replaceChildren',
          'moveBefore',
          'insertAdjacentElement',
          'insertAdjacentHTML',
          'innerHTML',
          'outerHTML',
          'setHTML',
          'setHTMLUnsafe',
        ],
        CharacterData: ['before', 'after', 'replaceWith'],
        Document: ['write', 'writeln', 'append', 'prepend', 'replaceChildren', 'execCommand', 'open'],
        DocumentFragment: ['append', 'prepend', 'replaceChildren'],
        ShadowRoot: ['innerHTML', 'setHTML', 'setHTMLUnsafe'],
        Range: ['insertNode', 'surroundContents', 'createContextualFragment'],
        DOMParser: ['parseFromString'],
      }
      for (const [name, members] of Object.entries(calls))
        for (const member of members) wrap(prototypes(name), member)
      // A document in an attribute would be parsed beyond our reach: such frames stay empty.
      const frame = prototypes('HTMLIFrameElement')
      if (frame)
        Object.defineProperty(frame, 'srcdoc', { get: () => '', set: () => undefined, configurable: false })
      const element = prototypes('Element') as Record<string, (...given: unknown[]) => unknown> | undefined
      for (const name of ['setAttribute', 'setAttributeNS'])
        if (element?.[name]) {
          const plain = element[name]
          element[name] = function (this: unknown, ...given: unknown[]) {
            return given.some((one) => String(one).toLowerCase() === 'srcdoc')
              ? undefined
              : Reflect.apply(plain, this, given)
          }
        }
      const Observer = win.MutationObserver as new (
        run: () => void,
      ) => { observe(node: unknown, how: object): void }
      new Observer(frames).observe(win.document, { childList: true, subtree: true })
      frames()
    }
    install(globalThis as never)
  }
).toString()})()`

/** The script, as an element. */
export const WALL_ELEMENT = `<script>${REMOVE.replaceAll('</', '<\\/')}</script>`
