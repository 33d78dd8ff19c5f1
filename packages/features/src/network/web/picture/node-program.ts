/** Draws nodes on the graphics card: a circle, a square, a diamond, a triangle, a frame or a hexagon each, and a dashed ring around hubs. */

import { NodeProgram, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { defineQuads, writeQuad } from './quads.ts'

const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_ring;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform float u_scale;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_ring;
varying float v_pixel;
void main() {
  float radius = max(a_size * u_scale, 1.2);
  float room = a_ring > 0.5 || a_shape > 1.5 ? 1.7 : 1.2;
  vec2 middle = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(middle + a_corner * radius * room * 2.0 / u_view, 0.0, 1.0);
  v_point = a_corner * room;
  v_shape = a_shape;
  v_ring = a_ring;
  v_pixel = 1.0 / radius;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_ring;
varying float v_pixel;
uniform vec4 u_paper;
float outside(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  vec2 q = abs(p);
  if (v_shape < 1.5) return max(q.x, q.y) - 0.9;
  if (v_shape < 2.5) return (q.x + q.y - 1.25) * 0.7071;
  if (v_shape < 3.5) return max(q.x * 0.88 + p.y * 0.47 - 0.56, -p.y - 0.85);
  if (v_shape < 4.5) return max(q.x - 1.15, q.y - 0.7);
  return max(q.x * 0.866 + q.y * 0.5, q.y) - 0.9;
}
void main(void) {
  float far = outside(v_point);
  #ifdef PICKING_MODE
  gl_FragColor = far > 0.25 ? vec4(0.0) : v_color;
  #else
  float fill = 1.0 - smoothstep(-v_pixel, v_pixel, far);
  float edge = 1.0 - smoothstep(0.0, v_pixel * 1.5, abs(far + v_pixel * 0.5) - v_pixel * 0.5);
  float rim = edge * 0.55 * (1.0 - smoothstep(0.16, 0.3, v_pixel));
  vec4 color = mix(v_color, u_paper, rim) * fill;
  if (v_ring > 0.5) {
    float turn = fract((v_point.x - v_point.y) * 1.6);
    float band = 1.0 - smoothstep(v_pixel, v_pixel * 2.0, abs(far - 0.38));
    color = mix(color, v_color, band * step(turn, 0.6) * (1.0 - fill));
  }
  gl_FragColor = color;
  #endif
}`

/** Corners of the two triangles of a node. */
const CORNERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const

/** What a corner carries before colour and id. */
const OWN = [
  ['a_position', 2],
  ['a_size', 1],
  ['a_shape', 1],
  ['a_ring', 1],
] as const

const UNIFORMS = ['u_matrix', 'u_view', 'u_scale', 'u_paper'] as const
type Uniform = (typeof UNIFORMS)[number]

/** What the drawing adds to a node's data: number of its shape (circle 0, square 1, diamond 2, triangle 3, frame 4, hexagon 5) and whether a ring is around it. */
export interface ShapedNode {
  readonly shape: number
  readonly ring: boolean
}

/** Colour of the thin rim, red, green and blue from 0 to 1. One for all pictures, since they share a page's look. */
let paper: readonly [number, number, number] = [1, 1, 1]

/** Sets it, as `#rrggbb` or `#rgb`; anything else changes nothing. */
export const setRim = (colour: string): void => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)?.slice(1)
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1)
  const [red, green, blue] = (long ?? short?.map((digit) => digit + digit) ?? []).map(
    (pair) => Number.parseInt(pair, 16) / 255,
  )
  if (red !== undefined && green !== undefined && blue !== undefined) paper = [red, green, blue]
}

/** The program. */
export class ShapeProgram extends NodeProgram<Uniform> {
  override getDefinition() {
    return defineQuads(VERTEX, FRAGMENT, UNIFORMS, OWN)
  }

  override processVisibleItem(id: number, start: number, data: NodeDisplayData & Partial<ShapedNode>): void {
    const values = [data.x, data.y, data.size, data.shape ?? 0, data.ring ? 1 : 0, floatColor(data.color), id]
    writeQuad(this.array, start, CORNERS, values)
  }

  override setUniforms(
    { matrix, width, height, sizeRatio }: RenderParams,
    { gl, uniformLocations }: ProgramInfo<Uniform>,
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_view, width, height)
    gl.uniform1f(uniformLocations.u_scale, 1 / sizeRatio)
    gl.uniform4f(uniformLocations.u_paper, ...paper, 1)
  }
}
