/** The footer of a printed page as the browser wants it: a little markup of our own around a text that is only text. */

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Markup of the footer: the text at one end, the page number at the other. The text cannot become markup. */
export const footerTemplate = (footer: string): string =>
  `<div style="font:8px 'Noto Sans',sans-serif;color:#555;width:100%;margin:0 14mm;display:flex;justify-content:space-between">` +
  `<span>${escapeHtml(footer)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
