/** The colours of the maps, read from the tokens of the look whenever light or dark is chosen: a canvas and a saved picture know no style sheet. */
import { useMemo, useSyncExternalStore } from 'react'

/** Colours as the style sheet spells them. */
export interface MapColours {
  readonly sea: string
  readonly land: string
  readonly border: string
  readonly ink: string
  readonly halo: string
  readonly dot: string
  readonly arc: string
  readonly warning: string
}

const ATTRIBUTE = 'data-mantine-color-scheme'

const watchScheme = (changed: () => void): (() => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] })
  return () => observer.disconnect()
}

const readScheme = (): string => document.documentElement.getAttribute(ATTRIBUTE) ?? 'light'

/** The colours now. */
export const useMapColours = (): MapColours => {
  const scheme = useSyncExternalStore(watchScheme, readScheme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the style sheet answers differently when the scheme has changed
  return useMemo(() => {
    const tokens = getComputedStyle(document.documentElement)
    const read = (name: string, fallback: string) => tokens.getPropertyValue(name).trim() || fallback
    return {
      sea: read('--sunken', '#f3f1ec'),
      land: read('--surface', '#ffffff'),
      border: read('--line-strong', '#cfc9bc'),
      ink: read('--ink', '#23211d'),
      halo: read('--surface', '#ffffff'),
      dot: read('--teal', '#0f5c5c'),
      arc: read('--plum', '#5d3f6b'),
      warning: read('--amber', '#845600'),
    }
  }, [scheme])
}
