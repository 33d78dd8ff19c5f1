/** Known-hash lists, a section of the settings: what is loaded, how many, what was refused; never a line of a list. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import {
  Acts,
  Button,
  Callout,
  ConfirmDialog,
  Empty,
  Foreign,
  Panel,
  Skeleton,
  showToast,
  Tag,
} from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, Moment, useAct, useFailureText, useRead } from '../../../web/index.ts'
import { dropHashList, type HashListView, listHashLists, MOST_LIST_BYTES } from '../../contract.ts'
import { useLoadList } from './use-load-list.ts'

const Row = ({ list, onDrop }: { list: HashListView; onDrop: () => void }) => {
  const { t, i18n } = useLingui()
  const counts = Object.entries(list.byAlgorithm).map(([name, count]) => `${name} ${i18n.number(count)}`)
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <p>
          <b>
            <Foreign text={list.name} />
          </b>{' '}
          · <Foreign text={list.source} />
        </p>
        {list.inUse ? <Tag tone="green">{t`in use`}</Tag> : <Tag tone="red">{t`not loaded`}</Tag>}
      </div>
      <p className="sr-small">
        {plural(list.hashes, { one: '# hash', other: '# hashes' })} ·{' '}
        <bdi dir="ltr">{counts.join(' · ')}</bdi>
      </p>
      <p className="sr-small">
        <Moment at={list.loadedAt} /> · <Foreign text={list.loadedBy.displayName} />
      </p>
      {list.refusedCount === 0 ? null : (
        <details>
          <summary>
            {plural(list.refusedCount, { one: '# line was refused', other: '# lines were refused' })}
          </summary>
          <ul>
            {list.refused.map(({ line, reason }) => (
              <li key={line} className="sr-small">
                {t`Line ${i18n.number(line)}:`} <bdi lang="en">{reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Acts>
        <Button tone="plain" size="small" about={list.name} onClick={onDrop}>
          {t`Drop the list`}
        </Button>
      </Acts>
    </li>
  )
}

const LoadForm = () => {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File>()
  const [checked, setChecked] = useState(false)
  const load = useLoadList()
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const tooLarge = file !== undefined && file.size > MOST_LIST_BYTES
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (name.trim() === '' || source.trim() === '' || file === undefined || tooLarge) return
    const form = event.currentTarget
    load.mutate(
      { name, source, file },
      {
        onSuccess: () => {
          setName('')
          setSource('')
          setFile(undefined)
          setChecked(false)
          form.reset()
          showToast({ text: t`Loaded. From now on everything is compared with it.`, tone: 'calm' })
        },
      },
    )
  }
  return (
    <form className="sr-form sr-pad" onSubmit={submit} noValidate>
      <TextInput
        label={t`Name of the list`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing(name)}
        maxLength={500}
        dir="auto"
      />
      <TextInput
        label={t`Where it is from`}
        description={t`Who gave it, under which agreement, when.`}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        error={missing(source)}
        maxLength={500}
        dir="auto"
      />
      <TextInput
        type="file"
        label={t`File`}
        description={t`CSV or JSON of hasher-matcher-actioner, or one hash a line (SHA-256, SHA-1, MD5, PDQ). SHA-256 and PDQ look alike: name the kind in a column, or in the name of the file. It is sealed in the locker and never shown.`}
        accept=".csv,.json,.txt,.tsv"
        onChange={(event) => setFile(event.currentTarget.files?.[0])}
        error={
          tooLarge
            ? t`This file is larger than allowed. Split it and load the parts.`
            : checked && file === undefined
              ? t`Choose a file.`
              : undefined
        }
      />
      {load.isError ? <FailureNote error={load.error} /> : null}
      <Acts>
        <Button type="submit" busy={load.isPending}>
          {load.isPending ? t`Reading the list …` : t`Load the list`}
        </Button>
      </Acts>
    </form>
  )
}

/** The section. */
export const HashListsSection = (): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const reading = useRead(listHashLists, {})
  const drop = useAct(dropHashList, [listHashLists])
  const [chosen, setChosen] = useState<HashListView>()
  const lists = reading.data?.lists ?? []
  return (
    <Panel title={t`Known-hash lists`}>
      <p className="sr-pad sr-quiet">
        {t`What a capture or an import brings is compared with these lists in memory, before anything reaches the disk. A hit is dropped, and a hotline report is drafted.`}
      </p>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : (
        <>
          {reading.data.screening ? null : (
            <div className="sr-pad">
              <Callout tone="amber">
                <p>{t`This installation cannot compare pictures. No media is kept until it can.`}</p>
              </Callout>
            </div>
          )}
          {lists.length === 0 ? (
            <Empty title={t`No list is loaded`}>
              {t`Hotlines and clearing houses give lists to vetted organisations under an agreement.`}
            </Empty>
          ) : (
            <ul className="sr-list">
              {lists.map((list) => (
                <Row key={list.id} list={list} onDrop={() => setChosen(list)} />
              ))}
            </ul>
          )}
        </>
      )}
      <LoadForm />
      <ConfirmDialog
        open={chosen !== undefined}
        title={t`Drop this list?`}
        act={t`Drop the list`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={drop.isPending}
        onClose={() => setChosen(undefined)}
        onConfirm={() =>
          chosen &&
          drop.mutate(
            { hashListId: chosen.id },
            {
              onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
              onSettled: () => setChosen(undefined),
            },
          )
        }
      >
        <p>
          <b>
            <Foreign text={chosen?.name ?? ''} />
          </b>
        </p>
        <p>{t`Nothing is compared with it any more. That it was loaded and dropped stays in the log.`}</p>
      </ConfirmDialog>
    </Panel>
  )
}
