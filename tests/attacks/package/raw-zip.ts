/** Writes zip files that lie: every field of every record can be set against what is true. */

/** One entry; fields that are absent are what an honest writer would write. */
export interface RawEntry {
  readonly name: string | Uint8Array
  readonly data: Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly size?: number
  readonly compressedSize?: number
  readonly attributes?: number
  readonly madeBy?: number
  readonly extra?: Uint8Array
  readonly comment?: string
  readonly disk?: number
  /** Fields of the local header where they differ from the central one. */
  readonly local?: Partial<Pick<RawEntry, 'name' | 'flags' | 'method' | 'crc' | 'size' | 'extra'>>
  /** Place of the local header where it is not where the entry really lies. */
  readonly offset?: number
  /** Bytes put before the local header. */
  readonly before?: Uint8Array
}

/** The end of the archive where it lies. */
export interface RawEnd {
  readonly count?: number
  readonly diskCount?: number
  readonly disk?: number
  readonly start?: number
  readonly length?: number
  readonly comment?: string
  readonly beforeDirectory?: Uint8Array
  readonly afterDirectory?: Uint8Array
}

const crcOf = (data: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

const pack = (...fields: readonly (readonly [number, number])[]): Buffer => {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) {
    bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text as Uint8Array)

const NOTHING = new Uint8Array(0)

const localHeader = (entry: RawEntry): Buffer => {
  const { data } = entry
  const said = { ...entry, ...entry.local }
  const name = bytesOf(said.name)
  const extra = said.extra ?? NOTHING
  return Buffer.concat([
    pack(
      [4, 0x04034b50],
      [2, 10],
      [2, said.flags ?? 0],
      [2, said.method ?? 0],
      [4, 0x210000],
      [4, said.crc ?? crcOf(data)],
      [4, entry.compressedSize ?? said.size ?? data.length],
      [4, said.size ?? data.length],
      [2, name.length],
      [2, extra.length],
    ),
    name,
    extra,
  ])
}

const centralHeader = (entry: RawEntry, offset: number): Buffer => {
  const name = bytesOf(entry.name)
  const extra = entry.extra ?? NOTHING
  const comment = Buffer.from(entry.comment ?? '')
  return Buffer.concat([
    pack(
      [4, 0x02014b50],
      [2, entry.madeBy ?? 0x030a],
      [2, 10],
      [2, entry.flags ?? 0],
      [2, entry.method ?? 0],
      [4, 0x210000],
      [4, entry.crc ?? crcOf(entry.data)],
      [4, entry.compressedSize ?? entry.size ?? entry.data.length],
      [4, entry.size ?? entry.data.length],
      [2, name.length],
      [2, extra.length],
      [2, comment.length],
      [2, entry.disk ?? 0],
      [2, 0],
      [4, entry.attributes ?? 0o100644 * 0x10000],
      [4, entry.offset ?? offset],
    ),
    name,
    extra,
    comment,
  ])
}

/** Writes the archive as told. */
export const writeRawZip = (entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array => {
  const pieces: Buffer[] = []
  const rows: Buffer[] = []
  let at = 0
  const push = (bytes: Uint8Array): void => {
    pieces.push(Buffer.from(bytes))
    at += bytes.length
  }
  for (const entry of entries) {
    push(entry.before ?? NOTHING)
    rows.push(centralHeader(entry, at))
    push(localHeader(entry))
    push(entry.data)
  }
  push(end.beforeDirectory ?? NOTHING)
  const start = at
  const directory = Buffer.concat(rows)
  push(directory)
  push(end.afterDirectory ?? NOTHING)
  const comment = Buffer.from(end.comment ?? '')
  const count = end.count ?? entries.length
  push(
    pack(
      [4, 0x06054b50],
      [2, end.disk ?? 0],
      [2, 0],
      [2, end.diskCount ?? count],
      [2, count],
      [4, end.length ?? directory.length],
      [4, end.start ?? start],
      [2, comment.length],
    ),
  )
  push(comment)
  return new Uint8Array(Buffer.concat(pieces))
}
