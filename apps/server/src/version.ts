/** Which version this is, and where its files lie. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The clone's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** Version of the product, as its package says. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version

/** Name and version, as reports and manifests name the software. */
export const SOFTWARE = `Smart Rescue ${VERSION}`
