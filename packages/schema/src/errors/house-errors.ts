/** The failures of the house: requests, access, organisation, people, routes, the data directory. */
import { row } from './error-row.ts'

/** Code → row. */
export const HOUSE_ERRORS = {
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
  // fallback
  'server.failed': row(
    500,
    70,
    true,
    'Something failed on our side. Try again; if it fails again, give the operator the code shown.',
  ),
} as const
