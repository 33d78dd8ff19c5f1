// Read before anything else: zod then validates without generating code, which this page's policy forbids.
globalThis.__zod_globalConfig = { jitless: true }
