/** Pages of the networks. */
export { NetworkPage } from './network-page.tsx'
export { NetworksTab } from './networks-tab.tsx'
