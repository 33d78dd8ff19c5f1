/** The identifiers of the product: UUIDs (version 7, so they sort by time), branded so that one kind cannot stand in for another. Folded to lower case: one id has one spelling. */
import { z } from 'zod'

/** A member of the organisation. */
export const MemberId = z.uuid().toLowerCase().brand<'MemberId'>()
export type MemberId = z.infer<typeof MemberId>

/** A case, from its first lead to its verdict. */
export const CaseId = z.uuid().toLowerCase().brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>

/** One request to capture an address, whatever became of it. */
export const CaptureId = z.uuid().toLowerCase().brand<'CaptureId'>()
export type CaptureId = z.infer<typeof CaptureId>

/** One exhibit: what a capture or an import sealed into the locker as one item with one custody history. */
export const ExhibitId = z.uuid().toLowerCase().brand<'ExhibitId'>()
export type ExhibitId = z.infer<typeof ExhibitId>

/** A selector (number, address, handle, wallet) in its normal form. */
export const SelectorId = z.uuid().toLowerCase().brand<'SelectorId'>()
export type SelectorId = z.infer<typeof SelectorId>

/** A proposed or decided link between two exhibits. */
export const LinkId = z.uuid().toLowerCase().brand<'LinkId'>()
export type LinkId = z.infer<typeof LinkId>

/** A note in a case. */
export const NoteId = z.uuid().toLowerCase().brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>

/** One export of a case as a package for an outsider. */
export const DossierId = z.uuid().toLowerCase().brand<'DossierId'>()
export type DossierId = z.infer<typeof DossierId>
