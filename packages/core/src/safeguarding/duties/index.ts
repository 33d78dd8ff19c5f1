/** Duties to report, and the clock that runs from first knowledge. */
export {
  assessDuty,
  type DutyClock,
  type DutyState,
  HOUSE_HOURS,
  listDuties,
  setClock,
} from './assess-duty.ts'
export type { DutyBinds, ReportingDuty } from './duty.ts'
