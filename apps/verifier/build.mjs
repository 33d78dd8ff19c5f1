/** Builds the offline verifier: dist/verify.html (one page, no network) and dist/verify.mjs (plain Node). Equal sources give equal bytes. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Bundles one entry into one file; no file name, time or machine stands in it. */
const bundle = async (entry, format, platform) => {
  const build = await rolldown({ input: here(entry), platform, treeshake: true, external: [/^node:/] })
  const { output } = await build.generate({
    format,
    minify: true,
    codeSplitting: false,
    comments: { legal: false },
  })
  await build.close()
  if (output.length !== 1) throw new Error(`${entry} became ${output.length} files instead of one`)
  return output[0].code.trim()
}

const csp = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const page = (script, style) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${csp(script)}; style-src ${csp(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verify a package</title>
<style>${style}</style>
</head>
<body>
<main><div id="top"><noscript>This page checks the package with a script that is part of it. Allow it, or follow README.txt.</noscript></div><div id="outcome"></div></main>
<script>${script}</script>
</body>
</html>
`

const LICENCE = '/* Smart Rescue offline verifier. AGPL-3.0-or-later. */'

/** Builds both files into `folder`; answers with their sizes in bytes. */
export const buildVerifier = async (folder = here('./dist')) => {
  const script = `${LICENCE}${(await bundle('./src/page/main.ts', 'iife', 'browser')).replaceAll('</script', '<\\/script')}`
  const style = (await readFile(here('./src/page/page.css'), 'utf8')).replaceAll(/\s+/g, ' ').trim()
  const html = page(script, style)
  const program = `${LICENCE}\n${await bundle('./src/cli/main.ts', 'es', 'node')}\n`
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/verify.html`, html)
  await writeFile(`${folder}/verify.mjs`, program)
  return { page: Buffer.byteLength(html), program: Buffer.byteLength(program) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { page: html, program } = await buildVerifier()
  process.stdout.write(`verify.html ${html} bytes, verify.mjs ${program} bytes\n`)
}
