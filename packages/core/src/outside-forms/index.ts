/** Forms of other houses: the same case in the shape that they read. Drafts for a person to hand in; nothing is sent. */

export { type NcmecSources, suggestIncident, writeNcmec } from './write-ncmec.ts'
