/** Replay of the archive: only after a deliberate act, in a sandbox on an origin that holds no session. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Panel } from '@smart-rescue/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { FailureNote, useAct } from '../../../web/index.ts'
import { GuardedMedia } from '../../../wellbeing/web/index.ts'
import { openReplay, readHistory } from '../../contract.ts'
import '../evidence.css'

/** True once the replay at this address has said that the browser denies it its service worker, as many do to a frame of another host. */
const useDenied = (url: string | undefined): boolean => {
  const [deniedUrl, setDeniedUrl] = useState<string>()
  useEffect(() => {
    if (url === undefined) return
    const hear = (event: MessageEvent<unknown>) => {
      if (event.origin === new URL(url).origin && event.data === 'smart-rescue-replay-denied')
        setDeniedUrl(url)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [url])
  return url !== undefined && deniedUrl === url
}

/** The panel; opening is logged. */
export const ReplayPanel = ({ caseId, exhibitId }: { caseId: CaseId; exhibitId: ExhibitId }): ReactNode => {
  const { t } = useLingui()
  const act = useAct(openReplay, [readHistory])
  const isDenied = useDenied(act.data?.url)
  const open = () => act.mutate({ caseId, exhibitId })
  return (
    <Panel
      title={t`The page, replayed`}
      aside={
        act.data ? (
          <Button tone="plain" size="small" onClick={() => act.reset()}>
            {t`Close the replay`}
          </Button>
        ) : undefined
      }
    >
      {act.data ? (
        <>
          <p className="sr-pad sr-small">
            <a
              className={isDenied ? buttonClass('main', 'small') : buttonClass('quiet', 'small')}
              href={act.data.url}
              target="_blank"
              rel="noreferrer"
            >
              {t`Open the replay in its own tab`}
            </a>{' '}
            <span role="status">
              {isDenied
                ? t`This browser does not let the replay run inside this page. It works in its own tab.`
                : t`Some browsers keep a frame of another host empty. Its own tab always works.`}
            </span>
          </p>
          {isDenied ? null : (
            <GuardedMedia label={t`Replay of the captured page`}>
              <iframe
                className="sr-replay"
                src={act.data.url}
                title={t`Replay of the captured page`}
                sandbox="allow-scripts allow-same-origin"
                referrerPolicy="no-referrer"
              />
            </GuardedMedia>
          )}
        </>
      ) : (
        <div className="sr-pad sr-stack tight">
          <p className="sr-quiet">
            {t`The archived page as it was, without its pictures. Nothing is fetched from the web. Opening it is logged with your name.`}
          </p>
          {act.isError ? <FailureNote error={act.error} onRetry={open} /> : null}
          <Acts>
            <Button tone="quiet" busy={act.isPending} onClick={open}>
              {act.isPending ? t`Opening …` : t`Open the replay`}
            </Button>
          </Acts>
        </div>
      )}
    </Panel>
  )
}
