/** What a node looks like: each kind has a shape of its own, so that nothing hangs on colour alone. */
import type { NetworkNode } from '@smart-rescue/schema'

/** The shapes. */
export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'frame' | 'hexagon'

/** Kind of node → shape. */
export const SHAPE_OF: Record<NetworkNode['kind'], Shape> = {
  source: 'circle',
  selector: 'square',
  template: 'diamond',
  picture: 'frame',
  trace: 'hexagon',
  place: 'triangle',
}
