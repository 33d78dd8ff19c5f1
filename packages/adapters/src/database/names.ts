/** The names of the database and its three roles. Only migrations run as the owner; every request runs as the application. */

/** Name of the database. */
export const DATABASE = 'smart_rescue'
/** Owns the tables and runs the migrations; neither superuser nor allowed to bypass row-level security of others' tables. */
export const OWNER_ROLE = 'smart_rescue_owner'
/** What the application connects as: owns nothing, bypasses nothing, no superuser. */
export const APP_ROLE = 'smart_rescue_app'
/** The private cluster's first role; used to create the other two and the database, never by a request. */
export const BOOTSTRAP_ROLE = 'postgres'
/** Port number in the socket's name; no TCP port is opened. */
export const SOCKET_PORT = 5432
