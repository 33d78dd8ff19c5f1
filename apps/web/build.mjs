/** Builds the web application into `dist`. Offline; the server serves what lies there. */
import { build } from 'vite'

await build({ root: import.meta.dirname, logLevel: 'warn' })
