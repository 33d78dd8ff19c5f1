/** Makes a PNG of the SVG, so that both show the same: legend, preface and all. */
import { nameInPng } from '@smart-rescue/core/picturing'

/** Draws `svg` and writes `text` into the file as its description. Fails where the browser cannot draw it. */
export const drawPng = async (svg: string, text: string): Promise<Uint8Array<ArrayBuffer>> => {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    const blob = await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (made) => (made === null ? reject(new Error('no picture was made')) : resolve(made)),
        'image/png',
      ),
    )
    return nameInPng(new Uint8Array(await blob.arrayBuffer()), text)
  } finally {
    URL.revokeObjectURL(address)
  }
}
