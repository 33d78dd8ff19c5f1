import { defineConfig } from 'vitest/config'

/** One project a floor, so that a floor can be tested alone: `npx vitest --project core`. */
const project = (name: string, include: string[], timeout = 10_000, retry = 0) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: Math.max(timeout, 180_000), retry },
})

/**
 * Real browsers, databases and killed processes share the machine with whatever else runs on it. On CI such a test is
 * tried once more before it counts as failed; vitest prints that it was. At a desk it fails at once.
 */
const RETRY = process.env.CI === undefined ? 0 : 1

export default defineConfig({
  test: {
    projects: [
      project('schema', ['packages/schema/src/**/*.test.ts']),
      project('core', ['packages/core/src/**/*.test.ts'], 60_000),
      project('features', ['packages/features/src/**/*.test.{ts,tsx}'], 30_000),
      project('adapters', ['packages/adapters/src/**/*.test.ts'], 60_000, RETRY),
      project('ui', ['packages/ui/src/**/*.test.{ts,tsx}']),
      project('server', ['apps/server/src/**/*.test.ts'], 60_000, RETRY),
      project('verifier', ['apps/verifier/src/**/*.test.ts'], 60_000),
      project('web', ['apps/web/src/**/*.test.{ts,tsx}']),
      project('tests', ['tests/**/*.test.ts'], 180_000, RETRY),
    ],
  },
})
