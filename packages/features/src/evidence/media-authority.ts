/** Whether media may be shown in a case: asked at every showing, because an authority ends. */
import type { CaseId } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'
import { mediaAuthorityFor } from '../safeguard/authority/media-authority-for.ts'

/** True while a written authority to keep media that people bring stands for this case. */
export const mayShowMedia = async (trx: Trx, caseId: CaseId, at: Date): Promise<boolean> =>
  (await mediaAuthorityFor(trx, caseId, at, 'imports')) !== undefined
