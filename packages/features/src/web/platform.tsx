/** What the pages need from the world: the client, the news stream, and the clock. Given once at the top, so that tests give their own. */
import { createContext, type ReactNode, useContext } from 'react'
import type { Client } from '../client.ts'

/** Hears a stream of JSON messages until `close`. `onOpen` fires at every connection, the first and each one after a break. */
export interface NewsStream {
  close(): void
}

/** What the browser (or a test) gives the pages. */
export interface Platform {
  readonly client: Client
  openNews(address: string, hear: (message: unknown) => void, onOpen: () => void): NewsStream
  /** Milliseconds since the epoch. */
  now(): number
}

const PlatformContext = createContext<Platform | undefined>(undefined)

/** Gives the platform to everything inside. */
export const PlatformProvider = ({
  platform,
  children,
}: {
  platform: Platform
  children: ReactNode
}): ReactNode => <PlatformContext value={platform}>{children}</PlatformContext>

/** The platform; throws where no provider stands above. */
export const usePlatform = (): Platform => {
  const platform = useContext(PlatformContext)
  if (platform === undefined) throw new Error('no PlatformProvider above this component')
  return platform
}
