/** The database as the features see it: its tables, and transactions that carry who acts, so that row-level security can hold. */
import type { CaseId, MemberId } from '@smart-rescue/schema'
import type { Transaction } from 'kysely'
import type {
  AddressLineTable,
  AddressListTable,
  CaptureTable,
  ComparisonTable,
  DossierTable,
  ExhibitPartTable,
  ExhibitTable,
  HeldFileTable,
  ImportBatchTable,
  RouteTable,
  WatchCheckTable,
  WatchTable,
} from './tables/evidence.ts'
import type {
  CaseFileTable,
  CaseTeamTable,
  CustodyEntryTable,
  MemberTable,
  NoteTable,
  NoticeTable,
  OrganisationTable,
  SessionTable,
} from './tables/house.ts'
import type {
  ChargeFrameTable,
  ChargeOffenceTable,
  ChargeStandingTable,
  ElementCoverTable,
  ElementJudgementTable,
  LawChoiceTable,
  LawPackTable,
  LawReviewTable,
} from './tables/law.ts'
import type {
  AsideEntryTable,
  JoinDecisionTable,
  LeadAnswerTable,
  LeadDecisionTable,
  LeadExtractTable,
  LeadSourceTable,
  LeadTable,
  NetworkMemberTable,
  NetworkSlipTable,
  NetworkStateTable,
  NetworkTable,
  NetworkTieTable,
} from './tables/networks.ts'
import type {
  ConsentNoteTable,
  CustodianKeyTable,
  DatedEventTable,
  IdentityCustodianTable,
  IdentityOpeningTable,
  IdentityTable,
  IdentityVersionTable,
  PersonNoteTable,
  PersonPartTable,
  PersonTable,
  SafetyPlanTable,
} from './tables/persons.ts'
import type {
  CheckpointWitnessTable,
  RecoveryActTable,
  ScrubRunTable,
  StampAuthorityTable,
  StampPaceTable,
  StampTable,
  WitnessAlarmTable,
  WitnessPartnerTable,
} from './tables/proof.ts'
import type {
  CaseHandOverTable,
  OutcomeOptOutTable,
  ReceiverTable,
  ReferralTable,
  RoadCaseTable,
  RoadStayTable,
  RoadTrackTable,
  StageEntryTable,
} from './tables/roads.ts'
import type {
  ExposureDayTable,
  HashListTable,
  HotlineReportTable,
  MaterialStopTable,
  MediaAuthorityTable,
  ReceiptInstructionTable,
  ReceiptTable,
  WellbeingOptOutTable,
  WellbeingPreferenceTable,
} from './tables/safeguard.ts'
import type {
  LinkDecisionTable,
  LinkTable,
  MentionTable,
  SavedSearchTable,
  SearchProgressTable,
  SearchWordsTable,
  SelectorTable,
  SelectorTallyTable,
} from './tables/selectors.ts'
import type {
  GroupingPieceTable,
  GroupingStateTable,
  ImportedTableTable,
  RowGapTable,
  SourceGroupTable,
  SourceMentionTable,
  SourceTable,
  TableErrorTable,
} from './tables/sources.ts'
import type {
  CasePlaybookTable,
  DutyAnswerTable,
  ExploitationTable,
  PlaybookVersionTable,
  TaskEntryTable,
  TaskTable,
} from './tables/tasks.ts'
import type { PictureTieTable, SourcePictureTable, SourceTraceTable } from './tables/traces.ts'

