/**
 * The error registry: every failure the product can name, once. HTTP, CLI and the translated web message all read it.
 * A sentence says what happened and what to do; it never carries a name, a disclosure or content.
 */

interface ErrorRow {
  /** HTTP status. */
  readonly status: number
  /** Exit status of the CLI. */
  readonly exit: number
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean
  readonly sentence: string
}

const row = (status: number, exit: number, retryable: boolean, sentence: string): ErrorRow => ({
  status,
  exit,
  retryable,
  sentence,
})

/** Code → status, exit status, retryable, sentence. Codes are `room.what`. */
export const ERRORS = {
  // request
  'request.invalid': row(
    400,
    64,
    false,
    'The request has a field that is missing or wrong. Correct the field that is named and send it again.',
  ),
  'request.too-large': row(413, 64, false, 'The request is larger than allowed. Send it in smaller parts.'),
  'request.broken-off': row(
    422,
    65,
    true,
    'The file broke off on its way here, so nothing of it was kept. Send it again.',
  ),
  'request.not-found': row(404, 66, false, 'There is nothing here that you may see. Check the address.'),
  'request.too-many': row(429, 75, true, 'Too many tries in a short time. Wait a minute and try again.'),
  'request.csrf': row(
    403,
    77,
    false,
    'This page was opened too long ago to act from it. Reload the page and try again.',
  ),
  'request.conflict': row(
    409,
    75,
    true,
    'Somebody changed this in the meantime. Reload and look at the new state.',
  ),
  // access
  'access.not-signed-in': row(401, 77, false, 'You are not signed in. Sign in and try again.'),
  'access.denied': row(403, 77, false, 'Your role does not allow this here. Ask a case officer of the case.'),
  'access.wrong-passphrase': row(
    401,
    77,
    false,
    'Sign-in name and passphrase do not match. Check both and try again.',
  ),
  'access.suspended': row(403, 77, false, 'This account is suspended. Ask the operator.'),
  'access.passphrase-short': row(
    400,
    64,
    false,
    'The passphrase has fewer than 15 characters. Use a sentence of several words.',
  ),
  'access.passphrase-common': row(
    400,
    64,
    false,
    'This passphrase is on a list of common ones. Choose another sentence.',
  ),
  // organisation
  'organisation.exists': row(
    409,
    73,
    false,
    'This installation already has its organisation. Sign in instead.',
  ),
  'organisation.missing': row(
    409,
    69,
    false,
    'This installation has no organisation yet. Open the first page in a browser, or run smart-rescue init.',
  ),
  // people
  'member.login-taken': row(409, 73, false, 'Another member has this sign-in name. Choose another.'),
  'member.last-operator': row(409, 73, false, 'This is the last operator. Name another operator first.'),
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
  // locker
  'locker.locked': row(
    503,
    75,
    true,
    'The evidence locker is locked. The operator opens it with the unlock passphrase or the key file.',
  ),
  'locker.wrong-key': row(
    401,
    77,
    false,
    'The locker does not open with this passphrase or key file. Check for the right installation and try again.',
  ),
  'locker.disk-full': row(
    507,
    74,
    true,
    'The disk is full, so nothing was sealed. Free some space and try again.',
  ),
  'locker.stopped': row(
    503,
    74,
    false,
    'The evidence locker stopped because the disk did not confirm a write. Restart the program; nothing that was confirmed is lost.',
  ),
  'locker.not-found': row(
    404,
    66,
    false,
    'The locker has no such blob for this case. Run smart-rescue verify to see what is missing.',
  ),
  'locker.damaged': row(
    500,
    74,
    false,
    'A sealed blob does not match its hash any more. Restore it from a backup; the custody log shows which.',
  ),
  'locker.rolled-back': row(
    500,
    74,
    false,
    'The custody log on disk is older than one that was already signed. Restore the newest backup; nothing is signed until then.',
  ),
  'locker.shredded': row(
    410,
    66,
    false,
    'This part was stopped as suspected abuse material and its bytes were destroyed. The stop’s report tells what remains.',
  ),
  // data directory
  'data.in-use': row(
    503,
    75,
    true,
    'Another Smart Rescue uses this data directory. Stop it first, or choose another with --data.',
  ),
  'data.unwritable': row(
    500,
    73,
    false,
    'The data directory cannot be written. Choose another with --data, or correct its permissions.',
  ),
  'database.unavailable': row(
    503,
    75,
    true,
    'The database does not answer. It is being restarted; try again in some seconds.',
  ),
  'database.newer': row(
    500,
    78,
    false,
    'The data directory was written by a newer version. Install that version or a later one.',
  ),
  // capture
  'capture.address-invalid': row(
    400,
    64,
    false,
    'This is not a web address that can be captured. It must begin with http:// or https://.',
  ),
  'capture.address-private': row(
    422,
    65,
    false,
    'The address leads into a private or special network, which is never captured. Check it for a slip, or capture the public page.',
  ),
  'capture.unreachable': row(
    502,
    69,
    true,
    'The site cannot be reached. Check the address, or try again later.',
  ),
  'capture.name-unknown': row(
    502,
    69,
    true,
    'The host name is not known to the name service. Check the address for a slip.',
  ),
  'capture.timeout': row(
    504,
    75,
    true,
    'The page did not finish within the time allowed. What had arrived was kept.',
  ),
  'capture.too-large': row(
    422,
    65,
    false,
    'The page is larger than allowed and was cut. What had arrived was kept.',
  ),
  'capture.redirect-loop': row(
    422,
    65,
    false,
    'The address sends the browser round in a circle. Capture a single page behind it instead.',
  ),
  'capture.status': row(
    422,
    65,
    true,
    'The server answered with an error page. The page was kept; try again later, or import a screenshot.',
  ),
  'capture.login-wall': row(
    422,
    65,
    false,
    'The page asks for a sign-in. Smart Rescue never signs in; import what somebody lawfully holds.',
  ),
  'capture.bot-wall': row(
    422,
    65,
    true,
    'The site refuses automated visits. Try again later, or import a screenshot.',
  ),
  'capture.soft-404': row(422, 65, false, 'The page says that its content is gone. What it showed was kept.'),
  'capture.incomplete': row(422, 65, true, 'Parts of the page did not load. The capture report lists them.'),
  'capture.not-a-page': row(
    422,
    65,
    false,
    'The address answers with a file, not a page. Its bytes were recorded as they came, unless they are media.',
  ),
  'capture.media-withheld': row(
    422,
    65,
    false,
    'The address answers with a picture, a film or a sound. Media is not loaded without a written authority, so nothing was kept.',
  ),
  'capture.browser-missing': row(
    503,
    69,
    false,
    'No Chromium was found. Run npm start again, or install the package chromium.',
  ),
  'capture.browser-crashed': row(
    502,
    75,
    true,
    'The browser stopped while loading the page. What had arrived was kept; try again.',
  ),
  'capture.interrupted': row(503, 75, true, 'The program stopped during the capture. Ask for it again.'),
  'capture.stopped': row(
    409,
    75,
    true,
    'The capture was stopped by hand and nothing of the page was kept. Ask for it again if it is still needed.',
  ),
  'capture.route-down': row(
    503,
    75,
    true,
    'The chosen route does not answer, so nothing was sent, and no other way was tried. See that the proxy or Tor runs, then ask again.',
  ),
  'capture.route-refused': row(
    502,
    69,
    false,
    'The chosen proxy refused: its sign-in is wrong, or it does not let such addresses through. Ask the operator of the proxy.',
  ),
  'capture.onion-needs-tor': row(
    422,
    65,
    false,
    'An onion address is reached through Tor alone. Choose the route Tor, or ask the operator to switch it on under Settings.',
  ),
  'capture.material-stopped': row(
    409,
    73,
    false,
    'The capture was broken off because somebody stopped suspected abuse material. Nothing of the page was kept.',
  ),
  // routes, watched pages, lists of addresses
  'route.unknown': row(404, 66, false, 'There is no such route any more. Choose another for this capture.'),
  'route.name-taken': row(409, 73, false, 'Another route has this name. Choose another name.'),
  'route.off': row(
    422,
    65,
    false,
    'This route is switched off. Choose another, or ask the operator to switch it on.',
  ),
  'watch.over': row(
    409,
    73,
    false,
    'This watch has ended and does not begin again. Start a new one from the page or its exhibit.',
  ),
  'watch.case-closed': row(
    409,
    73,
    false,
    'The case is closed, and a watch ends with its case. Reopen the case first.',
  ),
  'watch.end-passed': row(
    400,
    64,
    false,
    'The end date has passed already, or lies more than two years ahead. Choose another day.',
  ),
  'list.unreadable': row(
    422,
    65,
    false,
    'This file cannot be read as a list. Save it as CSV, XLSX or plain text and choose it again.',
  ),
  'list.too-long': row(
    422,
    65,
    false,
    'The list has more than 5,000 addresses. Split it and start the parts one after the other.',
  ),
  'list.empty': row(
    422,
    65,
    false,
    'The list has no address that is left to capture. Check the lines that are named.',
  ),
  'list.over': row(
    409,
    73,
    false,
    'This list has ended already. Start a new one with the addresses that are left.',
  ),
  'table.unreadable': row(
    422,
    65,
    false,
    'No rows can be found in this file. Save it as CSV or XLSX and choose it again.',
  ),
  'table.not-text': row(
    422,
    65,
    false,
    'This file is not text all through, so it may hold what cannot be screened here. Bring it as an ordinary import.',
  ),
  'table.no-text-column': row(
    422,
    65,
    false,
    'No column is chosen as the text. Choose the column that holds what the adverts say.',
  ),
  'table.over': row(
    409,
    73,
    false,
    'This table has been read to its end, or was stopped. Import the file again under other settings if rows are missing.',
  ),
  'table.past-day': row(422, 65, false, 'The day must lie ahead. Choose a later day, or hold the rows.'),
  'aside.past-day': row(422, 65, false, 'The last day must lie ahead. Choose today or a later day.'),
  // imports
  'import.media-withheld': row(
    422,
    65,
    false,
    'Pictures, screenshots too, films and sound are neither imported nor shown without a written authority. A case officer enters it under Safeguard.',
  ),
  'import.media-inside': row(
    422,
    65,
    false,
    'This archive holds pictures, films or sound, which need a written authority. Export it again without media, or have it entered under Safeguard.',
  ),
  'import.credentials': row(
    422,
    65,
    false,
    'This looks like a list of accounts with passwords. Leaked data and credentials are never imported; tell a case officer where it is instead.',
  ),
  'import.matched': row(
    422,
    65,
    false,
    'This file is on a list of known abuse material. Nothing of it was kept. The stop and the report that is due are shown in the case.',
  ),
  'import.unnamed-giver': row(
    400,
    64,
    false,
    'Say who gave the file and who consented, or that nobody was asked. The words stay sealed for the team.',
  ),
  'import.quarantined': row(
    403,
    77,
    false,
    'This file is quarantined: it is sealed and not shown, because it could do harm or could not be read safely.',
  ),
  'import.changed': row(
    409,
    75,
    true,
    'The file inside does not match the hash that was recorded for it. Reload the exhibit and try again.',
  ),
  'import.no-picture': row(
    422,
    65,
    false,
    'There is no picture here that may be read. Text is read off pictures that the safeguard allows.',
  ),
  'import.material-stopped': row(
    409,
    73,
    false,
    'The import was broken off because somebody stopped suspected abuse material. Nothing of the file was kept.',
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
  // recovery shares
  'recovery.too-few': row(
    422,
    65,
    false,
    'These are too few recovery shares. Bring as many as each share says are needed.',
  ),
  'recovery.damaged-share': row(
    422,
    65,
    false,
    'A recovery share has a slip or was not issued by this organisation. Compare it with the paper and type it again.',
  ),
  'recovery.mixed-sets': row(
    422,
    65,
    false,
    'These recovery shares are not of one set. Bring shares that carry the same set name.',
  ),
  'recovery.same-share': row(
    422,
    65,
    false,
    'The same recovery share was given twice. Bring another one of the set.',
  ),
  'recovery.wrong-secret': row(
    422,
    65,
    false,
    'The recovery shares do not give the key that they were made of. Bring another set, or the unlock passphrase.',
  ),
  // time stamps
  'stamp.unreachable': row(
    502,
    69,
    true,
    'The time-stamp authority cannot be reached, or does not answer as one. It is asked again by itself.',
  ),
  'stamp.root-invalid': row(
    422,
    65,
    false,
    'That is not one root certificate in PEM. Paste the root that the authority publishes, from BEGIN to END.',
  ),
  'stamp.proof-invalid': row(
    422,
    65,
    false,
    'That is not an OpenTimestamps proof for this checkpoint. Stamp the file that this page gives you.',
  ),
  // verifier
  'package.unreadable': row(400, 2, false, 'The file is not a package that can be read. Ask for it again.'),
  // fallback
  'server.failed': row(
    500,
    70,
    true,
    'Something failed on our side. Try again; if it fails again, give the operator the code shown.',
  ),
} as const satisfies Record<string, ErrorRow>

/** A code of the registry. */
export type ErrorCode = keyof typeof ERRORS

/** The row of a code: status, exit status, whether to try again, sentence. */
export const errorRow = (code: ErrorCode): ErrorRow => ERRORS[code]

/** A named failure on its way to the door. `detail` is shown to the person and must be free of names and content; `fields` name wrong inputs. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: readonly { readonly path: string; readonly message: string }[]

  constructor(
    code: ErrorCode,
    options: { detail?: string; fields?: readonly { path: string; message: string }[]; cause?: unknown } = {},
  ) {
    super(
      options.detail ?? ERRORS[code].sentence,
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.name = 'Failure'
    this.code = code
    this.detail = options.detail
    this.fields = options.fields ?? []
  }
}

/** True when the value is a code of the registry. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value)
