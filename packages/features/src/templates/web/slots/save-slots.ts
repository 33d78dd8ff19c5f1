/** Hands the slots of a group to the browser's downloads. */
import type { OutputOf } from '@smart-rescue/schema'
import { saveFile } from '../../../web/index.ts'
import type { readTemplate } from '../../contract.ts'
import { writeSlots } from './write-slots.ts'

/** Saves the table as CSV. */
export const saveSlots = (
  explained: Pick<OutputOf<typeof readTemplate>, 'members'>,
  names: readonly string[],
  reference: string,
): void => {
  saveFile(`${reference}-template.csv`, writeSlots(explained, names), 'text/csv')
}
