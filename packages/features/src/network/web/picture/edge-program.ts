/** Draws joins on the graphics card: a full line where a person confirmed, dashes where the machine proposes, dots where it was rejected or broken. */
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { defineQuads, writeQuad } from './quads.ts'

const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_width;
attribute float a_dash;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_view;
varying vec4 v_color;
varying float v_along;
varying float v_aside;
varying float v_half;
varying float v_dash;
void main() {
  vec2 from = (u_matrix * vec3(a_start, 1.0)).xy * u_view * 0.5;
  vec2 to = (u_matrix * vec3(a_end, 1.0)).xy * u_view * 0.5;
  vec2 way = to - from;
  float far = max(length(way), 0.001);
  vec2 normal = vec2(-way.y, way.x) / far;
  #ifdef PICKING_MODE
  float half_width = max(a_width * 0.5, 3.0);
  v_color = a_id;
  #else
  float half_width = a_width * 0.5 + 0.75;
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
  vec2 place = mix(from, to, a_corner.x) + normal * a_corner.y * half_width;
  gl_Position = vec4(place * 2.0 / u_view, 0.0, 1.0);
  v_along = a_corner.x * far;
  v_aside = a_corner.y * half_width;
  v_half = a_width * 0.5;
  v_dash = a_dash;
}`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_aside;
varying float v_half;
varying float v_dash;
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  if (v_dash > 0.5 && v_dash < 1.5 && mod(v_along, 9.0) > 6.0) discard;
  if (v_dash > 1.5 && mod(v_along, 5.0) > 2.0) discard;
  gl_FragColor = v_color * (1.0 - smoothstep(v_half - 0.5, v_half + 0.75, abs(v_aside)));
  #endif
}`

/** Corners of the two triangles of a line: 0 begins, 1 ends; one side, the other. */
const CORNERS = [
  [0, -1],
  [0, 1],
  [1, -1],
  [1, -1],
  [0, 1],
  [1, 1],
] as const

/** What a corner carries before colour and id. */
const OWN = [
  ['a_start', 2],
  ['a_end', 2],
  ['a_width', 1],
  ['a_dash', 1],
] as const

const UNIFORMS = ['u_matrix', 'u_view'] as const
type Uniform = (typeof UNIFORMS)[number]

/** What the drawing adds to a join's data: 0 a full line, 1 dashes, 2 dots. */
export interface DashedEdge {
  readonly dash: number
}

/** The program. Widths are pixels of the screen at every zoom. */
export class LineProgram extends EdgeProgram<Uniform> {
  override getDefinition() {
    return defineQuads(VERTEX, FRAGMENT, UNIFORMS, OWN)
  }

  override processVisibleItem(
    id: number,
    start: number,
    from: NodeDisplayData,
    to: NodeDisplayData,
    data: EdgeDisplayData & Partial<DashedEdge>,
  ): void {
    const values = [from.x, from.y, to.x, to.y, data.size, data.dash ?? 0, floatColor(data.color), id]
    writeQuad(this.array, start, CORNERS, values)
  }

  override setUniforms(
    { matrix, width, height }: RenderParams,
    { gl, uniformLocations }: ProgramInfo<Uniform>,
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix)
    gl.uniform2f(uniformLocations.u_view, width, height)
  }
}
