/** Media authority of the whole organisation, a section of the settings. */
import type { ReactNode } from 'react'
import { AuthorityPanel } from './authority/authority-panel.tsx'

/** The section; whoever may not enter one sees what stands. */
export const HouseAuthoritySection = (): ReactNode => <AuthorityPanel />
