/** Reads the playbooks that came with the program, one JSON file for each kind of lead. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPlaybook } from '@smart-rescue/core/guiding'
import type { PlaybookShelf } from '@smart-rescue/features/ports/domain/playbooks'
import { LeadKind, Playbook } from '@smart-rescue/schema'

const readOne = (dir: string, name: string): Playbook => {
  const playbook = Playbook.parse(JSON.parse(readFileSync(join(dir, name), 'utf8')))
  const wrong = checkPlaybook(playbook).filter(({ level }) => level === 'error')
  if (wrong.length > 0)
    throw new Error(`playbook ${name}: ${wrong.map(({ code, step }) => `${code} ${step ?? ''}`).join(', ')}`)
  if (name !== `${playbook.kind}.json`) throw new Error(`playbook ${name} says that it is ${playbook.kind}`)
  return playbook
}

/**
 * Reads `playbooks/<kind>.json` in the folder of the domain data. Throws where a file is no playbook, has an error of
 * `checkPlaybook`, or a kind of lead has none: the program then ships broken, and says so at its start.
 */
export const readPlaybooks = (domainDir: string): PlaybookShelf => {
  const dir = join(domainDir, 'playbooks')
  const shipped = readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((name) => readOne(dir, name))
  const missing = LeadKind.options.filter((kind) => !shipped.some((one) => one.kind === kind))
  if (missing.length > 0) throw new Error(`no playbook for ${missing.join(', ')}`)
  return { shipped }
}
