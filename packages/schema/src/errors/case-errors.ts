/** The failures of a case: its steps, its law, its people, its dossier, its road. */
import { row } from './error-row.ts'

/** Code → row. */
export const CASE_ERRORS = {
  // case
  'case.last-officer': row(409, 73, false, 'This is the last case officer of the case. Add another first.'),
  'case.already-member': row(
    409,
    73,
    false,
    'This person is on the team already. Choose another, or look at the team list.',
  ),
  'case.duty-open': row(
    409,
    73,
    false,
    'A duty to report is still open in this case. Hand in the report, or mark the stop as pressed by mistake; then close the case.',
  ),
  'case.successor-unfit': row(
    409,
    73,
    false,
    'The case can only go to another active case officer. Choose somebody else.',
  ),
  // steps of a case
  'case.reporting-open': row(
    409,
    73,
    false,
    'A duty to report runs in this case. Under Steps, record the report or have a lawyer waive it; then close the case.',
  ),
  'playbook.running': row(
    409,
    73,
    false,
    'This case runs by that playbook already. Go on with its steps below.',
  ),
  'playbook.unsound': row(
    422,
    65,
    false,
    'This playbook cannot be used as it is. Mend the steps that are named and save again.',
  ),
  'task.settled': row(409, 73, false, 'This task is done or dropped. Reopen it first.'),
  'task.needs-approval': row(
    409,
    73,
    false,
    'This task is done when a second person approves it. Ask for the approval.',
  ),
  'task.needs-reason': row(400, 64, false, 'Say why, in one sentence. It stands in the log.'),
  'task.own-approval': row(
    403,
    77,
    false,
    'Nobody approves her own work. Ask another case officer of the team.',
  ),
  'duty.moment-ahead': row(400, 64, false, 'This moment lies ahead. Enter a moment that has passed.'),
  // law and elements
  'law.not-sound': row(
    422,
    65,
    false,
    'This law pack has an error, so it was not loaded. Look it through, correct what is named and load it again.',
  ),
  'law.version-taken': row(
    409,
    73,
    false,
    'A pack of this country with this version is here already, and cases may rest on it. Give the changed pack another version.',
  ),
  'charge.not-framed': row(
    409,
    73,
    false,
    'Nobody has said yet what happened, when and where. Frame the act first; then choose offences and elements.',
  ),
  'charge.against-the-child': row(
    422,
    65,
    false,
    'This provision can be turned against the child, so it is not chosen for one. Choose another that punishes the adult.',
  ),
  'element.nothing-attached': row(
    409,
    73,
    false,
    'Nothing that can be named is attached to this element, so it cannot be covered. An anonymous tip is not enough. Attach an exhibit, document or witness first.',
  ),
  // people of a case, and the identity vault
  'person.authority-needed': row(
    422,
    65,
    false,
    'This part follows an authority alone. Name its document: who issued it, its day and its number.',
  ),
  'person.part-refused': row(
    409,
    73,
    false,
    'The person cannot take this part. Look at the history of the person.',
  ),
  'identity.not-enrolled': row(
    409,
    73,
    false,
    'You have no vault key yet. Make one first, with a vault passphrase of your own.',
  ),
  'identity.not-custodian': row(
    403,
    77,
    false,
    'Only a named custodian of this person may do that. Ask one of the custodians.',
  ),
  'identity.wrong-passphrase': row(
    403,
    77,
    false,
    'That is not your vault passphrase. It is another one than the one you sign in with. The try stands in the log.',
  ),
  'identity.wait': row(
    429,
    75,
    true,
    'Too many wrong vault passphrases. Wait a quarter of an hour, then try again.',
  ),
  'identity.same-passphrase': row(
    422,
    65,
    false,
    'That is the passphrase you sign in with. Choose another for the vault, so that one alone opens nothing.',
  ),
  'identity.custodian-unfit': row(
    422,
    65,
    false,
    'This member cannot be a custodian. Choose somebody on the team whose role may open identities and who has a vault key.',
  ),
  'identity.last-custodian': row(
    409,
    73,
    false,
    'This is the last custodian. Name another first, or the identity could never be opened again.',
  ),
  'identity.key-missing': row(
    409,
    73,
    false,
    'Your present vault key does not open this. Ask another custodian to name you again.',
  ),
  'identity.nothing-sealed': row(
    404,
    66,
    false,
    'No identity is sealed for this person, or it was erased. There is nothing to open.',
  ),
  'identity.held': row(
    409,
    73,
    false,
    'A legal hold stands on this identity, so nothing is erased. End the hold first, with its reason.',
  ),
  'identity.second-person': row(
    409,
    73,
    false,
    'Erasing takes two people, one of them a custodian. Ask somebody else to confirm it.',
  ),
  // dossier
  'dossier.not-ready': row(409, 75, true, 'The dossier is still being made. Wait for its end.'),
  'dossier.empty': row(
    422,
    65,
    false,
    'The case has no exhibit yet, so there is nothing to export. Capture an address first.',
  ),
  'dossier.failed': row(
    500,
    70,
    true,
    'The dossier could not be made. Try again; if it fails again, run smart-rescue verify.',
  ),
  'authority.ended': row(
    409,
    73,
    false,
    'This authority has ended already. Enter a new one if media must be kept again.',
  ),
  'receipt.locked': row(
    423,
    77,
    false,
    'This item is locked as an accidental receipt. Nobody opens it; follow the instruction of the authority.',
  ),
  'hashlist.unreadable': row(
    422,
    65,
    false,
    'No line of this file is a hash that can be read. Load a table with a column of hashes, or one hash a line.',
  ),
  'hashlist.unavailable': row(
    503,
    69,
    false,
    'This installation cannot compare pictures with known-hash lists. Ask the operator to complete the installation.',
  ),
  // verifier
  'package.unreadable': row(400, 2, false, 'The file is not a package that can be read. Ask for it again.'),
  // the road to the verdict
  'road.disorder': row(
    422,
    65,
    false,
    'This stage cannot stand there. Look at the dates and stages of the track, or correct what was entered before.',
  ),
  'road.receiver-unsafe': row(
    409,
    73,
    false,
    'This receiver is marked as unsafe. Take its second route, or say why it must be this one.',
  ),
} as const
