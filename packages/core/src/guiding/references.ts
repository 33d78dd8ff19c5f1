/**
 * The rules that steps rest on, in our own words: prohibitions of the domain data (D…) and checks taken from the Berkeley
 * Protocol on Digital Open Source Investigations (BP-…, OHCHR / UC Berkeley, HR/PUB/20/2). Numbers of days and hours are
 * working rules of this project; exact paragraph numbers of the Protocol were not verified.
 */

/** One rule with where it comes from. */
export interface Reference {
  readonly rule: string
  readonly source: string
}

const NGO = 'What an organisation must not do, domain data 2026-11'
const BERKELEY = 'Berkeley Protocol, HR/PUB/20/2 (summaries; paragraph numbers not verified)'

const d = (rule: string, law: string): Reference => ({ rule, source: `${NGO}: ${law}` })
const bp = (rule: string): Reference => ({ rule, source: BERKELEY })

/** Id → rule and source. */
export const REFERENCES: Readonly<Record<string, Reference>> = {
  D1: d(
    'Never look for, open, download, photograph, keep or pass on abuse material.',
    'India IT Act 67B, POCSO 15; 18 USC 2252A; Brazil ECA 241-B; Netherlands Sr 252',
  ),
  D2: d(
    'What came unasked stays unopened; follow the instruction of the hotline or the police.',
    'Philippines IRR s.130, Brazil ECA 241-B §2, India POCSO 15(2), 18 USC 2252A(d)',
  ),
  D3: d(
    'Never pretend to be a child or a buyer, never make a test purchase, never write to a suspect.',
    'Netherlands Sr 251, Philippines RA 11862 s.8: for officers only; Berkeley Protocol',
  ),
  D4: d(
    'Never enter accounts, closed groups or devices without right, and use no leaked data.',
    'Budapest Convention arts 2–6',
  ),
  D5: d('Never record anything in secret.', 'Philippines RA 9995 ss.4–7'),
  D6: d(
    'Never publish or leak who a child is.',
    'Bangladesh Ordinance 2026 s.21; India POCSO 23, JJ Act 74; Thailand Child Protection Act 27',
  ),
  D7: d(
    'Never interview a child for evidence; write down only what she says of her own accord.',
    'India POCSO 24–27, 33–37',
  ),
  D8: d(
    'Report on time, and write down to whom, when, and under which number.',
    'India POCSO 19, BNSS 33, JJ Act 32; Philippines RA 11930; Brazil Lei 14.344; Netherlands Sv 160',
  ),
  D9: d(
    'Never bargain, settle or pay for information or testimony, and promise no outcome.',
    'Bangladesh Ordinance 2026 ss.24–25; India POCSO 22',
  ),
  D10: d(
    'Nobody is called an offender before a judgment.',
    'presumption of innocence; Luxembourg Guidelines, INTERPOL terminology',
  ),
  D11: d('Never treat the child as an offender.', 'Bangladesh Ordinance 2026 s.54 (non-punishment)'),
  D12: d(
    'No rescue of one’s own: searches and removals are for the authorities.',
    'Bangladesh Ordinance 2026 s.52; police powers',
  ),
  D13: d('No face recognition, and no machine that guesses an age.', 'GDPR art. 9'),
  D14: d('No score decides; a named person does, with a reason.', 'GDPR arts 22, 35(3)(a)'),
  D15: d(
    'Do not hand a case to a receiver who may be unsafe; there is always another way.',
    'India BNS 143(7); TIP reports on complicity',
  ),
  'BP-PREP-1': bp('A written plan (aim, scope, legal basis, offences) before the first capture.'),
  'BP-PREP-2': bp('An assessment of threats and risks before the first capture.'),
  'BP-PREP-4': bp('A reason for each selector that is searched.'),
  'BP-COL-1': bp('The exact address, the time in UTC and the time zone of each capture.'),
  'BP-COL-2': bp('The archived page and a full picture of it; never for suspected abuse material.'),
  'BP-COL-4': bp('What surrounds it: account, page, comments by reference.'),
  'BP-COL-6': bp('A hash at the moment of capture, before anything else is done.'),
  'BP-COL-8': bp('Public material only: no pretext, no way round a barrier, no contact.'),
  'BP-PRES-1': bp('The original is written once; work copies point to it.'),
  'BP-COC-1': bp('Each hand-over has from, to, time, purpose, and the same hash before and after.'),
  'BP-VER-1': bp('The source analysed: who posted, where first seen, how reliable.'),
  'BP-VER-2': bp('The technical side analysed: metadata, edits, matching hashes.'),
  'BP-VER-3': bp('The content analysed: place, time, language; one independent confirmation.'),
  'BP-VER-4': bp('Other explanations written down, also what speaks for the person.'),
  'BP-VER-5': bp('A second person reviewed it.'),
  'BP-SEC-1': bp('No personal account and no personal device for the work.'),
  'BP-SEC-3': bp('Only data that serve an element of the offence, safety, or contact.'),
  'BP-ETH-1': bp('Suspected abuse material: address, time and report only – no picture, no archive.'),
  'BP-ETH-2': bp('The child’s identity stays in a vault of its own; exports carry pseudonyms.'),
  'BP-ETH-3': bp('Consent or legal basis for each statement, and a note on the child’s best interests.'),
  'BP-ETH-4': bp('No deception to get information.'),
  'BP-ETH-5': bp('Time of exposure watched, breaks offered, somebody to talk to.'),
  'BP-REP-1': bp('Each claim points to exhibits and to the limits of the method.'),
}
