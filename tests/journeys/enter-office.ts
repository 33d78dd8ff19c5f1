/** Where most journeys begin: an office with one case, and Maya, its case officer, signed in at her browser. */
import type { Page } from 'playwright-core'
import { type Office, openOffice } from './office.ts'
import { type Look, openVisitor, type Visitor } from './visitor.ts'

/** An entered office. */
export interface Entered {
  readonly office: Office
  readonly maya: Visitor
  readonly page: Page
  readonly caseId: string
  /** Closes the browser, then the office. */
  leave(): Promise<void>
}

/** Opens it with a case of this title. */
export const enterOffice = async (title: string, look: Look = {}): Promise<Entered> => {
  const office = await openOffice()
  try {
    await office.found()
    const caseId = await office.openCase(title)
    const maya = await openVisitor(look)
    await maya.page.goto(office.origin())
    await maya.signIn('maya')
    const leave = async () => {
      await maya.close()
      await office.close()
    }
    return { office, maya, page: maya.page, caseId, leave }
  } catch (cause) {
    await office.close()
    throw cause
  }
}
