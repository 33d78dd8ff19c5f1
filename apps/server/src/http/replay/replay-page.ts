/** The page of the replay origin that embeds one archive. It holds no word of the archive but the address to show. */
import type { ReplayLoan } from '@smart-rescue/features/ports/replay'

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** RFC 3339 → the fourteen digits by which archives name a moment, e.g. `20261124080000`. */
export const archiveMoment = (timestamp: string): string => timestamp.replace(/\D/g, '').slice(0, 14)

/** The page. `replayonly` shows the recorded page and nothing around it. */
export const writeReplayPage = (loan: ReplayLoan): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Replay</title>
<link rel="stylesheet" href="/replay.css">
<script src="/replay/ui.js"></script>
<replay-web-page source="exhibit.wacz" replaybase="/replay/" url="${escapeHtml(loan.pageUrl)}" ts="${archiveMoment(loan.pageTimestamp)}" embed="replayonly" noWebWorker></replay-web-page>
</html>
`

/** Styles of that page. */
export const REPLAY_STYLES = 'html,body{margin:0;height:100%}replay-web-page{display:block;height:100%}\n'

/** The inner page, as the service worker writes it: replaywebpage's own element and nothing else. */
export const REPLAY_INDEX = `<!doctype html>
<html><head><script src="./ui.js"></script></head><body><replay-app-main></replay-app-main></body></html>
`
