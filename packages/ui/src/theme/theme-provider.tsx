/** Mantine with our tokens: direction, colour scheme, and no style injected at run time. */
import { createTheme, DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import '../tokens.css'
import '../fonts.css'
import './mantine.css'
import './base.css'

// Modals must not lock the scroll: the lock injects a <style> element, which style-src 'self' forbids.
const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 }, radius: 'md' },
    },
    Menu: {
      defaultProps: {
        shadow: 'none',
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 0 },
        radius: 'sm',
      },
    },
  },
})

const Direct = ({ direction, children }: { direction: 'ltr' | 'rtl'; children: ReactNode }) => {
  const { setDirection } = useDirection()
  useEffect(() => setDirection(direction), [direction, setDirection])
  return children
}

/** Wraps the whole app. `direction` follows the language; the colour scheme follows the system until a person chooses. */
export const ThemeProvider = ({
  direction,
  children,
}: {
  direction: 'ltr' | 'rtl'
  children: ReactNode
}): ReactNode => (
  <DirectionProvider detectDirection={false} initialDirection={direction}>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Direct direction={direction}>{children}</Direct>
    </MantineProvider>
  </DirectionProvider>
)
