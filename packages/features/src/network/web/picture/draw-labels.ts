/** Labels on the picture, readable on any ground: ink with a rim of the paper's colour. */
import type { Settings } from 'sigma/settings'
import type { NodeDisplayData } from 'sigma/types'
import type { Look } from './look.ts'

type Labelled = Pick<NodeDisplayData, 'x' | 'y' | 'size' | 'label'>

const write = (context: CanvasRenderingContext2D, node: Labelled, look: Look, weight: string): void => {
  if (node.label === null || node.label === '') return
  context.font = `${weight} 12px ${look.font}`
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = look.paper
  context.fillStyle = look.ink
  const x = node.x + node.size + 4
  context.strokeText(node.label, x, node.y + 4)
  context.fillText(node.label, x, node.y + 4)
}

/** The two drawings sigma asks for: a label, and the label of the node under the pointer or chosen. */
export const labelDrawings = (look: () => Look) => ({
  defaultDrawNodeLabel: (context: CanvasRenderingContext2D, node: Labelled, _: Settings): void =>
    write(context, node, look(), '400'),
  defaultDrawNodeHover: (context: CanvasRenderingContext2D, node: Labelled, _: Settings): void => {
    context.beginPath()
    context.arc(node.x, node.y, node.size * 1.35 + 4, 0, 2 * Math.PI)
    context.lineWidth = 2.5
    context.strokeStyle = look().chosen
    context.stroke()
    write(context, node, look(), '600')
  },
})
