/** Vite's way of building a worker as a file of its own and giving its address (vite.dev, worker import suffixes). */
declare module '*?worker&url' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: this is what Vite makes of the import
  export default address
}
