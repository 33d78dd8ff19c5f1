/** The page of the replay origin that embeds one archive. It holds no word of the archive but the address to show. */
import type { ReplayLoan } from '@smart-rescue/features/ports/replay'

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** RFC 3339 → the fourteen digits by which archives name a moment, e.g. `20261124080000`. */
export const archiveMoment = (timestamp: string): string => timestamp.replace(/\D/g, '').slice(0, 14)

/**
 * The page. `replayonly` shows the recorded page and nothing around it; `noCache` keeps its records out of the browser's own
 * database, where they would lie in clear after the tab is closed and after a stop (hard line 1).
 */
export const writeReplayPage = (loan: ReplayLoan): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Replay</title>
<link rel="stylesheet" href="/replay.css">
<script src="/replay-denied.js"></script>
<script src="/replay/ui.js"></script>
<replay-web-page source="exhibit.wacz" replaybase="/replay/" url="${escapeHtml(loan.pageUrl)}" ts="${archiveMoment(loan.pageTimestamp)}" embed="replayonly" noWebWorker noCache></replay-web-page>
</html>
`

/**
 * Says so where the browser denies the page its service worker, as many do to a frame of another host: nothing would be
 * shown and nobody told. The house hears it too, and offers the replay in a tab of its own.
 */
export const DENIED_SCRIPT = `'use strict'
const tell = () => {
  const note = document.createElement('p')
  note.id = 'denied'
  note.textContent = 'This browser does not let the replay run in a frame. Open it in its own tab.'
  document.body.replaceChildren(note)
  if (parent !== window) parent.postMessage('smart-rescue-replay-denied', '*')
}
const workers = navigator.serviceWorker
if (workers === undefined) addEventListener('DOMContentLoaded', tell)
else {
  // The player registers its worker itself and keeps a refusal to its console.
  const register = workers.register
  workers.register = (...given) => {
    const registering = register.apply(workers, given)
    registering.catch(tell)
    return registering
  }
}
`

/** Styles of that page. */
export const REPLAY_STYLES =
  'html,body{margin:0;height:100%}replay-web-page{display:block;height:100%}#denied{font:1rem sans-serif;padding:1rem}\n'

/** The inner page, as the service worker writes it: replaywebpage's own element and nothing else. */
export const REPLAY_INDEX = `<!doctype html>
<html><head><script src="./ui.js"></script></head><body><replay-app-main></replay-app-main></body></html>
`
