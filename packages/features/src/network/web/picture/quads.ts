/** How nodes and joins lie in the memory of the graphics card: six corners each, every corner with the values of the whole. */

/** The corners of two triangles. Written out for each node and join: software graphics draw instances one by one, which takes seconds. */
export type Corners = readonly (readonly [number, number])[]

/** The definition of a program that draws such pairs of triangles; `own` are its attributes of numbers, before colour and id. */
export const defineQuads = <U extends string>(
  vertex: string,
  fragment: string,
  uniforms: readonly U[],
  own: readonly (readonly [name: string, size: number])[],
) => {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext
  return {
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: vertex,
    FRAGMENT_SHADER_SOURCE: fragment,
    METHOD: TRIANGLES,
    UNIFORMS: uniforms,
    ATTRIBUTES: [
      ...own.map(([name, size]) => ({ name, size, type: FLOAT })),
      { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_corner', size: 2, type: FLOAT },
    ],
  }
}

/** Writes the values of one node or join (own ones, colour, id), once for each corner. */
export const writeQuad = (
  array: Float32Array,
  start: number,
  corners: Corners,
  values: readonly number[],
): void => {
  let at = start
  for (const corner of corners) {
    array.set(values, at)
    array.set(corner, at + values.length)
    at += values.length + corner.length
  }
}
