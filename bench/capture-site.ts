/** The bench site as a program of its own, so that its memory and its work are not counted with the capture's. Tells its port to whoever started it. */
import { startBenchSite } from './pages/bench-site.ts'

const site = await startBenchSite()
process.send?.(site.port)
process.on('disconnect', () => process.exit(0))
