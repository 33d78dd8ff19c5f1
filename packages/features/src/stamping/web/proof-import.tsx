/** OpenTimestamps: the file to stamp with another tool, and the proof that comes back. */
import { useLingui } from '@lingui/react/macro'
import { FileButton } from '@mantine/core'
import { Acts, Button, buttonClass, showToast } from '@smart-rescue/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FailureNote, Moment, usePlatform } from '../../web/index.ts'
import { downloadNote, type ImportedProof, importProof, readStamping } from '../contract.ts'
import { sizeInName } from './size-in-name.ts'

/** The part of the settings. The proofs are kept and held against their checkpoint; Bitcoin is not asked here. */
export const ProofImport = ({ proofs }: { proofs: readonly ImportedProof[] }): ReactNode => {
  const { t } = useLingui()
  const { client } = usePlatform()
  const queries = useQueryClient()
  const [unnamed, setUnnamed] = useState(false)
  const act = useMutation({
    mutationFn: ({ size, file }: { size: number; file: File }) => client.send(importProof, { size }, file),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [readStamping.name] })
      showToast({ text: t`The proof is kept.`, tone: 'calm' })
    },
  })
  const take = (file: File | null) => {
    if (file === null) return
    const size = sizeInName(file.name)
    setUnnamed(size === undefined)
    if (size !== undefined) act.mutate({ size, file })
  }
  return (
    <div className="sr-stack">
      <h3>{t`OpenTimestamps`}</h3>
      <p className="sr-small">
        {t`Save the checkpoint, stamp the file with an OpenTimestamps program, and bring back the proof under the name that the program gives it. The proof is kept and held against the checkpoint; it is not checked against Bitcoin here.`}
      </p>
      <Acts>
        <a className={buttonClass('quiet', 'small')} href={downloadNote.path} download>
          {t`Save the newest checkpoint`}
        </a>
        <FileButton onChange={take} accept=".ots">
          {(props) => (
            <Button tone="quiet" size="small" busy={act.isPending} onClick={props.onClick}>
              {t`Bring a proof (.ots)`}
            </Button>
          )}
        </FileButton>
      </Acts>
      {unnamed ? (
        <p className="sr-small" role="alert">
          {t`The name of the file does not say which checkpoint it is for. It should be checkpoint-NUMBER.txt.ots.`}
        </p>
      ) : null}
      {act.isError ? <FailureNote error={act.error} /> : null}
      {proofs.length === 0 ? null : (
        <ul>
          {proofs.map(({ size, at, height }) => (
            <li key={`${size} ${at}`} className="sr-small">
              {height === undefined
                ? t`${size} entries, waiting for a Bitcoin block`
                : t`${size} entries, Bitcoin block ${height}, not checked against Bitcoin here`}{' '}
              · <Moment at={at} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
