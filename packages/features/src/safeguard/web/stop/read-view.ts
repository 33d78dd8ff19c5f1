/** The press itself, without any screen: which key it is, and what is in view, told by the address of the page alone. */
import { CaseId, ExhibitId } from '@smart-rescue/schema'
import { caseOfPath, exhibitOfPath } from '../../../web/paths.ts'

/** The one key. No browser gives it a meaning that matters here, and it works inside text fields too. */
export const STOP_KEY = 'F9'

/** Whether the key was pressed alone. */
export const isStopKey = (event: {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}): boolean => event.key === STOP_KEY && !event.ctrlKey && !event.altKey && !event.metaKey

/** What is in view: nothing of the page's content is read for it. */
export const readView = (path: string): { caseId?: CaseId; exhibitId?: ExhibitId } => {
  const caseId = CaseId.safeParse(caseOfPath(path))
  const exhibitId = ExhibitId.safeParse(exhibitOfPath(path))
  return {
    ...(caseId.success ? { caseId: caseId.data } : {}),
    ...(caseId.success && exhibitId.success ? { exhibitId: exhibitId.data } : {}),
  }
}
