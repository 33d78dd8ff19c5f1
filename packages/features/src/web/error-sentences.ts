/** The registry's sentences as translatable messages, by code; a test holds them to the registry in both directions. */
import type { ClientCode } from '../client.ts'

/** A message of the catalogue: fixed id and English text. */
export interface Sentence {
  readonly id: string
  readonly message: string
}

/** Code → message. The marker comments let the extractor see messages that need no macro. */
export const ERROR_SENTENCES: Record<ClientCode, Sentence> = {
  'request.invalid': /*i18n*/ {
    id: 'error.request.invalid',
    message:
      'The request has a field that is missing or wrong. Correct the field that is named and send it again.',
  },
  'request.too-large': /*i18n*/ {
    id: 'error.request.too-large',
    message: 'The request is larger than allowed. Send it in smaller parts.',
  },
  'request.broken-off': /*i18n*/ {
    id: 'error.request.broken-off',
    message: 'The file broke off on its way here, so nothing of it was kept. Send it again.',
  },
  'request.not-found': /*i18n*/ {
    id: 'error.request.not-found',
    message: 'There is nothing here that you may see. Check the address.',
  },
  'request.too-many': /*i18n*/ {
    id: 'error.request.too-many',
    message: 'Too many tries in a short time. Wait a minute and try again.',
  },
  'request.csrf': /*i18n*/ {
    id: 'error.request.csrf',
    message: 'This page was opened too long ago to act from it. Reload the page and try again.',
  },
  'request.conflict': /*i18n*/ {
    id: 'error.request.conflict',
    message: 'Somebody changed this in the meantime. Reload and look at the new state.',
  },
  'access.not-signed-in': /*i18n*/ {
    id: 'error.access.not-signed-in',
    message: 'You are not signed in. Sign in and try again.',
  },
  'access.denied': /*i18n*/ {
    id: 'error.access.denied',
    message: 'Your role does not allow this here. Ask a case officer of the case.',
  },
  'access.wrong-passphrase': /*i18n*/ {
    id: 'error.access.wrong-passphrase',
    message: 'Sign-in name and passphrase do not match. Check both and try again.',
  },
  'access.suspended': /*i18n*/ {
    id: 'error.access.suspended',
    message: 'This account is suspended. Ask the operator.',
  },
  'access.passphrase-short': /*i18n*/ {
    id: 'error.access.passphrase-short',
    message: 'The passphrase has fewer than 15 characters. Use a sentence of several words.',
  },
  'access.passphrase-common': /*i18n*/ {
    id: 'error.access.passphrase-common',
    message: 'This passphrase is on a list of common ones. Choose another sentence.',
  },
  'organisation.exists': /*i18n*/ {
    id: 'error.organisation.exists',
    message: 'This installation already has its organisation. Sign in instead.',
  },
  'organisation.missing': /*i18n*/ {
    id: 'error.organisation.missing',
    message:
      'This installation has no organisation yet. Open the first page in a browser, or run smart-rescue init.',
  },
  'member.login-taken': /*i18n*/ {
    id: 'error.member.login-taken',
    message: 'Another member has this sign-in name. Choose another.',
  },
  'member.last-operator': /*i18n*/ {
    id: 'error.member.last-operator',
    message: 'This is the last operator. Name another operator first.',
  },
  'case.last-officer': /*i18n*/ {
    id: 'error.case.last-officer',
    message: 'This is the last case officer of the case. Add another first.',
  },
  'case.already-member': /*i18n*/ {
    id: 'error.case.already-member',
    message: 'This person is on the team already. Choose another, or look at the team list.',
  },
  'locker.locked': /*i18n*/ {
    id: 'error.locker.locked',
    message:
      'The evidence locker is locked. The operator opens it with the unlock passphrase or the key file.',
  },
  'locker.wrong-key': /*i18n*/ {
    id: 'error.locker.wrong-key',
    message:
      'The locker does not open with this passphrase or key file. Check for the right installation and try again.',
  },
  'locker.disk-full': /*i18n*/ {
    id: 'error.locker.disk-full',
    message: 'The disk is full, so nothing was sealed. Free some space and try again.',
  },
  'locker.stopped': /*i18n*/ {
    id: 'error.locker.stopped',
    message:
      'The evidence locker stopped because the disk did not confirm a write. Restart the program; nothing that was confirmed is lost.',
  },
  'locker.not-found': /*i18n*/ {
    id: 'error.locker.not-found',
    message: 'The locker has no such blob for this case. Run smart-rescue verify to see what is missing.',
  },
  'locker.damaged': /*i18n*/ {
    id: 'error.locker.damaged',
    message:
      'A sealed blob does not match its hash any more. Restore it from a backup; the custody log shows which.',
  },
  'locker.rolled-back': /*i18n*/ {
    id: 'error.locker.rolled-back',
    message:
      'The custody log on disk is older than one that was already signed. Restore the newest backup; nothing is signed until then.',
  },
  'data.in-use': /*i18n*/ {
    id: 'error.data.in-use',
    message: 'Another Smart Rescue uses this data directory. Stop it first, or choose another with --data.',
  },
  'data.unwritable': /*i18n*/ {
    id: 'error.data.unwritable',
    message: 'The data directory cannot be written. Choose another with --data, or correct its permissions.',
  },
  'database.unavailable': /*i18n*/ {
    id: 'error.database.unavailable',
    message: 'The database does not answer. It is being restarted; try again in some seconds.',
  },
  'database.newer': /*i18n*/ {
    id: 'error.database.newer',
    message: 'The data directory was written by a newer version. Install that version or a later one.',
  },
  'capture.address-invalid': /*i18n*/ {
    id: 'error.capture.address-invalid',
    message: 'This is not a web address that can be captured. It must begin with http:// or https://.',
  },
  'capture.address-private': /*i18n*/ {
    id: 'error.capture.address-private',
    message:
      'The address leads into a private or special network, which is never captured. Check it for a slip, or capture the public page.',
  },
  'capture.unreachable': /*i18n*/ {
    id: 'error.capture.unreachable',
    message: 'The site cannot be reached. Check the address, or try again later.',
  },
  'capture.name-unknown': /*i18n*/ {
    id: 'error.capture.name-unknown',
    message: 'The host name is not known to the name service. Check the address for a slip.',
  },
  'capture.timeout': /*i18n*/ {
    id: 'error.capture.timeout',
    message: 'The page did not finish within the time allowed. What had arrived was kept.',
  },
  'capture.too-large': /*i18n*/ {
    id: 'error.capture.too-large',
    message: 'The page is larger than allowed and was cut. What had arrived was kept.',
  },
  'capture.redirect-loop': /*i18n*/ {
    id: 'error.capture.redirect-loop',
    message: 'The address sends the browser round in a circle. Capture a single page behind it instead.',
  },
  'capture.status': /*i18n*/ {
    id: 'error.capture.status',
    message:
      'The server answered with an error page. The page was kept; try again later, or import a screenshot.',
  },
  'capture.login-wall': /*i18n*/ {
    id: 'error.capture.login-wall',
    message: 'The page asks for a sign-in. Smart Rescue never signs in; import what somebody lawfully holds.',
  },
  'capture.bot-wall': /*i18n*/ {
    id: 'error.capture.bot-wall',
    message: 'The site refuses automated visits. Try again later, or import a screenshot.',
  },
  'capture.soft-404': /*i18n*/ {
    id: 'error.capture.soft-404',
    message: 'The page says that its content is gone. What it showed was kept.',
  },
  'capture.incomplete': /*i18n*/ {
    id: 'error.capture.incomplete',
    message: 'Parts of the page did not load. The capture report lists them.',
  },
  'capture.not-a-page': /*i18n*/ {
    id: 'error.capture.not-a-page',
    message:
      'The address answers with a file, not a page. Its bytes were recorded as they came, unless they are media.',
  },
  'capture.media-withheld': /*i18n*/ {
    id: 'error.capture.media-withheld',
    message:
      'The address answers with a picture, a film or a sound. Media is not loaded without a written authority, so nothing was kept.',
  },
  'capture.browser-missing': /*i18n*/ {
    id: 'error.capture.browser-missing',
    message: 'No Chromium was found. Run npm start again, or install the package chromium.',
  },
  'capture.browser-crashed': /*i18n*/ {
    id: 'error.capture.browser-crashed',
    message: 'The browser stopped while loading the page. What had arrived was kept; try again.',
  },
  'capture.interrupted': /*i18n*/ {
    id: 'error.capture.interrupted',
    message: 'The program stopped during the capture. Ask for it again.',
  },
  'capture.stopped': /*i18n*/ {
    id: 'error.capture.stopped',
    message:
      'The capture was stopped by hand and nothing of the page was kept. Ask for it again if it is still needed.',
  },
  'capture.route-down': /*i18n*/ {
    id: 'error.capture.route-down',
    message:
      'The chosen route does not answer, so nothing was sent, and no other way was tried. See that the proxy or Tor runs, then ask again.',
  },
  'capture.route-refused': /*i18n*/ {
    id: 'error.capture.route-refused',
    message:
      'The chosen proxy refused: its sign-in is wrong, or it does not let such addresses through. Ask the operator of the proxy.',
  },
  'route.unknown': /*i18n*/ {
    id: 'error.route.unknown',
    message: 'There is no such route any more. Choose another for this capture.',
  },
  'route.name-taken': /*i18n*/ {
    id: 'error.route.name-taken',
    message: 'Another route has this name. Choose another name.',
  },
  'route.off': /*i18n*/ {
    id: 'error.route.off',
    message: 'This route is switched off. Choose another, or ask the operator to switch it on.',
  },
  'capture.onion-needs-tor': /*i18n*/ {
    id: 'error.capture.onion-needs-tor',
    message:
      'An onion address is reached through Tor alone. Choose the route Tor, or ask the operator to switch it on under Settings.',
  },
  'watch.over': /*i18n*/ {
    id: 'error.watch.over',
    message: 'This watch has ended and does not begin again. Start a new one from the page or its exhibit.',
  },
  'watch.case-closed': /*i18n*/ {
    id: 'error.watch.case-closed',
    message: 'The case is closed, and a watch ends with its case. Reopen the case first.',
  },
  'watch.end-passed': /*i18n*/ {
    id: 'error.watch.end-passed',
    message: 'The end date has passed already, or lies more than two years ahead. Choose another day.',
  },
  'list.unreadable': /*i18n*/ {
    id: 'error.list.unreadable',
    message: 'This file cannot be read as a list. Save it as CSV, XLSX or plain text and choose it again.',
  },
  'list.too-long': /*i18n*/ {
    id: 'error.list.too-long',
    message: 'The list has more than 5,000 addresses. Split it and start the parts one after the other.',
  },
  'list.empty': /*i18n*/ {
    id: 'error.list.empty',
    message: 'The list has no address that is left to capture. Check the lines that are named.',
  },
  'list.over': /*i18n*/ {
    id: 'error.list.over',
    message: 'This list has ended already. Start a new one with the addresses that are left.',
  },
  'table.unreadable': /*i18n*/ {
    id: 'error.table.unreadable',
    message: 'No rows can be found in this file. Save it as CSV or XLSX and choose it again.',
  },
  'table.not-text': /*i18n*/ {
    id: 'error.table.not-text',
    message:
      'This file is not text all through, so it may hold what cannot be screened here. Bring it as an ordinary import.',
  },
  'table.no-text-column': /*i18n*/ {
    id: 'error.table.no-text-column',
    message: 'No column is chosen as the text. Choose the column that holds what the adverts say.',
  },
  'table.over': /*i18n*/ {
    id: 'error.table.over',
    message:
      'This table has been read to its end, or was stopped. Import the file again under other settings if rows are missing.',
  },
  'table.past-day': /*i18n*/ {
    id: 'error.table.past-day',
    message: 'The day must lie ahead. Choose a later day, or hold the rows.',
  },
  'aside.past-day': /*i18n*/ {
    id: 'error.aside.past-day',
    message: 'The last day must lie ahead. Choose today or a later day.',
  },
  'import.media-withheld': /*i18n*/ {
    id: 'error.import.media-withheld',
    message:
      'Pictures, screenshots too, films and sound are neither imported nor shown without a written authority. A case officer enters it under Safeguard.',
  },
  'import.media-inside': /*i18n*/ {
    id: 'error.import.media-inside',
    message:
      'This archive holds pictures, films or sound, which need a written authority. Export it again without media, or have it entered under Safeguard.',
  },
  'import.credentials': /*i18n*/ {
    id: 'error.import.credentials',
    message:
      'This looks like a list of accounts with passwords. Leaked data and credentials are never imported; tell a case officer where it is instead.',
  },
  'import.matched': /*i18n*/ {
    id: 'error.import.matched',
    message:
      'This file is on a list of known abuse material. Nothing of it was kept. The stop and the report that is due are shown in the case.',
  },
  'import.unnamed-giver': /*i18n*/ {
    id: 'error.import.unnamed-giver',
    message:
      'Say who gave the file and who consented, or that nobody was asked. The words stay sealed for the team.',
  },
  'import.quarantined': /*i18n*/ {
    id: 'error.import.quarantined',
    message:
      'This file is quarantined: it is sealed and not shown, because it could do harm or could not be read safely.',
  },
  'import.changed': /*i18n*/ {
    id: 'error.import.changed',
    message:
      'The file inside does not match the hash that was recorded for it. Reload the exhibit and try again.',
  },
  'import.no-picture': /*i18n*/ {
    id: 'error.import.no-picture',
    message:
      'There is no picture here that may be read. Text is read off pictures that the safeguard allows.',
  },
  'dossier.not-ready': /*i18n*/ {
    id: 'error.dossier.not-ready',
    message: 'The dossier is still being made. Wait for its end.',
  },
  'dossier.empty': /*i18n*/ {
    id: 'error.dossier.empty',
    message: 'The case has no exhibit yet, so there is nothing to export. Capture an address first.',
  },
  'dossier.failed': /*i18n*/ {
    id: 'error.dossier.failed',
    message: 'The dossier could not be made. Try again; if it fails again, run smart-rescue verify.',
  },
  'capture.material-stopped': /*i18n*/ {
    id: 'error.capture.material-stopped',
    message:
      'The capture was broken off because somebody stopped suspected abuse material. Nothing of the page was kept.',
  },
  'import.material-stopped': /*i18n*/ {
    id: 'error.import.material-stopped',
    message:
      'The import was broken off because somebody stopped suspected abuse material. Nothing of the file was kept.',
  },
  'locker.shredded': /*i18n*/ {
    id: 'error.locker.shredded',
    message:
      'This part was stopped as suspected abuse material and its bytes were destroyed. The stop’s report tells what remains.',
  },
  'case.duty-open': /*i18n*/ {
    id: 'error.case.duty-open',
    message:
      'A duty to report is still open in this case. Hand in the report, or mark the stop as pressed by mistake; then close the case.',
  },
  'authority.ended': /*i18n*/ {
    id: 'error.authority.ended',
    message: 'This authority has ended already. Enter a new one if media must be kept again.',
  },
  'receipt.locked': /*i18n*/ {
    id: 'error.receipt.locked',
    message:
      'This item is locked as an accidental receipt. Nobody opens it; follow the instruction of the authority.',
  },
  'hashlist.unreadable': /*i18n*/ {
    id: 'error.hashlist.unreadable',
    message:
      'No line of this file is a hash that can be read. Load a table with a column of hashes, or one hash a line.',
  },
  'hashlist.unavailable': /*i18n*/ {
    id: 'error.hashlist.unavailable',
    message:
      'This installation cannot compare pictures with known-hash lists. Ask the operator to complete the installation.',
  },
  'recovery.too-few': /*i18n*/ {
    id: 'error.recovery.too-few',
    message: 'These are too few recovery shares. Bring as many as each share says are needed.',
  },
  'recovery.damaged-share': /*i18n*/ {
    id: 'error.recovery.damaged-share',
    message:
      'A recovery share has a slip or was not issued by this organisation. Compare it with the paper and type it again.',
  },
  'recovery.mixed-sets': /*i18n*/ {
    id: 'error.recovery.mixed-sets',
    message: 'These recovery shares are not of one set. Bring shares that carry the same set name.',
  },
  'recovery.same-share': /*i18n*/ {
    id: 'error.recovery.same-share',
    message: 'The same recovery share was given twice. Bring another one of the set.',
  },
  'recovery.wrong-secret': /*i18n*/ {
    id: 'error.recovery.wrong-secret',
    message:
      'The recovery shares do not give the key that they were made of. Bring another set, or the unlock passphrase.',
  },
  'law.not-sound': /*i18n*/ {
    id: 'error.law.not-sound',
    message:
      'This law pack has an error, so it was not loaded. Look it through, correct what is named and load it again.',
  },
  'law.version-taken': /*i18n*/ {
    id: 'error.law.version-taken',
    message:
      'A pack of this country with this version is here already, and cases may rest on it. Give the changed pack another version.',
  },
  'charge.not-framed': /*i18n*/ {
    id: 'error.charge.not-framed',
    message:
      'Nobody has said yet what happened, when and where. Frame the act first; then choose offences and elements.',
  },
  'charge.against-the-child': /*i18n*/ {
    id: 'error.charge.against-the-child',
    message:
      'This provision can be turned against the child, so it is not chosen for one. Choose another that punishes the adult.',
  },
  'element.nothing-attached': /*i18n*/ {
    id: 'error.element.nothing-attached',
    message:
      'Nothing that can be named is attached to this element, so it cannot be covered. An anonymous tip is not enough. Attach an exhibit, document or witness first.',
  },
  'stamp.unreachable': /*i18n*/ {
    id: 'error.stamp.unreachable',
    message:
      'The time-stamp authority cannot be reached, or does not answer as one. It is asked again by itself.',
  },
  'stamp.root-invalid': /*i18n*/ {
    id: 'error.stamp.root-invalid',
    message:
      'That is not one root certificate in PEM. Paste the root that the authority publishes, from BEGIN to END.',
  },
  'stamp.proof-invalid': /*i18n*/ {
    id: 'error.stamp.proof-invalid',
    message:
      'That is not an OpenTimestamps proof for this checkpoint. Stamp the file that this page gives you.',
  },
  'package.unreadable': /*i18n*/ {
    id: 'error.package.unreadable',
    message: 'The file is not a package that can be read. Ask for it again.',
  },
  'road.disorder': /*i18n*/ {
    id: 'error.road.disorder',
    message:
      'This stage cannot stand there. Look at the dates and stages of the track, or correct what was entered before.',
  },
  'road.receiver-unsafe': /*i18n*/ {
    id: 'error.road.receiver-unsafe',
    message: 'This receiver is marked as unsafe. Take its second route, or say why it must be this one.',
  },
  'case.successor-unfit': /*i18n*/ {
    id: 'error.case.successor-unfit',
    message: 'The case can only go to another active case officer. Choose somebody else.',
  },
  'person.authority-needed': /*i18n*/ {
    id: 'error.person.authority-needed',
    message:
      'This part follows an authority alone. Name its document: who issued it, its day and its number.',
  },
  'person.part-refused': /*i18n*/ {
    id: 'error.person.part-refused',
    message: 'The person cannot take this part. Look at the history of the person.',
  },
  'identity.not-enrolled': /*i18n*/ {
    id: 'error.identity.not-enrolled',
    message: 'You have no vault key yet. Make one first, with a vault passphrase of your own.',
  },
  'identity.not-custodian': /*i18n*/ {
    id: 'error.identity.not-custodian',
    message: 'Only a named custodian of this person may do that. Ask one of the custodians.',
  },
  'identity.wrong-passphrase': /*i18n*/ {
    id: 'error.identity.wrong-passphrase',
    message:
      'That is not your vault passphrase. It is another one than the one you sign in with. The try stands in the log.',
  },
  'identity.wait': /*i18n*/ {
    id: 'error.identity.wait',
    message: 'Too many wrong vault passphrases. Wait a quarter of an hour, then try again.',
  },
  'identity.same-passphrase': /*i18n*/ {
    id: 'error.identity.same-passphrase',
    message:
      'That is the passphrase you sign in with. Choose another for the vault, so that one alone opens nothing.',
  },
  'identity.custodian-unfit': /*i18n*/ {
    id: 'error.identity.custodian-unfit',
    message:
      'This member cannot be a custodian. Choose somebody on the team whose role may open identities and who has a vault key.',
  },
  'identity.last-custodian': /*i18n*/ {
    id: 'error.identity.last-custodian',
    message: 'This is the last custodian. Name another first, or the identity could never be opened again.',
  },
  'identity.key-missing': /*i18n*/ {
    id: 'error.identity.key-missing',
    message: 'Your present vault key does not open this. Ask another custodian to name you again.',
  },
  'identity.nothing-sealed': /*i18n*/ {
    id: 'error.identity.nothing-sealed',
    message: 'No identity is sealed for this person, or it was erased. There is nothing to open.',
  },
  'identity.held': /*i18n*/ {
    id: 'error.identity.held',
    message:
      'A legal hold stands on this identity, so nothing is erased. End the hold first, with its reason.',
  },
  'identity.second-person': /*i18n*/ {
    id: 'error.identity.second-person',
    message: 'Erasing takes two people, one of them a custodian. Ask somebody else to confirm it.',
  },
  'server.failed': /*i18n*/ {
    id: 'error.server.failed',
    message: 'Something failed on our side. Try again; if it fails again, give the operator the code shown.',
  },
  'case.reporting-open': /*i18n*/ {
    id: 'error.case.reporting-open',
    message:
      'A duty to report runs in this case. Under Steps, record the report or have a lawyer waive it; then close the case.',
  },
  'playbook.running': /*i18n*/ {
    id: 'error.playbook.running',
    message: 'This case runs by that playbook already. Go on with its steps below.',
  },
  'playbook.unsound': /*i18n*/ {
    id: 'error.playbook.unsound',
    message: 'This playbook cannot be used as it is. Mend the steps that are named and save again.',
  },
  'task.settled': /*i18n*/ {
    id: 'error.task.settled',
    message: 'This task is done or dropped. Reopen it first.',
  },
  'task.needs-approval': /*i18n*/ {
    id: 'error.task.needs-approval',
    message: 'This task is done when a second person approves it. Ask for the approval.',
  },
  'task.needs-reason': /*i18n*/ {
    id: 'error.task.needs-reason',
    message: 'Say why, in one sentence. It stands in the log.',
  },
  'task.own-approval': /*i18n*/ {
    id: 'error.task.own-approval',
    message: 'Nobody approves her own work. Ask another case officer of the team.',
  },
  'duty.moment-ahead': /*i18n*/ {
    id: 'error.duty.moment-ahead',
    message: 'This moment lies ahead. Enter a moment that has passed.',
  },
  'client.offline': /*i18n*/ {
    id: 'error.client.offline',
    message: 'The server does not answer. Check the connection; nothing you typed is lost.',
  },
}
