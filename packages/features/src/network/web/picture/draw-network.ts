/** Draws a network with sigma on WebGL and keeps drawing it: what is shown, what is chosen, where everything stands. */
import { type Communities, type IndexedGraph, SHAPE_OF, type ShownPart } from '@smart-rescue/core/picturing'
import { shorten, showHidden } from '@smart-rescue/ui'
import { MultiUndirectedGraph } from 'graphology'
import Sigma from 'sigma'
import { labelDrawings } from './draw-labels.ts'
import { LineProgram } from './edge-program.ts'
import { communityColour, communityLetter, type Look } from './look.ts'
import { ShapeProgram, setRim } from './node-program.ts'

/** What stands out. */
export interface Emphasis {
  readonly node?: string | undefined
  readonly edge?: string | undefined
  /** Nodes and edges of a path; everything else steps back while there are any. */
  readonly path: ReadonlySet<string>
  readonly community?: number | undefined
}

/** What is drawn, in its state of now. */
export interface Pictured {
  readonly graph: IndexedGraph
  readonly communities: Communities
  readonly part: ShownPart
  readonly emphasis: Emphasis
}

/** What the picture tells. */
export interface Hearing {
  onNode(id: string): void
  onEdge(id: string): void
  onGround(): void
}

/** A picture on the screen. */
export interface Drawing {
  /** Shows the same nodes and edges in another state. */
  show(next: Pictured): void
  /** Positions x0, y0, x1 … by node number. */
  place(positions: Float32Array): void
  recolour(look: Look): void
  zoom(direction: 'in' | 'out' | 'whole'): void
  /** Brings a node into the middle. */
  centre(id: string): void
  end(): void
}

const SHAPE_NUMBER = { circle: 0, square: 1, diamond: 2, triangle: 3, frame: 4, hexagon: 5 } as const
/** From so many edges on, they rest while the picture moves. */
const MANY_EDGES = 4_000
const LABEL_LENGTH = 28
/** Communities whose letter stands in the picture. */
const LETTERED = 12
/** A community smaller than this gets no letter in the picture. */
const LEAST_LETTERED = 4

/** Radius of a node in pixels at the whole picture: more joins, larger. */
export const nodeSize = (graph: IndexedGraph, n: number): number => {
  const degree = (graph.first[n + 1] ?? 0) - (graph.first[n] ?? 0)
  const most = graph.nodes.length > 2_000 ? 9 : graph.nodes.length > 300 ? 12 : 15
  const least = graph.nodes.length > 2_000 ? 2 : graph.nodes.length > 300 ? 3.5 : 5.5
  const more = graph.nodes[n]?.kind === 'source' ? 0 : least * 0.4
  return Math.min(most, least + more + Math.sqrt(degree) * 0.8)
}

