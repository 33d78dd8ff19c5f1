/** The printer makes a tagged PDF with an outline and asks nobody for anything. */
import { afterAll, describe, expect, it } from 'vitest'
import { answer, startSite } from '../testing/start-site.ts'
import { createPrinter } from './create-printer.ts'

const printer = createPrinter()
afterAll(() => printer.close())

describe('printing', () => {
  it('makes a tagged PDF with title and outline, without running scripts or loading anything', async () => {
    const site = await startSite({ '/x.png': answer('x', 'image/png') })
    try {
      const html = `<html lang="ne"><body><h1>One</h1><p>नमस्ते</p><h2>Two</h2><img alt="" src="${site.url('/x.png', '127.0.0.1')}">
        <link rel="stylesheet" href="${site.url('/x.css', '127.0.0.1')}"><script>document.body.innerHTML = '<h1>Script</h1>'</script></body></html>`
      const pdf = Buffer.from(await printer.print({ html, title: 'Dossier', footer: 'Case <A-1>' })).toString(
        'latin1',
      )
      expect(pdf.startsWith('%PDF-1.')).toBe(true)
      expect(pdf).toContain('/Marked true')
      expect(pdf).toContain('/StructTreeRoot')
      expect(pdf).toMatch(/\/Title \(One\)[\s\S]*|\/Title \(Two\)/)
      expect(pdf).not.toContain('(Script)')
      expect(pdf).toContain('/Title (Dossier)')
      expect(site.connections()).toBe(0)
    } finally {
      await site.close()
    }
  })

  it('says that there is no browser where there is none', async () => {
    const none = createPrinter({ executablePath: '/nowhere/chromium' })
    await expect(none.print({ html: '', title: '' })).rejects.toMatchObject({
      code: 'capture.browser-missing',
    })
  })
})
