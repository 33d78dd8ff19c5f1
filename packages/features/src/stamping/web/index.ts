/** Pages of time stamps: the section of the settings. */
export { StampSettings } from './stamp-settings.tsx'
