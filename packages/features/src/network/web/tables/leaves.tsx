/** A long table leaf by leaf: twenty-five rows, a filter, and where one is. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Acts, Button } from '@smart-rescue/ui'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'

/** Rows of one leaf. */
const LEAF = 25

/** The rows that stand on the open leaf, and the controls above them. */
export const useLeaves = <T,>(
  rows: readonly T[],
  textOf: (row: T) => string,
  label: string,
): { readonly leaf: readonly T[]; readonly controls: ReactNode } => {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(words.trim().toLocaleLowerCase())
  const fitting = useMemo(
    () => (wanted === '' ? rows : rows.filter((row) => textOf(row).toLocaleLowerCase().includes(wanted))),
    [rows, textOf, wanted],
  )
  const last = Math.max(0, Math.ceil(fitting.length / LEAF) - 1)
  const here = Math.min(at, last)
  const from = i18n.number(fitting.length === 0 ? 0 : here * LEAF + 1)
  const to = i18n.number(Math.min(fitting.length, (here + 1) * LEAF))
  const controls = (
    <div className="sr-pad sr-net-filter">
      <TextInput
        type="search"
        label={label}
        value={words}
        maxLength={200}
        onChange={(event) => {
          setWords(event.currentTarget.value)
          setAt(0)
        }}
      />
      <Acts>
        <Button tone="quiet" size="small" disabled={here === 0} onClick={() => setAt(here - 1)}>
          {t`Back`}
        </Button>
        <Button tone="quiet" size="small" disabled={here === last} onClick={() => setAt(here + 1)}>
          {t`Further`}
        </Button>
        <span className="sr-small" role="status">
          {t`${from} to ${to} of ${i18n.number(fitting.length)}`}
        </span>
      </Acts>
    </div>
  )
  return { leaf: fitting.slice(here * LEAF, (here + 1) * LEAF), controls }
}
