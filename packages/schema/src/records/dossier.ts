/** A dossier: the export of a case as a package that an outsider can verify offline. */
import { z } from 'zod'
import { CaseId, DossierId } from '../ids.ts'
import { Locale, MemberRef } from './member.ts'

/** One export. `queued` and `running` are on the way. */
export const Dossier = z.object({
  id: DossierId,
  caseId: CaseId,
  number: z.int(),
  state: z.enum(['queued', 'running', 'ready', 'failed']),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  step: z.string().optional(),
  locale: Locale,
  exhibits: z.array(z.string()),
  requestedBy: MemberRef,
  requestedAt: z.string(),
  endedAt: z.string().optional(),
  /** Of the package file: bytes and `sha256:` hash. */
  length: z.int().optional(),
  sha256: z.string().optional(),
  treeSize: z.int().optional(),
})
export type Dossier = z.infer<typeof Dossier>

/** What a report to NCMEC's CyberTipline is about, in its own names. Two of them say "child pornography"; the product's words do not. */
export const NcmecIncident = z.enum([
  'Child Pornography (possession, manufacture, and distribution)',
  'Child Sex Trafficking',
  'Child Sex Tourism',
  'Child Sexual Molestation',
  'Misleading Domain Name',
  'Misleading Words or Digital Images on the Internet',
  'Online Enticement of Children for Sexual Acts',
  'Unsolicited Obscene Material Sent to a Child',
])
export type NcmecIncident = z.infer<typeof NcmecIncident>
