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
  'package.unreadable': /*i18n*/ {
    id: 'error.package.unreadable',
    message: 'The file is not a package that can be read. Ask for it again.',
  },
  'server.failed': /*i18n*/ {
    id: 'error.server.failed',
    message: 'Something failed on our side. Try again; if it fails again, give the operator the code shown.',
  },
  'client.offline': /*i18n*/ {
    id: 'error.client.offline',
    message: 'The server does not answer. Check the connection; nothing you typed is lost.',
  },
}
