/** What the shell needs of the safeguard on every page; the rest is fetched with the pages that show it. */
export { StopButton, StopScreen } from '../../web/stop/stop-button.tsx'
export { useStop } from '../../web/stop/use-stop.ts'
