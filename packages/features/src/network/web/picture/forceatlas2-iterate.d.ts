/** The one step of ForceAtlas2, which the package holds without types: ten numbers a node, three an edge, changed in place. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  export interface StepSettings {
    readonly linLogMode: boolean
    readonly outboundAttractionDistribution: boolean
    readonly adjustSizes: boolean
    readonly edgeWeightInfluence: number
    readonly scalingRatio: number
    readonly strongGravityMode: boolean
    readonly gravity: number
    readonly slowDown: number
    readonly barnesHutOptimize: boolean
    readonly barnesHutTheta: number
  }
  const iterate: (settings: StepSettings, nodes: Float32Array, edges: Float32Array) => unknown
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default iterate
}
