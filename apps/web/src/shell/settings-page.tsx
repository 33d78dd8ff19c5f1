/** Settings of the organisation, for the operator: each feature brings its own section, loaded when the page opens. */
import { useLingui } from '@lingui/react/macro'
import { Page, PageHead, Skeleton } from '@smart-rescue/ui'
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'

/** One section: a component that draws its own panel. */
type Section = () => Promise<{ default: ComponentType }>

/** Sections in the order in which an office sets them up. A feature adds one line here. */
const SECTIONS: readonly Section[] = [
  async () => ({ default: (await import('@smart-rescue/features/routes/web')).RoutesSection }),
  async () => ({ default: (await import('@smart-rescue/features/stamping/web')).StampSettings }),
  async () => ({ default: (await import('@smart-rescue/features/witnessing/web')).WitnessSettings }),
  async () => ({ default: (await import('@smart-rescue/features/safeguard/web')).HashListsSection }),
  async () => ({ default: (await import('@smart-rescue/features/safeguard/web')).HouseAuthoritySection }),
]

const sections = SECTIONS.map((load, at) => ({ key: at, Section: lazy(load) }))

/** The page. Nobody but the operator finds a link to it, and the acts behind it ask for the role again. */
export const SettingsPage = (): ReactNode => {
  const { t } = useLingui()
  return (
    <Page title={t`Settings`}>
      <PageHead
        title={t`Settings`}
        lead={t`What holds for the whole organisation. Every change is logged.`}
      />
      {sections.map(({ key, Section }) => (
        <Suspense key={key} fallback={<Skeleton label={t`Loading`} lines={3} />}>
          <Section />
        </Suspense>
      ))}
    </Page>
  )
}
