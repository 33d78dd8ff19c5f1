/** Brings a table into a case through its page, as a person does, and waits until its rows are read. */
import type { Page } from 'playwright-core'
import { type Office, waitUntil } from './office.ts'

/** The table is CSV text with a header; `columns` is how many it has. */
export const importTable = async (
  office: Office,
  page: Page,
  caseId: string,
  table: { readonly name: string; readonly text: string; readonly columns: number },
): Promise<void> => {
  const { name, text, columns } = table
  await page.goto(`${office.origin()}/cases/${caseId}/tables`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByText(`${columns} columns`).waitFor()
  await page.getByLabel('How may we have it?').selectOption('public')
  await page.getByLabel('Consent').selectOption('not-asked')
  await page.getByRole('button', { name: 'Import the table' }).click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
  await waitUntil('the rows', 60, async () => {
    const { tables } = (await office.talk().get(`/api/cases/${caseId}/tables`)) as {
      tables: { name: string; isRead: boolean; state: string }[]
    }
    return tables.every(({ isRead, state }) => isRead && state === 'done') ? true : undefined
  })
}
