/** Builds elements from data: texts become text nodes, so nothing of a package can become markup. */

/** What may stand inside an element; `undefined` leaves nothing. */
export type Child = Node | string | undefined

/** Attributes by name; `undefined` and `false` leave the attribute out, `true` sets it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Makes an element with attributes and children. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value))
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A text that somebody else wrote, kept from turning what stands around it. */
export const foreign = (text: string): HTMLElement => element('bdi', {}, text)
