/** Reads a loaded page as its reader saw it: text of all frames in order, the rendered documents, the facts about walls. */
import { callInFrame, listFrames, type PageFrame, readLongText } from './page-frames.ts'
import { READ_DOM, READ_FACTS, READ_TEXT } from './page-scripts.ts'

/** A frame's document as rendered. */
export interface RenderedDocument {
  readonly url: string
  readonly html: string
}

/** What `READ_FACTS` answers. */
export interface RenderedFacts {
  readonly title: string
  readonly url: string
  readonly asksForPassword: boolean
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const readFrame = async (frame: PageFrame): Promise<string> => {
  const held = frame.children.filter((child) => child.owner !== undefined)
  const owners = held.flatMap((child) => (child.owner === undefined ? [] : [{ objectId: child.owner }]))
  const text = await readLongText(frame, READ_TEXT, owners).catch(() => '')
  // Split leaves the frame numbers at the odd places.
  const parts = text.split('\u0000')
  for (let at = 1; at < parts.length; at += 2) {
    const child = held[Number(parts[at])]
    parts[at] = child === undefined ? '' : await readFrame(child)
  }
  return parts.join('')
}

/** The rendered text: Unicode NFC, `\n` line breaks, visible frames at their place. A page that holds NUL cannot forge a frame: browsers replace NUL in text. */
export const readText = async (root: PageFrame): Promise<string> => tidy(await readFrame(root))

/** The rendered document of every frame, the page itself first. Frames that went away are left out. */
export const readDocuments = async (root: PageFrame): Promise<readonly RenderedDocument[]> => {
  const documents: RenderedDocument[] = []
  for (const frame of listFrames(root)) {
    const html = await readLongText(frame, READ_DOM).catch(() => undefined)
    if (html !== undefined) documents.push({ url: frame.url, html })
  }
  return documents
}

/** Title, address and whether a password is asked for, of the page and its frames. */
export const readFacts = async (root: PageFrame): Promise<RenderedFacts> => {
  const facts = await callInFrame<RenderedFacts>(root, READ_FACTS)
  return { ...facts, title: facts.title.normalize('NFC') }
}
