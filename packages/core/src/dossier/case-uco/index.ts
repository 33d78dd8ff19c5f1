/** CASE/UCO: a case as a graph that other laboratories' tools read. */

export { describeCase } from './describe-case.ts'
export { type CaseUcoGraph, type GraphNode, nameUuid } from './graph.ts'
