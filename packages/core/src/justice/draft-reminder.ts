/** The words of a reminder that a person sends herself. The product sends nothing. English first; other languages follow. */
import type { RoadStage } from '@smart-rescue/schema'

/** What a reminder names: references and days, never a person of the case. */
export interface ReminderFacts {
  readonly organisation: string
  readonly ourReference: string
  readonly theirReference?: string
  readonly authority: string
  readonly stage: RoadStage
  /** Day of the last thing heard, `YYYY-MM-DD`. */
  readonly heardOn: string
  readonly days: number
  /** Day of an earlier reminder. */
  readonly askedOn?: string
}

const QUESTION: Readonly<Partial<Record<RoadStage, string>>> = {
  referred:
    'Could you confirm that you received it, under which reference number, and whether it was accepted or passed on?',
  referral_acknowledged: 'Could you tell us whether an investigation was opened, and who is in charge of it?',
  investigation_opened: 'Could you tell us where the investigation stands, and what you need from us?',
  victim_identified: 'Could you tell us whether the child is safe, and which service is in charge?',
  suspect_formal_contact: 'Could you tell us what the next step is, and when it is expected?',
  arrested: 'Could you tell us whether charges were filed, and under which sections?',
  charged: 'Could you tell us the court, and the date of the next hearing?',
  committed_for_trial: 'Could you tell us the court, and the date of the first hearing?',
  trial: 'Could you tell us how the last hearing ended, and the date of the next one?',
  verdict: 'Could you tell us whether a sentence was passed or an appeal was filed?',
  sentence: 'Could you tell us whether an appeal was filed, and whether the judgment is final?',
  appeal: 'Could you tell us where the appeal stands?',
  compensation: 'Could you tell us whether the compensation that was ordered has been paid?',
}

/** The text, ready to be copied. Lines end with a line feed. */
export const draftReminder = (facts: ReminderFacts): string => {
  const theirs = facts.theirReference === undefined ? '' : `, your reference ${facts.theirReference}`
  const asked = facts.askedOn === undefined ? '' : ` We asked before on ${facts.askedOn}.`
  return [
    `To: ${facts.authority}`,
    `Subject: ${facts.ourReference}${theirs}`,
    '',
    `We handed over to you the matter ${facts.ourReference}${theirs}.`,
    `The last we heard of it is of ${facts.heardOn}, ${facts.days} days ago.${asked}`,
    QUESTION[facts.stage] ?? 'Could you tell us where the matter stands?',
    '',
    'If it was passed on, please tell us to whom. Thank you for your work.',
    '',
    facts.organisation,
    '',
  ].join('\n')
}
