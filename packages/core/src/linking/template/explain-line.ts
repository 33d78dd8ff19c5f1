/** An explanation as one line of JSON, for those who read it with other tools. */
import type { Explanation } from './explanation.ts'

/**
 * The line without its line break: `label`; `template` as texts and `{slot}`; `slots` with kind and values; `members` with the
 * value of each slot and the edits; `explained` (0 to 1) and the bits that are saved. `ids` name the members in their order.
 */
export const toExplainLine = (
  label: string | number,
  ids: readonly (string | number)[],
  texts: readonly string[],
  explanation: Explanation,
): string =>
  JSON.stringify({
    label,
    template: explanation.template.flatMap((segment): (string | { slot: number })[] =>
      segment.kind === 'slot' ? [{ slot: segment.slot }] : segment.text === '' ? [] : [segment.text],
    ),
    slots: explanation.slots.map(({ id, kind, values }) => ({
      id,
      kind,
      values: values.map(({ text, count }) => [text, count]),
    })),
    members: explanation.members.map(({ parts, edits }, at) => ({
      id: ids[at] ?? at,
      slots: explanation.slots.map(({ id }) => {
        const [start, end] = parts[2 * id + 1] ?? [0, 0]
        return (texts[at] ?? '').slice(start, end)
      }),
      edits: edits.map(({ kind, removed, inserted, start, end }) => ({
        kind,
        removed,
        inserted,
        start,
        end,
      })),
    })),
    explained: Math.round(explanation.explained * 1e4) / 1e4,
    bitsSaved: Math.round(explanation.bits.alone - explanation.bits.together),
  })
