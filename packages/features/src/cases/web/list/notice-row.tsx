/** One notice: a selector of one's case is known elsewhere, or somebody asks about it. It never names the other case. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Notice } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths, useAct, useFailureText } from '../../../web/index.ts'
import { readNotice, readToday } from '../../contract.ts'
import { NOTICE_WORDS } from './notice-words.ts'

/** The row with its one act: mark as read. */
export const NoticeRow = ({ notice }: { notice: Notice }): ReactNode => {
  const { t, i18n } = useLingui()
  const act = useAct(readNotice, [readToday])
  const failureText = useFailureText()
  const isUnread = notice.readAt === undefined
  return (
    <li className="sr-item">
      <p>
        {isUnread ? <b className="sr-to-decide">{t`New`} · </b> : null}
        {i18n._(NOTICE_WORDS[notice.kind])}
      </p>
      {notice.watchId === undefined || notice.caseId === undefined ? null : (
        <p>
          <Go to={paths.watch(notice.caseId, notice.watchId)}>
            <Mono text={notice.page ?? ''} />
          </Go>
        </p>
      )}
      {notice.kind !== 'road-silent' || notice.caseId === undefined ? null : (
        <p>
          <Go to={paths.road(notice.caseId)}>{t`Look at the road`}</Go>
        </p>
      )}
      <p>
        {notice.selector === undefined ? null : notice.selectorId === undefined ? (
          <Mono text={notice.selector} />
        ) : (
          <Go to={paths.selector(notice.selectorId)}>
            <Mono text={notice.selector} />
          </Go>
        )}
      </p>
      {notice.taskId === undefined || notice.caseId === undefined ? null : (
        <p>
          <Go to={`${paths.tasks(notice.caseId)}#task-${notice.taskId}`}>{t`Look at the task`}</Go>
        </p>
      )}
      {!notice.kind.startsWith('duty-') || notice.caseId === undefined ? null : (
        <p>
          <Go to={paths.duties(notice.caseId)}>{t`Look at the duties to report`}</Go>
        </p>
      )}
      {notice.searchId === undefined ? null : (
        <p>
          <Go to={paths.search(notice.searchId)}>
            <Foreign text={notice.search ?? ''} />
          </Go>
          {notice.matches === undefined ? null : (
            <> · {plural(notice.matches, { one: '# new match', other: '# new matches' })}</>
          )}
        </p>
      )}
      {notice.message === undefined || notice.kind.startsWith('duty-') ? null : (
        <p className="sr-note-body">
          <Foreign text={notice.message} />
        </p>
      )}
      <p className="sr-small">
        {notice.from === undefined ? null : (
          <>
            <Foreign text={notice.from.displayName} /> ·{' '}
          </>
        )}
        {notice.caseId !== undefined && notice.caseReference !== undefined ? (
          <>
            <Go to={paths.case(notice.caseId)}>{notice.caseReference}</Go> ·{' '}
          </>
        ) : null}
        <Moment at={notice.at} />
      </p>
      {isUnread ? (
        <Acts>
          <Button
            tone="plain"
            size="small"
            busy={act.isPending}
            onClick={() =>
              act.mutate(
                { noticeId: notice.id },
                { onError: (error) => showToast({ text: failureText(error), tone: 'bad' }) },
              )
            }
          >
            {t`Mark as read`}
          </Button>
        </Acts>
      ) : null}
    </li>
  )
}
