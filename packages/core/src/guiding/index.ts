/** Guiding people through a case: playbooks, the days of their steps, duty clocks, and the definition of exploitation. */
export { checkPlaybook, type PlaybookFinding } from './check-playbook.ts'
export { chooseChannels, type StepChannels } from './choose-channels.ts'
export { comparePlaybooks, type StepDifference, type StepField } from './compare-playbooks.ts'
export { type DutyAnswers, type DutyClockOfCase, isOpenDuty, listDutyClocks } from './duty-clocks.ts'
export { type PlannedStep, planSteps } from './plan-steps.ts'
export {
  EXPLOITATION_QUESTIONS,
  type ExploitationQuestion,
  type ExploitationReading,
  readExploitation,
} from './read-exploitation.ts'
export { REFERENCES, type Reference } from './references.ts'
