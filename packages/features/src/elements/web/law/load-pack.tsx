/** Looks a pack of one's own through, and loads it: a country can be added without code. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Acts, Button, Callout, Panel, showToast } from '@smart-rescue/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, paths, useGo, usePlatform } from '../../../web/index.ts'
import { checkLaw, loadLaw, PACK_BYTES } from '../../contract.ts'
import { STALE_LAW } from '../stale.ts'
import { FindingList } from './finding-list.tsx'

/** The panel. Everybody may look a file through; a lawyer loads it. */
export const LoadPack = ({ mayLoad }: { mayLoad: boolean }): ReactNode => {
  const { t } = useLingui()
  const { client } = usePlatform()
  const queries = useQueryClient()
  const go = useGo()
  const [file, setFile] = useState<File>()
  const [checked, setChecked] = useState(false)
  const check = useMutation({ mutationFn: (given: File) => client.send(checkLaw, {}, given) })
  const load = useMutation({
    mutationFn: (given: File) => client.send(loadLaw, {}, given),
    onSuccess: ({ pack }) => {
      for (const { name } of STALE_LAW) void queries.invalidateQueries({ queryKey: [name] })
      showToast({ text: t`Loaded. New frames are judged by it from now on.`, tone: 'calm' })
      go(paths.law(pack.iso2))
    },
  })
  const isTooLarge = file !== undefined && file.size > PACK_BYTES
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (file !== undefined && !isTooLarge) check.mutate(file)
  }
  return (
    <Panel title={t`A law pack of your own`}>
      <form className="sr-form sr-pad" onSubmit={submit} noValidate>
        <TextInput
          type="file"
          label={t`Law pack`}
          description={t`One JSON file a country, as the folder domain of the program describes. Looking it through changes nothing.`}
          accept=".json,application/json"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0])
            check.reset()
            load.reset()
          }}
          error={
            isTooLarge
              ? t`This file is larger than allowed.`
              : checked && file === undefined
                ? t`Choose a file.`
                : undefined
          }
        />
        <Acts>
          <Button type="submit" tone="quiet" busy={check.isPending}>
            {t`Look it through`}
          </Button>
        </Acts>
        {check.isError ? <FailureNote error={check.error} /> : null}
        {check.data === undefined ? null : (
          <>
            <Callout tone={check.data.errors > 0 ? 'red' : 'calm'} role="status">
              <p>
                {check.data.errors > 0
                  ? t`The pack has errors and cannot be loaded. Correct what is named.`
                  : t`The pack can be loaded.`}
              </p>
            </Callout>
            <FindingList findings={check.data.findings} />
            {check.data.errors > 0 || file === undefined ? null : mayLoad ? (
              <Acts>
                <Button busy={load.isPending} onClick={() => load.mutate(file)}>
                  {t`Load and use it`}
                </Button>
              </Acts>
            ) : (
              <p className="sr-small">{t`A lawyer of your organisation loads it.`}</p>
            )}
          </>
        )}
        {load.isError ? <FailureNote error={load.error} /> : null}
      </form>
    </Panel>
  )
}
