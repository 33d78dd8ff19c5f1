/**
 * What the figures of the house correspond to in two exchange formats: CTDC (Counter-Trafficking Data Collaborative, global
 * synthetic dataset, codebook version 2, 2024) and HTCDS 2.0 (IOM, CC BY 4.0). A row says what is not held, and why.
 */

/** One row of the table of correspondences. */
export interface VariableRow {
  /** What of the house it is. */
  readonly ours: string
  readonly ctdc?: string
  readonly htcds?: string
  /** `whole`: the same; `part`: with a caveat; `none`: not held outside of the identity vault or not asked. */
  readonly fit: 'whole' | 'part' | 'none'
  readonly caveat?: string
}

/** The table. */
export const VARIABLE_MAP: readonly VariableRow[] = [
  {
    ours: 'year in which the case was opened',
    ctdc: 'yearOfRegistration',
    fit: 'part',
    caveat: 'CTDC counts persons by the year they were assisted or identified; here cases are counted.',
  },
  {
    ours: 'first country of the case',
    ctdc: 'CountryOfExploitation',
    fit: 'part',
    caveat: 'CTDC writes ISO 3166-1 alpha-3; here alpha-2. A case may concern several countries.',
  },
  {
    ours: 'sex of a child',
    ctdc: 'gender',
    fit: 'none',
    caveat: 'Held in the identity vault alone; no figure reads it.',
  },
  {
    ours: 'age band of a child',
    ctdc: 'ageBroad',
    htcds: 'vic_AgeWhenTrafficked',
    fit: 'none',
    caveat: 'Held in the identity vault alone; no figure reads it.',
  },
  {
    ours: 'citizenship of a child',
    ctdc: 'citizenship',
    fit: 'none',
    caveat: 'Held in the identity vault alone.',
  },
  {
    ours: 'kind of lead: extortion, livestream, offer of a child',
    ctdc: 'isSexualExploit',
    htcds: 'vic_TypeOfExploitation',
    fit: 'part',
    caveat: 'A kind of lead is how a case began, and no finding about exploitation.',
  },
  {
    ours: 'stage: a child was identified, by which authority',
    htcds: 'vic_TraffickingStatus, vic_TraffickingStatusDecisionMakingOrg',
    fit: 'part',
    caveat:
      'HTCDS tells possible, actual and no victim apart; here an authority identified a child or did not.',
  },
  { ours: 'referral: day', htcds: 'cas_OutgoingReferralDate', fit: 'whole' },
  { ours: 'referral: receiver', htcds: 'cas_ReferredOrganisation', fit: 'whole' },
  {
    ours: 'referral: basis',
    htcds: 'cas_OutgoingReferralDetails',
    fit: 'part',
    caveat: 'Free text in HTCDS.',
  },
  {
    ours: 'case: open or closed',
    htcds: 'cas_Status',
    fit: 'part',
    caveat: 'Closed with a referral is ClosedReferred, without one Closed; FollowUp has no counterpart.',
  },
  {
    ours: 'reason for which a track ended',
    htcds: 'cas_ReasonForCaseClosure',
    fit: 'part',
    caveat: 'Free text in HTCDS.',
  },
  {
    ours: 'stages from charge to compensation',
    fit: 'none',
    caveat:
      'Neither format has fields for courts; the ladder maps them to UNODC, TIP report, Eurostat and JCTC.',
  },
]
