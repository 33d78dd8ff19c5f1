/** HTML from data: every value is escaped unless it is HTML made here, so that no text of a page or person can become markup. */

/** A piece of HTML that was made by `html` or `raw`. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes a text for elements and quoted attributes. Control characters, which have no place in a document, become U+FFFD. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? '')

/** What a template may hold. Arrays are joined without a separator; `undefined` and `false` leave nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[]

const render = (value: HtmlValue): string => {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

/** A template whose values are escaped: html`<p>${title}</p>`. */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(strings.map((part, i) => part + render(values[i])).join(''))

/** Text that is HTML already, written in this code base. */
export const raw = (text: string): Html => new Html(text)

/** A text that somebody else wrote, kept from changing the direction of what stands around it. */
export const foreign = (text: string): Html => html`<bdi>${text}</bdi>`
