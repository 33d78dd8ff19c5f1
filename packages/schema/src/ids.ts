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

/** A page of a case that is captured again on a schedule. */
export const WatchId = z.uuid().toLowerCase().brand<'WatchId'>()
export type WatchId = z.infer<typeof WatchId>

/** A list of addresses that is captured for a case, one after the other. */
export const ListId = z.uuid().toLowerCase().brand<'ListId'>()
export type ListId = z.infer<typeof ListId>

/** A way out that captures may take: `direct`, `tor`, or the id of a proxy that the operator named. */
export const RouteId = z.union([z.enum(['direct', 'tor']), z.uuid().toLowerCase()]).brand<'RouteId'>()
export type RouteId = z.infer<typeof RouteId>

/** Files that somebody held already, imported under one statement of how they came here. */
export const ImportId = z.uuid().toLowerCase().brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

/** One file of an import. */
export const HeldFileId = z.uuid().toLowerCase().brand<'HeldFileId'>()
export type HeldFileId = z.infer<typeof HeldFileId>

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

/** A written authority to keep media: of the organisation, or of one case. */
export const AuthorityId = z.uuid().toLowerCase().brand<'AuthorityId'>()
export type AuthorityId = z.infer<typeof AuthorityId>

/** A list of known hashes that the operator loaded. */
export const HashListId = z.uuid().toLowerCase().brand<'HashListId'>()
export type HashListId = z.infer<typeof HashListId>

/** One press of "Stop – suspected abuse material", with the report that it drafts. */
export const StopId = z.uuid().toLowerCase().brand<'StopId'>()
export type StopId = z.infer<typeof StopId>

/** A file that somebody sent unasked and that stays locked unopened. */
export const ReceiptId = z.uuid().toLowerCase().brand<'ReceiptId'>()
export type ReceiptId = z.infer<typeof ReceiptId>

/** A lead: sources that may be worth a case, in the queue of a case officer. */
export const LeadId = z.uuid().toLowerCase().brand<'LeadId'>()
export type LeadId = z.infer<typeof LeadId>

/** A search that a member keeps, with or without an alert. */
export const SearchId = z.uuid().toLowerCase().brand<'SearchId'>()
export type SearchId = z.infer<typeof SearchId>

/** One decision on a network: a join confirmed, rejected, broken, made, or taken back. */
export const JoinDecisionId = z.uuid().toLowerCase().brand<'JoinDecisionId'>()
export type JoinDecisionId = z.infer<typeof JoinDecisionId>

/** A person of a case: who she is stands in the vault, elsewhere she is `person:…`. */
export const PersonId = z.uuid().toLowerCase().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** A task of a case: something somebody does by a day. */
export const TaskId = z.uuid().toLowerCase().brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>

/** A hand-over of a case to a named authority. */
export const ReferralId = z.uuid().toLowerCase().brand<'ReferralId'>()
export type ReferralId = z.infer<typeof ReferralId>

/** One dated entry on the road from a report to a verdict; a correction is an entry of its own. */
export const StageEntryId = z.uuid().toLowerCase().brand<'StageEntryId'>()
export type StageEntryId = z.infer<typeof StageEntryId>

/** An authority or organisation that may receive cases. */
export const ReceiverId = z.uuid().toLowerCase().brand<'ReceiverId'>()
export type ReceiverId = z.infer<typeof ReceiverId>
