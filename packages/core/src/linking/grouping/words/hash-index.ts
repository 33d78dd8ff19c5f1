/** An index from 32-bit keys to places in an array that holds these keys: open addressing, no object an entry. */

/** The slots: place + 1, or 0 where a slot is empty. */
export interface HashIndex {
  slots: Uint32Array
  taken: number
}

/** An empty index with room for so many entries. */
export const makeHashIndex = (entries: number): HashIndex => {
  let size = 1024
  while (size < entries * 2) size *= 2
  return { slots: new Uint32Array(size), taken: 0 }
}

const spread = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask

/** Puts a place under its key; the key must not be there, or `same` has said no to all that are. */
export const putPlace = (index: HashIndex, keys: Uint32Array, key: number, place: number): void => {
  if (index.taken * 2 >= index.slots.length) {
    const old = index.slots
    index.slots = new Uint32Array(old.length * 2)
    const mask = index.slots.length - 1
    for (let at = 0; at < old.length; at += 1) {
      const entry = old[at] as number
      if (entry === 0) continue
      let slot = spread(keys[entry - 1] as number, mask)
      while (index.slots[slot] !== 0) slot = (slot + 1) & mask
      index.slots[slot] = entry
    }
  }
  const mask = index.slots.length - 1
  let slot = spread(key, mask)
  while (index.slots[slot] !== 0) slot = (slot + 1) & mask
  index.slots[slot] = place + 1
  index.taken += 1
}

/** The place of a key that also has the second key, or -1. */
export const findPlace = (
  index: HashIndex,
  keys: Uint32Array,
  key: number,
  seconds?: Uint32Array,
  second?: number,
): number => {
  const { slots } = index
  const mask = slots.length - 1
  let slot = spread(key, mask)
  for (;;) {
    const entry = slots[slot] as number
    if (entry === 0) return -1
    if (keys[entry - 1] === key && (seconds === undefined || seconds[entry - 1] === second)) return entry - 1
    slot = (slot + 1) & mask
  }
}
