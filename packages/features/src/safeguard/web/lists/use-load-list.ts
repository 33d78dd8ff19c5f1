/** Sends a list's file to the server as it is. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { usePlatform } from '../../../web/index.ts'
import { listHashLists, loadHashList } from '../../contract.ts'

/** What is loaded. */
interface ListFile {
  readonly name: string
  readonly source: string
  readonly file: File
}

/** The act; refreshes the lists when the server has read the file. */
export const useLoadList = () => {
  const { client } = usePlatform()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name, source, file }: ListFile) =>
      client.send(loadHashList, { name, source, filename: file.name.slice(0, 500) }, file),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [listHashLists.name] }),
  })
}
