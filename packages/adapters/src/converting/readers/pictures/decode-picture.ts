/** Opens a picture with libvips behind a pixel cap that is checked before anything is decoded, and with only the decoders we mean. */
import { type FileType, IMPORT_LIMITS } from '@smart-rescue/core/importing'
import sharp, { type Sharp } from 'sharp'
import { Unread } from '../../reading/draft.ts'
import { readBitmap } from './read-bitmap.ts'

// Nothing is kept between pictures, and one thread a picture makes the limit of processor time exact.
sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`),
})

/** A picture that may be decoded. Sizes in pixels as stored, before it is turned upright. */
export interface OpenPicture {
  readonly width: number
  readonly height: number
  /** Frames or pages of the file. */
  readonly pages: number
  readonly format: string
  /** EXIF as the file has it, where libvips finds it. */
  readonly exif?: Uint8Array
  readonly comments: readonly { readonly keyword: string; readonly text: string }[]
  readonly orientation: number
  /** A fresh pipeline over the first frame. `lenient` takes what can be had of a damaged file. */
  readonly decode: (lenient: boolean) => Sharp
}

/** Types of which pixels can be had. HEIC needs a decoder under patents that libvips does not ship. */
export const DECODED: ReadonlySet<FileType> = new Set(['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff', 'bmp'])

const ANIMATED = new Set(['gif', 'webp'])

const openBitmap = (bytes: Uint8Array): OpenPicture => {
  const bitmap = readBitmap(bytes, IMPORT_LIMITS.pixels)
  if (bitmap === 'too-large') throw new Unread('file.pixel-flood')
  if (bitmap === undefined) throw new Unread('file.broken')
  const { width, height, pixels } = bitmap
  return {
    width,
    height,
    pages: 1,
    format: 'bmp',
    comments: [],
    orientation: 1,
    decode: () => sharp(pixels, { raw: { width, height, channels: 3 } }),
  }
}

/** Reads the head of a picture; throws `Unread` where it is broken or claims too many pixels. */
export const openPicture = async (bytes: Uint8Array, type: FileType): Promise<OpenPicture> => {
  if (type === 'bmp') return openBitmap(bytes)
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => {
      throw new Unread('file.broken')
    })
  const { width, height: whole, pages = 1, pageHeight, format } = head
  const height = pageHeight ?? whole
  const most = format === 'jpeg' ? IMPORT_LIMITS.jpegPixels : IMPORT_LIMITS.pixels
  const facts = [{ group: 'picture', name: 'size', value: `${width} × ${height} pixels` }]
  if (width * height > most) throw new Unread('file.pixel-flood', { facts })
  return {
    width,
    height,
    pages,
    format,
    ...(head.exif === undefined ? {} : { exif: new Uint8Array(head.exif) }),
    comments: head.comments ?? [],
    orientation: head.orientation ?? 1,
    decode: (lenient) =>
      sharp(bytes, {
        limitInputPixels: most,
        failOn: lenient ? 'none' : 'truncated',
        sequentialRead: true,
        ...(ANIMATED.has(format) || pages > 1 ? { page: 0, pages: 1 } : {}),
      }),
  }
}

/** Why only a part can be shown. */
export const DAMAGED = 'The picture is damaged: only what could be decoded of it is shown.'

/** Runs a pipeline over the picture; where the file is damaged once more, leniently, and says so. Throws `Unread` where nothing can be had. */
export const decodeWith = async <T>(
  picture: OpenPicture,
  pipeline: (pixels: Sharp) => Promise<T>,
): Promise<{ value: T; damaged: boolean }> => {
  try {
    return { value: await pipeline(picture.decode(false)), damaged: false }
  } catch {
    try {
      return { value: await pipeline(picture.decode(true)), damaged: true }
    } catch {
      throw new Unread('file.broken')
    }
  }
}
