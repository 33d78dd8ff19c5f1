/** What reading one held file may cost, so that a hostile file costs no more than an honest one. */

/** Limits of reading. Sizes in bytes, times in milliseconds (OWASP ASVS 5.0, 5.2.1 to 5.2.6). */
export const IMPORT_LIMITS = {
  /** A file that is handed to a reader at all: it is held twice while it arrives, within the memory of one reading. */
  file: 160 * 2 ** 20,
  /** Pixels of a JPEG, which is shrunk while it is decoded; cameras of telephones make up to 108 million. */
  jpegPixels: 120_000_000,
  /** Pixels of any other picture, which is decoded whole. */
  pixels: 64_000_000,
  /** The longer side of a derivative, in pixels. */
  derivativeSide: 4_096,
  /** Pages of a PDF of which pictures are made, and of which text is read. */
  pdfPictures: 20,
  pdfPages: 2_000,
  /** Cells of a workbook that are read. */
  cells: 1_000_000,
  sheets: 200,
  messages: 100_000,
  /** Characters of text that a reading hands on. */
  text: 8_000_000,
  /** Archives: packed against unpacked, files, archives inside archives, bytes of all files. */
  ratio: 100,
  entries: 10_000,
  depth: 3,
  total: 4 * 2 ** 30,
  /** A child whose bytes are handed on, and all of them. */
  child: 32 * 2 ** 20,
  children: 64 * 2 ** 20,
  /** Attachments and members that are named. */
  childCount: 10_000,
  /** Processor time and memory of one reading. */
  cpu: 10_000,
  memory: 512 * 2 ** 20,
} as const

/** Sniffing looks at so many bytes at either end of a file, and at no more. */
export const SNIFF = { head: 8_192, tail: 65_557 } as const