/** Draws into `container`. Throws where the browser gives no WebGL. */
export const drawNetwork = (
  container: HTMLElement,
  pictured: Pictured,
  start: { positions: Float32Array; look: Look },
  hearing: Hearing,
): Drawing => {
  let { graph, communities, part, emphasis } = pictured
  let { look, positions } = start
  setRim(look.paper)
  const model = new MultiUndirectedGraph()
  graph.nodes.forEach((node, n) => {
    model.addNode(node.id, { x: positions[2 * n] ?? 0, y: -(positions[2 * n + 1] ?? 0), n })
  })
  graph.edges.forEach((edge, e) => {
    model.addUndirectedEdgeWithKey(edge.id, edge.from, edge.to, { e })
  })
  const isFaded = (id: string, community?: number): boolean =>
    (emphasis.path.size > 0 && !emphasis.path.has(id)) ||
    (emphasis.community !== undefined && community !== undefined && community !== emphasis.community)

  const reduceNode = (id: string, data: { n: number }) => {
    const { n } = data
    const node = graph.nodes[n]
    if (node === undefined || part.nodes[n] !== 1) return { ...data, hidden: true }
    const community = communities.of[n] ?? -1
    const faded = isFaded(id, community)
    const chosen = emphasis.node === id || emphasis.path.has(id)
    return {
      ...data,
      size: nodeSize(graph, n),
      shape: SHAPE_NUMBER[SHAPE_OF[node.kind]],
      ring: node.hub,
      color: faded ? look.faint : communityColour(look, node.hub ? -1 : community),
      label: faded ? null : shorten(showHidden(node.label), LABEL_LENGTH),
      forceLabel: chosen,
      highlighted: emphasis.node === id,
    }
  }
  const reduceEdge = (id: string, data: { e: number }) => {
    const edge = graph.edges[data.e]
    if (edge === undefined || part.edges[data.e] !== 1) return { ...data, hidden: true }
    const isGone = edge.state === 'broken' || edge.state === 'rejected'
    const chosen = emphasis.edge === id || emphasis.path.has(id)
    const a = communities.of[graph.from[data.e] ?? 0]
    const faded = isFaded(id, a)
    return {
      ...data,
      dash: isGone ? 2 : edge.state === 'confirmed' ? 0 : 1,
      size: chosen ? 4 : edge.state === 'confirmed' ? 2.2 : 0.8 + edge.strength * 0.6,
      color: chosen
        ? look.chosen
        : faded
          ? look.faint
          : isGone
            ? look.broken
            : edge.state === 'confirmed'
              ? look.ink
              : look.line,
    }
  }

  const sigma = new Sigma(model, container, {
    ...labelDrawings(() => look),
    nodeProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: { line: LineProgram },
    defaultNodeType: 'shape',
    defaultEdgeType: 'line',
    nodeReducer: reduceNode as never,
    edgeReducer: reduceEdge as never,
    enableEdgeEvents: true,
    hideEdgesOnMove: graph.edges.length > MANY_EDGES,
    labelDensity: 0.5,
    labelGridCellSize: 140,
    labelRenderedSizeThreshold: graph.nodes.length > 300 ? 7 : 8,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    stagePadding: 36,
    zoomDuration: 120,
    inertiaDuration: 120,
  })
  sigma.on('clickNode', ({ node }) => hearing.onNode(node))
  sigma.on('clickEdge', ({ edge }) => hearing.onEdge(edge))
  sigma.on('clickStage', () => hearing.onGround())
  const canvases = sigma.getCanvases()
  const point = (isOver: boolean) => (): void => {
    container.dataset.over = isOver ? 'yes' : 'no'
  }
  for (const name of ['enterNode', 'enterEdge'] as const) sigma.on(name, point(true))
  for (const name of ['leaveNode', 'leaveEdge'] as const) sigma.on(name, point(false))

  sigma.createCanvasContext('communities', { style: { pointerEvents: 'none' } })
  const letters = sigma.getCanvases().communities?.getContext('2d')
  const drawLetters = (): void => {
    const canvas = sigma.getCanvases().communities
    if (canvas === undefined || !letters) return
    const { width, height } = sigma.getDimensions()
    const ratio = canvas.width / Math.max(1, width)
    letters.setTransform(ratio, 0, 0, ratio, 0, 0)
    letters.clearRect(0, 0, width, height)
    if (communities.sizes.length < 2) return
    const sums = Array.from({ length: Math.min(LETTERED, communities.sizes.length) }, () => ({
      x: 0,
      y: 0,
      count: 0,
    }))
    graph.nodes.forEach((_, n) => {
      const sum = sums[communities.of[n] ?? -1]
      if (sum === undefined || part.nodes[n] !== 1) return
      sum.x += positions[2 * n] ?? 0
      sum.y += -(positions[2 * n + 1] ?? 0)
      sum.count += 1
    })
    letters.font = `700 22px ${look.font}`
    letters.textAlign = 'center'
    letters.textBaseline = 'middle'
    sums.forEach((sum, community) => {
      if (sum.count < LEAST_LETTERED) return
      const place = sigma.graphToViewport({ x: sum.x / sum.count, y: sum.y / sum.count })
      letters.lineWidth = 5
      letters.lineJoin = 'round'
      letters.strokeStyle = look.paper
      letters.fillStyle = communityColour(look, community)
      letters.strokeText(communityLetter(community), place.x, place.y)
      letters.fillText(communityLetter(community), place.x, place.y)
    })
  }
  sigma.on('afterRender', drawLetters)
  let wanted: string | undefined
  sigma.on('afterRender', () => {
    const place = wanted === undefined ? undefined : sigma.getNodeDisplayData(wanted)
    wanted = undefined
    if (place !== undefined) void sigma.getCamera().animate({ x: place.x, y: place.y }, { duration: 120 })
  })
  // Later sizes come from sigma; the first one is copied, which spares a drawing of everything.
  const { communities: over, labels } = sigma.getCanvases()
  if (over !== undefined && labels !== undefined) {
    over.width = labels.width
    over.height = labels.height
    over.style.width = labels.style.width
    over.style.height = labels.style.height
  }
  drawLetters()
  for (const canvas of Object.values(canvases)) canvas.setAttribute('aria-hidden', 'true')

  return {
    show: (next) => {
      const isSame = next.graph === graph && next.part === part && next.emphasis === emphasis
      if (isSame && next.communities === communities) return
      graph = next.graph
      communities = next.communities
      part = next.part
      emphasis = next.emphasis
      sigma.refresh({ schedule: true })
    },
    place: (next) => {
      positions = next
      // Written past graphology, which would tell sigma of each node; one refresh tells it of all.
      model.forEachNode((_, attributes) => {
        attributes.x = next[2 * (attributes.n as number)] ?? 0
        attributes.y = -(next[2 * (attributes.n as number) + 1] ?? 0)
      })
      sigma.refresh({ schedule: true })
    },
    recolour: (next) => {
      look = next
      setRim(next.paper)
      sigma.refresh({ schedule: true })
    },
    zoom: (direction) => {
      const camera = sigma.getCamera()
      if (direction === 'in') void camera.animatedZoom({ duration: 120 })
      else if (direction === 'out') void camera.animatedUnzoom({ duration: 120 })
      else void camera.animatedReset({ duration: 120 })
    },
    centre: (id) => {
      // Between a refresh and its drawing, display data are not yet in the camera's measure.
      wanted = id
      sigma.scheduleRender()
    },
    end: () => sigma.kill(),
  }
}
