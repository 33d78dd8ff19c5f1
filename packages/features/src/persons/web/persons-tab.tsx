/** People of a case, by pseudonym. */
import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import type { CaseId, Person } from '@smart-rescue/schema'
import { Button, Callout, Empty, Foreign, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { FailureNote, Go, Moment, paths, useAct, useGo, useRead } from '../../web/index.ts'
import { addPerson, listPersons } from '../contract.ts'
import { PartForm } from './part-form.tsx'
import { IDENTITY_WORDS, PART_WORDS } from './person-words.ts'
import './persons.css'

const Row = ({ caseId, person }: { caseId: CaseId; person: Person }) => {
  const { t, i18n } = useLingui()
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <Go to={paths.person(caseId, person.id)}>
          <Mono text={person.pseudonym} />
        </Go>
        <span className="sr-tags">
          <Tag tone={person.part === 'child' ? 'plum' : 'main'}>{i18n._(PART_WORDS[person.part])}</Tag>
          {person.leftAt === undefined ? null : <Tag>{t`left the case`}</Tag>}
          {person.identity === 'none' ? null : (
            <Tag tone={person.identity === 'sealed' ? 'green' : 'amber'}>
              {i18n._(IDENTITY_WORDS[person.identity])}
            </Tag>
          )}
        </span>
      </div>
      <p className="sr-small">
        {t`added`} <Moment at={person.addedAt} /> · <Foreign text={person.addedBy.displayName} />
      </p>
    </li>
  )
}

/** The tab. */
export const PersonsTab = ({ caseId, children }: { caseId: CaseId; children?: ReactNode }): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const reading = useRead(listPersons, { caseId })
  const opened = useRead(readCase, { caseId })
  const act = useAct(addPerson, [listPersons, { name: 'case.log' }])
  const [adding, setAdding] = useState(false)
  const mayChange = opened.data?.may.includes('person.change') === true
  const persons = reading.data?.persons ?? []
  const addButton = mayChange ? (
    <Button size="small" onClick={() => setAdding(true)}>
      {t`Add a person`}
    </Button>
  ) : undefined
  return (
    <>
      {children}
      <Panel title={t`People of the case`} aside={persons.length > 0 ? addButton : undefined}>
        {reading.isError ? (
          <div className="sr-pad">
            <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
          </div>
        ) : reading.isPending ? (
          <Skeleton label={t`Loading`} />
        ) : persons.length === 0 ? (
          <Empty title={t`Nobody yet`} act={addButton}>
            {t`Each person gets a pseudonym made by chance. Who it is goes into the vault, and only named custodians can open it.`}
          </Empty>
        ) : (
          <ul className="sr-list">
            {persons.map((person) => (
              <Row key={person.id} caseId={caseId} person={person} />
            ))}
          </ul>
        )}
      </Panel>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t`Add a person`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Callout>{t`Do not write a name here. The product makes a pseudonym; the identity is sealed on the next page.`}</Callout>
        <PartForm
          from={undefined}
          act={t`Add the person`}
          busy={act.isPending}
          error={act.error}
          onCancel={() => setAdding(false)}
          onSubmit={(draft) =>
            act.mutate(
              { caseId, ...draft },
              {
                onSuccess: (person) => {
                  setAdding(false)
                  go(paths.person(caseId, person.id))
                },
              },
            )
          }
        />
      </Modal>
    </>
  )
}
