/** Acts on the elements of a case: frame, choose, attach, take back, judge. */
import { isDay } from '@smart-rescue/core/readiness'
import { type CaseId, type ElementsPage, type ExhibitId, Failure, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { findCase } from '../../cases/index.ts'
import { createTurns, recordFact } from '../../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../../ports/actor.ts'
import type { Ids } from '../../ports/clock.ts'
import type { Trx } from '../../ports/database.ts'
import type { News } from '../../ports/news.ts'
import * as contract from '../contract.ts'
import type { CoveredDetail, FramedDetail, JudgedDetail, OffencesDetail, WithdrawnDetail } from '../facts.ts'
import { keepPack, type LawDeps } from '../law/handlers.ts'
import { asReviewed, packsInUse, readShelf } from '../law/shelf.ts'
import { type CaseStanding, readStanding } from './count-standing.ts'
import { showElements } from './show-elements.ts'
import { listCovers } from './store.ts'

/** Hands that acts on elements need. */
export interface ElementDeps extends LawDeps {
  readonly ids: Ids
  readonly news: News
}

const wrong = (path: string, message: string): Failure =>
  new Failure('request.invalid', { fields: [{ path, message }] })

const show = async (deps: ElementDeps, actor: MemberId, caseId: CaseId): Promise<ElementsPage> => {
  const places = await deps.law.places()
  return deps.db.asMember(actor, async (trx) => {
    const found = await findCase(trx, caseId)
    if (found === undefined) throw new Failure('request.not-found')
    const shelf = await readShelf(trx, deps.law)
    const reviewed = new Map(shelf.map((one) => [`${one.pack.iso2} ${one.pack.version}`, asReviewed(one)]))
    const read = await readStanding(
      trx,
      caseId,
      (pack) => reviewed.get(`${pack.iso2} ${pack.version}`) ?? pack,
    )
    return showElements(found.summary, packsInUse(shelf), places, read)
  })
}

/** Tells those who watch the case, and gives the page anew. */
const answer = async (deps: ElementDeps, actor: MemberId, caseId: CaseId): Promise<ElementsPage> => {
  await deps.news.publish({ caseId, kind: 'case', id: caseId })
  return show(deps, actor, caseId)
}

const requireStanding = async (trx: Trx, caseId: CaseId): Promise<CaseStanding> => {
  if ((await findCase(trx, caseId)) === undefined) throw new Failure('request.not-found')
  const read = await readStanding(trx, caseId)
  if (read === undefined) throw new Failure('charge.not-framed')
  return read
}

const requireElements = ({ readiness }: CaseStanding, elements: readonly string[]): void => {
  const known = new Set(readiness.offences.flatMap(({ offence }) => offence.elements.map(({ id }) => id)))
  if (!elements.every((element) => known.has(element))) throw new Failure('request.not-found')
}

const frameCharge =
  (deps: ElementDeps): Handler<typeof contract.frameCharge> =>
  async (actor, { caseId, ...frame }) => {
    const { day } = frame
    if (day !== undefined && !(isDay(day.from) && isDay(day.to)))
      throw wrong('day', 'The calendar has no such day. Choose another.')
    if (day !== undefined && day.from > day.to)
      throw wrong('day', 'The span ends before it begins. Turn the two days round.')
    const shelf = await deps.db.asMember(actor.memberId, async (trx) => {
      if ((await findCase(trx, caseId)) === undefined) throw new Failure('request.not-found')
      return readShelf(trx, deps.law)
    })
    const countries = [...new Set(frame.countries)]
    const used = packsInUse(shelf).filter(({ pack }) => countries.includes(pack.iso2))
    for (const one of used) await keepPack(deps, actor.memberId, one)
    const detail: z.input<typeof FramedDetail> = {
      what: 'frame',
      frame: { ...frame, countries },
      packs: Object.fromEntries(used.map(({ pack }) => [pack.iso2, pack.version])),
    }
    await recordFact(deps, {
      type: 'charge.framed',
      actor: actor.memberId,
      caseId,
      role: 'frame',
      purpose: 'law',
      detail,
    })
    return answer(deps, actor.memberId, caseId)
  }

const chooseOffences =
  (deps: ElementDeps): Handler<typeof contract.chooseOffences> =>
  async (actor, { caseId, offences, chosen, why }) => {
    const read = await deps.db.asMember(actor.memberId, (trx) => requireStanding(trx, caseId))
    for (const id of offences) {
      const verdict = read.readiness.offences.find(({ offence }) => offence.id === id)
      if (verdict === undefined) throw new Failure('request.not-found')
      if (chosen && verdict.hidden) throw new Failure('charge.against-the-child')
    }
    const detail: z.input<typeof OffencesDetail> = {
      what: 'offences',
      offences: [...new Set(offences)],
      chosen,
      ...(why === undefined || why === '' ? {} : { why }),
    }
    await recordFact(deps, {
      type: 'charge.framed',
      actor: actor.memberId,
      caseId,
      role: 'offence',
      purpose: 'law',
      detail,
    })
    return answer(deps, actor.memberId, caseId)
  }

const requireExhibit = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<void> => {
  const exhibit = await trx
    .selectFrom('exhibit')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', exhibitId)
    .executeTakeFirst()
  if (exhibit === undefined) throw new Failure('request.not-found')
}

const coverElements =
  (deps: ElementDeps): Handler<typeof contract.coverElements> =>
  async (actor, { caseId, elements, kind, exhibitId, reference, note }) => {
    if ((kind === 'exhibit') !== (exhibitId !== undefined))
      throw wrong('exhibitId', 'Name the exhibit where one is attached, and none otherwise.')
    if ((kind === 'document' || kind === 'witness') && reference === undefined)
      throw wrong('reference', 'Say which: number and office of the document, or the mark of the witness.')
    await deps.db.asMember(actor.memberId, async (trx) => {
      if (exhibitId !== undefined) await requireExhibit(trx, caseId, exhibitId)
      requireElements(await requireStanding(trx, caseId), elements)
    })
    const detail: z.input<typeof CoveredDetail> = {
      what: 'covered-by',
      covers: [...new Set(elements)].map((element) => ({ id: deps.ids.next(), element })),
      kind,
      ...(exhibitId === undefined ? {} : { exhibitId }),
      ...(reference === undefined ? {} : { reference }),
      ...(note === undefined || note === '' ? {} : { note }),
    }
    await recordFact(deps, {
      type: 'element.judged',
      actor: actor.memberId,
      caseId,
      role: 'covered-by',
      purpose: 'law',
      detail,
    })
    return answer(deps, actor.memberId, caseId)
  }

const withdrawCover =
  (deps: ElementDeps): Handler<typeof contract.withdrawCover> =>
  async (actor, { caseId, cover, why }) => {
    const covers = await deps.db.asMember(actor.memberId, (trx) => listCovers(trx, caseId))
    const found = covers.find((one) => one.cover.id === cover && one.withdrawnLeaf === undefined)
    if (found === undefined) throw new Failure('request.not-found')
    const detail: z.input<typeof WithdrawnDetail> = { what: 'withdrawn', id: cover, why }
    await recordFact(deps, {
      type: 'element.judged',
      actor: actor.memberId,
      caseId,
      role: 'withdrawn',
      purpose: 'law',
      detail,
    })
    return answer(deps, actor.memberId, caseId)
  }

const judgeElement =
  (deps: ElementDeps): Handler<typeof contract.judgeElement> =>
  async (actor, { caseId, element, judgement, why }) => {
    await deps.db.asMember(actor.memberId, async (trx) => {
      const read = await requireStanding(trx, caseId)
      requireElements(read, [element])
      const { covers } = read.standing(element)
      if (judgement === 'covered' && !covers.some(({ kind }) => kind !== 'anonymous-tip'))
        throw new Failure('element.nothing-attached')
    })
    const detail: z.input<typeof JudgedDetail> = { what: 'judgement', element, judgement, why }
    await recordFact(deps, {
      type: 'element.judged',
      actor: actor.memberId,
      caseId,
      role: 'judgement',
      purpose: 'law',
      detail,
    })
    return answer(deps, actor.memberId, caseId)
  }

/** Binds the endpoints of a case's elements. Acts on one case take turns, so that its counts are counted over all of them. */
export const createCaseElementHandlers = (deps: ElementDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const acts = {
    frame: frameCharge(deps),
    choose: chooseOffences(deps),
    cover: coverElements(deps),
    withdraw: withdrawCover(deps),
    judge: judgeElement(deps),
  }
  return [
    bind(contract.readElements, (actor, { caseId }) => show(deps, actor.memberId, caseId)),
    bind(contract.frameCharge, (...call) => takeTurn('law', () => acts.frame(...call))),
    bind(contract.chooseOffences, (...call) => takeTurn(call[1].caseId, () => acts.choose(...call))),
    bind(contract.coverElements, (...call) => takeTurn(call[1].caseId, () => acts.cover(...call))),
    bind(contract.withdrawCover, (...call) => takeTurn(call[1].caseId, () => acts.withdraw(...call))),
    bind(contract.judgeElement, (...call) => takeTurn(call[1].caseId, () => acts.judge(...call))),
  ]
}
