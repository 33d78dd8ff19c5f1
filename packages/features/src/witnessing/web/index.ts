/** Pages of witnessing: the section of the settings, and the operator's alarms on Today. */
export { OperatorAlarms } from './operator-alarms.tsx'
export { WitnessSettings } from './witness-settings.tsx'
