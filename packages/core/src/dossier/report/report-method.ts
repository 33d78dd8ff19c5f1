/** The method statement of the report and its limits, after the Berkeley Protocol (OHCHR and UC Berkeley, HR/PUB/20/2, 2022). English only: it is what the organisation stands by. */
import { type Html, html } from './escape-html.ts'
import type { ReportModel } from './report-model.ts'

/** What was done, and what it shows and does not show. */
export const renderMethod = (model: ReportModel): Html => html`
<p>This report follows the Berkeley Protocol on Digital Open Source Investigations (OHCHR and Human Rights Center, UC Berkeley, HR/PUB/20/2, 2022), as far as software can carry it. It covers collection and preservation. Verification of the content, in the Protocol’s sense of source, technical and content analysis, is the work of people and is not claimed here.</p>
<h3>What was done</h3>
<ol>
<li><b>Collection.</b> Each address was opened once by a browser without an account, without a sign-in and without contact to anybody. Only public pages were opened. Images, sound and video were withheld by default: they were not requested, and neutral tiles of their size stand in the screenshot.</li>
<li><b>Record.</b> What the server sent was recorded request by request (WARC 1.1 in a WACZ file), with addresses, heads and certificates. What the browser showed was recorded beside it: screenshot, text, and a capture report that names every request that was loaded, failed, blocked, withheld or cut. An exhibit is called complete only where every step succeeded.</li>
<li><b>Preservation.</b> Each part was hashed (SHA-256), encrypted and sealed at the time of its capture, read back and compared. The sealing is an entry in an append-only log (a Merkle tree after RFC 6962 with an Ed25519 signature). Evidence is never changed; every act on it, also each reading, is another entry.</li>
<li><b>Selectors.</b> Numbers, addresses and handles were found in the text by named rules; each stands in this report as it was written, in a normal form, and with the reason why it was taken for what it is.</li>
<li><b>Links.</b> Software proposed links between exhibits with reasons. A named person accepted them. No likeness of faces was used, and no verdict of a machine.</li>
<li><b>Export.</b> All parts were read again and compared with their seals when package ${model.number} was made, and its export was logged in the history of every exhibit before the package was written.</li>
</ol>
<h3>What this shows</h3>
<p>Each exhibit is unchanged since it was captured by the person named, at the time named, in the environment named. Whoever holds the package can check that it is unchanged, and that its history is whole up to this export, without our software and without trusting us.</p>
<h3>What this does not show</h3>
<ul>
<li>That the site published exactly this to everybody. A site can answer one visitor otherwise than another. An encrypted connection names the server but leaves no proof that others can check. A second capture by another party strengthens the claim.</li>
<li>That what the pages say is true, who wrote it, or that one person stands behind two pages.</li>
<li>That the times are right, beyond the clock of the organisation’s own machine. Only where an exhibit says between which times it was sealed has a time-stamp authority confirmed them.</li>
<li>That the log was not shown to somebody else in another form. Only where witnesses are named have others signed it.</li>
<li>Anything about parts that were withheld, blocked or not loaded. Each capture report lists them.</li>
</ul>
<p>Notes of the team are not part of this report.</p>`

/** How an outsider checks the package. */
export const renderChecking = (): Html => html`
<ol>
<li>Open <b>verify.html</b> in a browser, also without a network, and choose the zip file. It answers four questions apart: intact, logged, timed, witnessed; and lists everything that is odd.</li>
<li>Better, take verify.html and a policy (who may sign) from somebody else than the sender: the court registry, a partner of the organisation. Without a policy of your own nothing is shown but that the package agrees with itself.</li>
<li>Or follow README.txt, which needs nothing but <span class="m">openssl</span> and <span class="m">sha256sum</span>.</li>
</ol>`
