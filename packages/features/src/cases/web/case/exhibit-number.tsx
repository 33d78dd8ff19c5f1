/** The number of an exhibit as a link to it: notes and log lines name exhibits by number. */
import type { CaseId } from '@smart-rescue/schema'
import { Mono } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { listExhibits } from '../../../evidence/contract.ts'
import { Go, paths, useRead } from '../../../web/index.ts'

/** The link, or the bare number while the exhibits are not known. */
export const ExhibitNumber = ({ caseId, number }: { caseId: CaseId; number: string }): ReactNode => {
  const reading = useRead(listExhibits, { caseId })
  const exhibit = reading.data?.exhibits.find((one) => one.number === number)
  const shown = <Mono text={number} />
  return exhibit === undefined ? shown : <Go to={paths.exhibit(caseId, exhibit.id)}>{shown}</Go>
}
