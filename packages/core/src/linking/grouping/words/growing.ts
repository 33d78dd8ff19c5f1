/** Arrays of 32-bit numbers, and of bytes, that grow, without one object a number. */

/** A growing array: the numbers, of which the first `length` count. */
export interface Growing<Numbers extends Uint32Array | Uint8Array = Uint32Array> {
  values: Numbers
  length: number
}

/** A growing array that holds the numbers given. They are not copied until it grows. */
export const growFrom = <Numbers extends Uint32Array | Uint8Array>(values: Numbers): Growing<Numbers> => ({
  values,
  length: values.length,
})

const widened = <Numbers extends Uint32Array | Uint8Array>(values: Numbers, length: number): Numbers =>
  (values instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length)) as Numbers

/** Makes room for `more` numbers after the last. */
export const makeRoom = <Numbers extends Uint32Array | Uint8Array>(
  array: Growing<Numbers>,
  more: number,
): void => {
  const needed = array.length + more
  if (needed <= array.values.length) return
  const wider = widened(array.values, Math.max(1024, needed, Math.ceil(array.values.length * 1.5)))
  wider.set(array.values.subarray(0, array.length))
  array.values = wider
}

/** Adds one number at the end. */
export const append = (array: Growing<Uint32Array> | Growing<Uint8Array>, value: number): void => {
  if (array.length === array.values.length) makeRoom(array as Growing, 1)
  array.values[array.length] = value
  array.length += 1
}

/** The numbers that count, without a copy. */
export const filled = <Numbers extends Uint32Array | Uint8Array>(array: Growing<Numbers>): Numbers =>
  array.values.subarray(0, array.length) as Numbers
