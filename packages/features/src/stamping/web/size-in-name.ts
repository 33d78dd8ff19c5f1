/** The checkpoint that a proof is for, as the name of its file tells. */

/** The size in the name that the download gave the file: `checkpoint-123.txt.ots`; undefined where it holds none. */
export const sizeInName = (name: string): number | undefined => {
  const [, digits] = /checkpoint-(\d{1,12})/.exec(name) ?? []
  return digits === undefined ? undefined : Number(digits)
}