/** Every table of the index. The database can be dropped and rebuilt from the locker, but for members, sessions and notices. */
export interface Tables {
  stamp_authority: StampAuthorityTable
  stamp_pace: StampPaceTable
  stamp: StampTable
  organisation: OrganisationTable
  member: MemberTable
  session: SessionTable
  case_file: CaseFileTable
  case_team: CaseTeamTable
  note: NoteTable
  capture: CaptureTable
  exhibit: ExhibitTable
  exhibit_part: ExhibitPartTable
  selector: SelectorTable
  mention: MentionTable
  source: SourceTable
  source_mention: SourceMentionTable
  source_group: SourceGroupTable
  source_trace: SourceTraceTable
  source_picture: SourcePictureTable
  picture_tie: PictureTieTable
  grouping_state: GroupingStateTable
  grouping_piece: GroupingPieceTable
  imported_table: ImportedTableTable
  table_error: TableErrorTable
  row_gap: RowGapTable
  selector_tally: SelectorTallyTable
  search_words: SearchWordsTable
  search_progress: SearchProgressTable
  saved_search: SavedSearchTable
  import_batch: ImportBatchTable
  held_file: HeldFileTable
  network_member: NetworkMemberTable
  network_tie: NetworkTieTable
  network_slip: NetworkSlipTable
  network: NetworkTable
  network_state: NetworkStateTable
  join_decision: JoinDecisionTable
  aside_entry: AsideEntryTable
  lead: LeadTable
  lead_source: LeadSourceTable
  lead_answer: LeadAnswerTable
  lead_decision: LeadDecisionTable
  lead_extract: LeadExtractTable
  playbook_version: PlaybookVersionTable
  case_playbook: CasePlaybookTable
  task: TaskTable
  task_entry: TaskEntryTable
  duty_answer: DutyAnswerTable
  exploitation: ExploitationTable
  link: LinkTable
  link_decision: LinkDecisionTable
  dossier: DossierTable
  route: RouteTable
  comparison: ComparisonTable
  watch: WatchTable
  watch_check: WatchCheckTable
  address_list: AddressListTable
  address_line: AddressLineTable
  witness_partner: WitnessPartnerTable
  checkpoint_witness: CheckpointWitnessTable
  witness_alarm: WitnessAlarmTable
  recovery_act: RecoveryActTable
  scrub_run: ScrubRunTable
  custody_entry: CustodyEntryTable
  notice: NoticeTable
  media_authority: MediaAuthorityTable
  hash_list: HashListTable
  material_stop: MaterialStopTable
  receipt: ReceiptTable
  receipt_instruction: ReceiptInstructionTable
  hotline_report: HotlineReportTable
  wellbeing_preference: WellbeingPreferenceTable
  wellbeing_opt_out: WellbeingOptOutTable
  exposure_day: ExposureDayTable
  law_pack: LawPackTable
  law_review: LawReviewTable
  law_choice: LawChoiceTable
  charge_frame: ChargeFrameTable
  charge_offence: ChargeOffenceTable
  element_cover: ElementCoverTable
  element_judgement: ElementJudgementTable
  charge_standing: ChargeStandingTable
  receiver: ReceiverTable
  referral: ReferralTable
  stage_entry: StageEntryTable
  road_track: RoadTrackTable
  road_stay: RoadStayTable
  road_case: RoadCaseTable
  case_hand_over: CaseHandOverTable
  outcome_opt_out: OutcomeOptOutTable
  person: PersonTable
  person_part: PersonPartTable
  person_note: PersonNoteTable
  custodian_key: CustodianKeyTable
  identity_custodian: IdentityCustodianTable
  identity: IdentityTable
  identity_version: IdentityVersionTable
  identity_opening: IdentityOpeningTable
  safety_plan: SafetyPlanTable
  consent_note: ConsentNoteTable
  dated_event: DatedEventTable
}

/** An open transaction. Stores receive it; none holds a global handle. No hashing, HTTP or capture happens while it is open. */
export type Trx = Transaction<Tables>

/** Opens transactions as somebody. Row-level security sees who: a member, or a job that may touch one case. */
export interface Transactor {
  asMember<T>(memberId: MemberId, work: (trx: Trx) => Promise<T>): Promise<T>
  /** A job's capability: one case. */
  asJob<T>(caseId: CaseId, work: (trx: Trx) => Promise<T>): Promise<T>
  /** Nobody: sign-in, first run, health. Sees no case. */
  asNobody<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  /** One statement as nobody, without a transaction around it: for what is asked at every request. */
  ask<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}
