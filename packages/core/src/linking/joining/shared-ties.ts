/** What two sources share directly. */
import type { JoinInput } from './join-input.ts'

/** The ties that both carry, ascending. */
export const sharedTies = (input: JoinInput, a: number, b: number): number[] => {
  const own = tiesOf(input, a)
  return tiesOf(input, b)
    .filter((tie) => own.includes(tie))
    .sort((x, y) => x - y)
}

/** The ties of a source. */
export const tiesOf = (input: JoinInput, source: number): number[] =>
  source < input.sources
    ? [...input.carried.subarray(input.starts[source] ?? 0, input.starts[source + 1] ?? 0)]
    : []

/** A tie as a reason, by what it says and not by its number: `phone/+9779800000101`. A template is any template: its label changes as texts come in. */
export const tieKey = (input: Pick<JoinInput, 'kinds' | 'names'>, tie: number): string => {
  const kind = input.kinds[tie] ?? 'phone'
  return kind === 'template' ? 'template' : `${kind}/${input.names[tie] ?? ''}`
}

/** Where in `carried` a source carries a tie; nothing where it does not. */
export const placeOf = (input: JoinInput, source: number, tie: number): number | undefined => {
  for (let place = input.starts[source] ?? 0; place < (input.starts[source + 1] ?? 0); place += 1)
    if (input.carried[place] === tie) return place
  return undefined
}
