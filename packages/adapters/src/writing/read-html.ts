/** Reads HTML of ours into a small tree of elements and texts. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** A text, or an element with what is inside. */
export type HtmlPiece = string | HtmlTag

/** An element. */
export interface HtmlTag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inside: readonly HtmlPiece[]
}

type Node = DefaultTreeAdapterTypes.ChildNode

const toPiece = (node: Node): readonly HtmlPiece[] => {
  if (node.nodeName === '#text' && 'value' in node) return [node.value]
  if (!('tagName' in node)) return []
  return [
    {
      name: node.tagName,
      attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      inside: node.childNodes.flatMap(toPiece),
    },
  ]
}

/** The body of a document, and its language. */
export const readHtml = (html: string): { readonly language: string; readonly body: HtmlTag } => {
  const root = parse(html).childNodes.flatMap(toPiece).find(isTag)
  const body = root?.inside.filter(isTag).find(({ name }) => name === 'body')
  return {
    language: root?.attributes.lang ?? 'en',
    body: body ?? { name: 'body', attributes: {}, inside: [] },
  }
}

/** Whether it is an element. */
export const isTag = (piece: HtmlPiece): piece is HtmlTag => typeof piece !== 'string'

/** Whether an element has a class. */
export const hasClass = ({ attributes }: HtmlTag, name: string): boolean =>
  (attributes.class ?? '').split(' ').includes(name)

/** Every element of a name inside, in order, not looking into what it found. */
export const findTags = (tag: HtmlTag, ...names: readonly string[]): readonly HtmlTag[] =>
  tag.inside.filter(isTag).flatMap((each) => (names.includes(each.name) ? [each] : findTags(each, ...names)))
