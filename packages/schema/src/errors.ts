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
