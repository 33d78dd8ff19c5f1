/** Networks: what the machine joins with reasons, and what named people decide on it. */

export { createNetworkRun, type NetworkRunDeps, planNetwork } from './computing/run-network.ts'
export { listWaitingNetworks } from './computing/wait.ts'
export { createNetworkHandlers, type NetworkDeps } from './handlers.ts'
export { heldByNetworks } from './held-rows.ts'
export { networkJob } from './jobs.ts'
export { networkProjections } from './project.ts'
