/** Hands the slots of a group to the browser's downloads. */
import type { OutputOf } from '@smart-rescue/schema'
import type { readTemplate } from '../contract.ts'
import { writeSlots } from './write-slots.ts'

/** Saves the table; the address it was under is forgotten a minute later. */
export const saveSlots = (
  explained: OutputOf<typeof readTemplate>,
  names: readonly string[],
  reference: string,
): void => {
  const address = URL.createObjectURL(new Blob([writeSlots(explained, names)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${reference}-template.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
