/** A converter for tests: it reads plain text, and does with the rest what the file says on its first line. */
import type { Converter, HeldChild, HeldReading } from '@smart-rescue/features/ports/held/converting'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const base: HeldReading = {
  state: 'read',
  kind: 'text',
  mediaType: 'text/plain',
  text: '',
  facts: [],
  messages: [],
  derivatives: [],
  children: [],
  problems: [],
  confinement: 'none: a fake',
}

/** `CHILD name text` lines are files inside. */
const childrenOf = (text: string): HeldChild[] =>
  [...text.matchAll(/^CHILD (\S+) (.*)$/gm)].map(([, name = '', content = '']) => {
    const bytes = new TextEncoder().encode(content)
    return { name, mediaType: 'text/plain', length: bytes.length, bytes }
  })

/** `name: text` lines are messages of a chat. */
const messagesOf = (text: string): HeldReading['messages'] =>
  [...text.matchAll(/^(\w+): (.*)$/gm)].map(([, from = '', said = '']) => ({ from, text: said }))

/**
 * First line → reading: `QUARANTINE` and `REFUSE` end so; `CHAT` has messages; `ARCHIVE` is a web archive;
 * `PICTURE` is an image with one derivative
 * where media is allowed; anything else is text. `CHILD name text` lines are files inside.
 */
export const createFakeConverter = (): Converter => ({
  read: async ({ bytes }, { media }): Promise<HeldReading> => {
    const text = decode(bytes)
    const children = childrenOf(text)
    if (text.startsWith('QUARANTINE'))
      return {
        ...base,
        state: 'quarantined',
        kind: 'archive',
        reason: { code: 'file.bomb', sentence: 'The archive unpacks to far more than it should.' },
        children,
        derivatives: [
          { role: 'view-01', name: 'a.webp', mediaType: 'image/webp', bytes, method: 'must not be kept' },
        ],
      }
    if (text.startsWith('ARCHIVE'))
      return { ...base, kind: 'web-archive', mediaType: 'application/warc', text: 'http://one.example/' }
    if (text.startsWith('REFUSE'))
      return {
        ...base,
        state: 'refused',
        kind: 'unknown',
        reason: { code: 'file.unknown', sentence: 'The kind of this file is not known.' },
      }
    if (text.startsWith('PICTURE') || text.startsWith('\x89PNG'))
      return {
        ...base,
        kind: 'image',
        mediaType: 'image/png',
        facts: [{ group: 'EXIF', name: 'Model', value: 'Invented 5' }],
        derivatives:
          media === 'allowed'
            ? [
                {
                  role: 'view-01',
                  name: 'view-01.webp',
                  mediaType: 'image/webp',
                  bytes: new TextEncoder().encode('pixels'),
                  method: 'fake 1',
                },
              ]
            : [],
      }
    return {
      ...base,
      ...(text.startsWith('CHAT') ? { kind: 'chat' as const, messages: messagesOf(text) } : {}),
      text,
      children,
      facts: [{ group: 'Document', name: 'Author', value: 'Invented' }],
      problems: children.length > 0 ? ['It holds other files.'] : [],
    }
  },
  recognise: async (_picture, languages) => ({
    text: 'Ring +977 972-0000 123',
    confidence: 0.5,
    languages,
    method: 'fake 1',
  }),
  detectLanguage: async () => [{ language: 'en', confidence: 0.9 }],
  close: async () => undefined,
})
