/** Promises about the records of imported tables: a typical value passes, and each wrong field is named. */
import { ImportedTable, RowError, TablePlan } from '../../index.ts'
import { describeRecord } from '../describe-record.fixture.ts'

const uuid = (n: number): string => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`
const AT = '2026-11-24T08:00:00.000Z'
const NO_TEXT = [undefined, null, 5, {}]
const NO_COUNT = [undefined, null, '1', -1, 1.5]
const NO_ID = [undefined, null, '', 'E-01']

describeRecord(
  'the plan of a table',
  TablePlan,
  {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    header: true,
    columns: [{ name: 'body', as: 'text' }],
    dateOrder: 'dmy',
    country: 'NP',
  },
  {
    format: [undefined, 'sql'],
    encoding: [undefined, 'latin-1'],
    delimiter: [undefined, ' ', ',,'],
    header: [undefined, 'yes'],
    columns: [undefined, [], [{}], [{ name: 'a', as: 'age' }]],
    dateOrder: [undefined, 'ydm'],
    country: ['', 'np', 'NPL'],
  },
)

describeRecord(
  'an imported table',
  ImportedTable,
  {
    exhibitId: uuid(1),
    caseId: uuid(2),
    heldId: uuid(3),
    exhibitNumber: 'E-01',
    name: 'adverts.csv',
    format: 'csv',
    state: 'reading',
    rows: 4,
    readTo: 5,
    errors: 1,
    expired: 0,
    length: 100,
    bytesRead: 50,
    rate: 12.5,
    isRead: false,
    expiresOn: '2027-11-24',
    retentionBasis: 'Order 7',
    importedBy: { id: uuid(4), displayName: 'Sita R.' },
    requestedAt: AT,
    endedAt: AT,
    destroyedAt: AT,
  },
  {
    exhibitId: NO_ID,
    caseId: NO_ID,
    heldId: NO_ID,
    exhibitNumber: [null, 5],
    name: NO_TEXT,
    format: [undefined, 'sql'],
    state: [undefined, 'queued'],
    rows: NO_COUNT,
    readTo: NO_COUNT,
    errors: NO_COUNT,
    expired: NO_COUNT,
    length: NO_COUNT,
    bytesRead: NO_COUNT,
    rate: [undefined, null, '1', -1],
    isRead: [undefined, 'yes'],
    expiresOn: [null, 5],
    retentionBasis: NO_TEXT,
    importedBy: [undefined, null, {}, uuid(4)],
    requestedAt: NO_TEXT,
    endedAt: [null, 5],
    destroyedAt: [null, 5],
  },
)

describeRecord(
  'a row that could not be read',
  RowError,
  { row: 3, reason: 'quote-open', head: '3,"a quote' },
  { row: [undefined, null, '1', 0, 1.5], reason: [undefined, 'ugly'], head: NO_TEXT },
)
