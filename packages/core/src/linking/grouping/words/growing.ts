/** Arrays of 32-bit numbers that grow, without one object a number. */

/** A growing array: the numbers, of which the first `length` count. */
export interface Growing {
  values: Uint32Array
  length: number
}

/** A growing array that holds the numbers given. They are not copied until it grows. */
export const growFrom = (values: Uint32Array): Growing => ({ values, length: values.length })

/** Makes room for `more` numbers after the last. */
export const makeRoom = (array: Growing, more: number): void => {
  const needed = array.length + more
  if (needed <= array.values.length) return
  const wider = new Uint32Array(Math.max(1024, needed, Math.ceil(array.values.length * 1.5)))
  wider.set(array.values.subarray(0, array.length))
  array.values = wider
}

/** Adds one number at the end. */
export const append = (array: Growing, value: number): void => {
  if (array.length === array.values.length) makeRoom(array, 1)
  array.values[array.length] = value
  array.length += 1
}

/** The numbers that count, without a copy. */
export const filled = (array: Growing): Uint32Array => array.values.subarray(0, array.length)
