/** A stop as its page shows it: facts, hotlines in order, the clock with its law, and the report as text. */
import {
  chooseHotlines,
  type HotlineChoice,
  writeHotlineReport,
} from '@smart-rescue/core/safeguarding/hotlines'
import { DUTIES_VERSION, HOTLINES, HOTLINES_VERSION } from '@smart-rescue/core/safeguarding/rules'
import { Failure, type StopId } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { HotlineView, StopView } from './contract.ts'
import { clockOf } from './duties.ts'
import { findReports, findStop } from './store.ts'

const toView = ({ hotline, why }: HotlineChoice): HotlineView => ({
  id: hotline.id,
  name: hotline.name,
  kind: hotline.kind,
  purpose: hotline.purpose,
  phones: [...hotline.phones],
  ...(hotline.url === undefined ? {} : { url: hotline.url }),
  ...(hotline.note === undefined ? {} : { note: hotline.note }),
  why,
  source: hotline.source,
  confidence: hotline.confidence,
  ...(hotline.lastChecked === undefined ? {} : { lastChecked: hotline.lastChecked }),
})

/** Hotlines for a report from this country, in the order in which to use them. */
export const listHotlines = (
  reporterCountry: string,
  hostCountry: string | undefined,
  childInDanger: boolean,
): HotlineView[] => chooseHotlines({ reporterCountry, hostCountry, childInDanger }, HOTLINES).map(toView)

/** One stop, or `request.not-found` where the transaction may not see it. */
export const viewStop = async (trx: Trx, id: StopId, now: Date): Promise<StopView> => {
  const stop = await findStop(trx, id)
  const house = await trx.selectFrom('organisation').select(['name', 'country']).executeTakeFirst()
  if (stop === undefined || house === undefined) throw new Failure('request.not-found')
  const { remoteAddress, listMatch, offsetMinutes, ...shown } = stop
  const { rows, ...clock } = clockOf(house.country, stop.stoppedAt, now)
  return {
    ...shown,
    ...(stop.state === 'open'
      ? {
          duty: {
            subject: 'stop' as const,
            subjectId: stop.id,
            ...(stop.caseId === undefined ? {} : { caseId: stop.caseId }),
            ...(stop.caseReference === undefined ? {} : { caseReference: stop.caseReference }),
            reference: stop.reference,
            knownAt: stop.stoppedAt,
            knownBy: stop.stoppedBy,
            ...clock,
          },
        }
      : {}),
    duties: rows.map((row) => ({ ...row })),
    hotlines: listHotlines(house.country, stop.hostCountry, stop.childInDanger),
    reports: await findReports(trx, stop.id),
    text: writeHotlineReport({
      reference: stop.reference,
      organisation: house.name,
      country: house.country,
      urls: stop.urls,
      seenAt: stop.stoppedAt,
      offsetMinutes,
      howFound: stop.howFound,
      context: stop.context,
      childInDanger: stop.childInDanger,
      sha256: stop.dropped.map(({ sha256 }) => sha256.replace(/^sha256:/, '')),
      remoteAddress,
      listMatch,
    }),
    rulesVersion: `${HOTLINES_VERSION} · ${DUTIES_VERSION}`,
  }
}
