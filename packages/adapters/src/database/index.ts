/** The database: a private PostgreSQL cluster or an outside server, its roles, migrations, connections and transactions. */

export { readPostmaster } from './cluster/postmaster-file.ts'
export { type Cluster, type ClusterOptions, startCluster } from './cluster/start-cluster.ts'
export { isGone, nameDatabaseError } from './database-errors.ts'
export { type Migration, migrate, readMigrations } from './migrate.ts'
export { APP_ROLE, DATABASE, OWNER_ROLE } from './names.ts'
export {
  type ConnectionOptions,
  connectionSettings,
  createPool,
  type DatabaseClient,
  type DatabasePool,
  withClient,
} from './pool.ts'
export {
  assertBoundRole,
  clusterConnections,
  migrateAs,
  parseDatabaseUrl,
  provisionCluster,
  provisionOutside,
} from './provision.ts'
export { createTransactor } from './transactor.ts'
