/** Writes docs/reference from the contracts, the error registry and the access table. A test fails when they differ. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ACCESS } from '../packages/core/src/access/index.ts'
import { endpoints } from '../packages/features/src/contracts.ts'
import { CustodyType, ERRORS } from '../packages/schema/src/index.ts'
import { ROOT } from './setup.mjs'

const MADE = '<!-- Made by tools/write-reference.mjs. Change the source, then run it again. -->\n\n'
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const code = (text) => `\`${text}\``

const writeErrors = () =>
  `# Errors\n\n${MADE}Every failure the product can name. The sentence is what a person reads; its translation is found by the code.\n\n${table(
    ['code', 'HTTP', 'exit', 'try again', 'sentence'],
    Object.entries(ERRORS).map(([name, row]) => [
      code(name),
      row.status,
      row.exit,
      row.retryable ? 'yes' : 'no',
      row.sentence,
    ]),
  )}\n`

const writeEndpoints = () =>
  `# Endpoints\n\n${MADE}The same list as OpenAPI 3.1 is served at \`/api/openapi.json\`. Every request that changes something carries the \`x-csrf\` token of the session.\n\n${table(
    ['request', 'what it does', 'act', 'answers', 'errors of its own'],
    endpoints.map((endpoint) => [
      code(`${endpoint.method} ${endpoint.path}`),
      endpoint.summary,
      code(endpoint.action),
      endpoint.answers ?? 'json',
      endpoint.errors.map(code).join(' ') || '–',
    ]),
  )}\n`

const writeAccess = () =>
  `# Who may do what\n\n${MADE}One row an act; what is not listed is denied. "on the team" means: besides the role, a place on the team of that case. The operator and the auditor read no case.\n\n${table(
    ['act', 'who', 'where'],
    Object.entries(ACCESS).map(([action, row]) => [
      code(action),
      typeof row.who === 'string'
        ? row.who === 'anyone'
          ? 'anyone, signed in or not'
          : 'every member'
        : row.who.join(', '),
      row.on === 'team' ? 'on the team' : '–',
    ]),
  )}\n\n## Acts that the custody log knows\n\n${CustodyType.options.map((type) => `- ${code(type)}`).join('\n')}\n`

/** File name below docs/reference → content. */
export const reference = () => ({
  'errors.md': writeErrors(),
  'endpoints.md': writeEndpoints(),
  'access.md': writeAccess(),
})

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(ROOT, 'docs', 'reference')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(reference())) writeFileSync(join(folder, name), text)
}
