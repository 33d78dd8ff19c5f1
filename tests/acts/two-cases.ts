/** Two cases of two officers in one organisation, each with everything a case can hold, for tests that cross from one to the other. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, Endpoint, Notice } from '@smart-rescue/schema'
import type { Pages } from './fake-capturer.ts'
import { DRAFT, foundOrganisation, type House, PASSPHRASE } from './house-under-test.ts'
import { captureNow, exhibitsOf, linksOf, openCase, readExhibit, workOff } from './work-off.ts'

/** Ids of one case and of what hangs on it. */
export interface Holding {
  readonly owner: Actor
  readonly login: string
  readonly caseId: CaseId
  readonly reference: string
  readonly exhibitId: string
  readonly captureId: string
  readonly linkId: string
  readonly dossierId: string
  readonly selectorId: string
  readonly noticeId: string
  readonly memberId: string
  /** The other exhibit of the case. */
  readonly otherId: string
  readonly watchId: string
  readonly listId: string
  /** The exhibit that a table is. */
  readonly tableId: string
  readonly leadId: string
  readonly taskId: string
  /** A child whose identity is sealed to the owner alone. */
  readonly personId: string
}

/** Both cases. */
export interface TwoCases {
  readonly own: Holding
  readonly foreign: Holding
}

/** A number that both cases hold, so that each owner has a notice of it. */
const SHARED = '+977 972-0000 123'

const pagesOf = (site: string, own: string): Pages => ({
  [`https://${site}.example/1`]: `${site} first page\nRing ${own} or ${SHARED} after six.`,
  [`https://${site}.example/2`]: `${site} second page\nAsk at ${own}.`,
})

/** How a page is watched, well formed. */
const SCHEDULE = { every: 'day', timeZone: 'UTC', leastWords: 1, endsAt: '2027-02-24T08:00:00.000Z' }

/** The vault passphrase of either owner. */
export const VAULT_PASSPHRASE = 'eleven paper boats in a row'

/** How a table is read, well formed. */
const PLAN = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: false,
  columns: [{ name: 'text', as: 'text' }],
  dateOrder: 'dmy',
}

const oneAddress = async function* (url: string) {
  yield new TextEncoder().encode(url)
}

const fill = async (
  house: House,
  owner: Actor,
  login: string,
  site: string,
  own: string,
): Promise<Holding> => {
  const pages = pagesOf(site, own)
  const opened = await openCase(house, owner, { title: `${site} title`, purpose: `${site} purpose` })
  const caseId = opened.id
  let captureId = ''
  for (const url of Object.keys(pages)) captureId = (await captureNow(house, owner, caseId, url, pages)).id
  await house.call('note.write', owner, { caseId, body: `${site} note` })
  const [link] = await linksOf(house, owner, caseId)
  const dossier = await house.call<{ id: string }>('dossier.export', owner, { caseId })
  await workOff(house, pages)
  const [newest, oldest] = await exhibitsOf(house, owner, caseId)
  const exhibit = await readExhibit(house, owner, caseId, newest?.id)
  const mark = exhibit.marks.find(({ kind }) => kind === 'phone')
  const { memberId } = await house.addMember(
    owner.roles.includes('operator') ? owner : owner,
    `${site}-aide`,
    ['investigator'],
  )
  await house.call('team.join', owner, { caseId, memberId })
  const before = house.sent.length
  const watch = await house.call<{ id: string }>('watch.start', owner, {
    caseId,
    url: `https://${site}.example/1`,
    ...SCHEDULE,
  })
  const list = await house.call<{ id: string }>(
    'list.start',
    owner,
    { caseId, kind: 'text', name: `${site} list` },
    oneAddress(`https://${site}.example/3`),
  )
  const { importId } = await house.call<{ importId: string }>('import.open', owner, {
    caseId,
    accessMode: 'public',
    receivedOn: '2026-11-20',
    consent: 'not-asked',
    purpose: `${site} purpose`,
    legalBasis: 'l',
  })
  const advert = `${site} row, ring ${own}\n`
  const { table } = await house.call<{ table?: { exhibitId: string } }>(
    'table.send',
    owner,
    {
      caseId,
      importId,
      name: `${site}.example.csv`,
      length: String(advert.length),
      retentionBasis: 'l',
      plan: JSON.stringify(PLAN),
    },
    oneAddress(advert),
  )
  const lead = await house.call<{ id: string }>('lead.raise', owner, {
    caseId,
    title: `${site} lead`,
    why: `${site} reason`,
    sources: [{ exhibitId: exhibit.id, row: 0 }],
  })
  const person = await house.call<{ id: string }>('person.add', owner, {
    caseId,
    part: 'child',
    why: `${site} statement`,
  })
  await house.call('custodian.enrol', owner, {
    passphrase: PASSPHRASE,
    vaultPassphrase: VAULT_PASSPHRASE,
  })
  await house.call('identity.seal', owner, {
    caseId,
    personId: person.id,
    identity: { name: `${site} child` },
    custodians: [owner.memberId],
  })
  const task = await house.call<{ id: string }>('task.add', owner, { caseId, title: `${site} task` })
  await house.call('exploitation.describe', owner, { caseId, subject: `${site} child 1`, facts: {} })
  // A group of its own pages, as the grouping writes it.
  await house.db.ownerPool.query(
    `insert into source_group (exhibit_id, row, case_id, label)
     select exhibit_id, row, case_id, min(number) over () from source where case_id = $1 and row = 0`,
    [caseId],
  )
  // Nobody works these off: what stands in the case is what the test reads.
  house.sent.splice(before)
  return {
    owner,
    login,
    caseId,
    reference: opened.reference,
    exhibitId: exhibit.id,
    captureId,
    linkId: link?.id ?? '',
    dossierId: dossier.id,
    selectorId: mark?.selectorId ?? '',
    noticeId: '',
    memberId,
    otherId: oldest?.id ?? '',
    watchId: watch.id,
    listId: list.id,
    tableId: table?.exhibitId ?? '',
    leadId: lead.id,
    taskId: task.id,
    personId: person.id,
  }
}

const noticeOf = async (house: House, owner: Actor): Promise<string> =>
  (await house.call<{ notices: Notice[] }>('today.read', owner)).notices[0]?.id ?? ''

/** Founds the organisation and fills both cases. Either owner is an operator too, so that only the case divides them. */
export const fillTwoCases = async (house: House): Promise<TwoCases> => {
  const sita = await foundOrganisation(house)
  const rohan = await house.addMember(sita, 'rohan', ['case-officer', 'operator'])
  const own = await fill(house, sita, 'sita', 'lantern', '+977 972-0000 201')
  const foreign = await fill(house, rohan, 'rohan', 'heron', '+977 972-0000 302')
  await house.call('selector.ask', sita, { selectorId: own.selectorId }).catch(() => undefined)
  const shared = await house.call<{ selector?: { id: string } }>('selector.recognise', sita, { text: SHARED })
  await house.call('selector.ask', sita, { selectorId: shared.selector?.id, message: 'May we talk?' })
  return {
    own: { ...own, noticeId: await noticeOf(house, sita) },
    foreign: { ...foreign, noticeId: await noticeOf(house, rohan) },
  }
}

/** An id that nothing has. */
const NOWHERE = '01930000-0000-7000-8000-ffffffffffff'

/** A media authority that is well formed. */
const AUTHORITY = {
  allowedBy: 'K. Lantern',
  office: 'District prosecutor',
  legalBasis: 'Order under section 9',
  document: 'no. 112/26',
  scope: 'captures',
  from: '2026-11-24T00:00:00Z',
  until: '2027-11-24T00:00:00Z',
}

/** A report that was handed in. */
const REPORT = { toWhom: 'Police', number: '7', handedAt: '2026-11-24T07:00:00Z' }

/** A partner's verifier key, as notes spell it: the worked example of the design. */
const PARTNER_KEY = 'custody.ngo-a.example/2026+93546e77+AdBKsjJ0K7SrOhNovUYV5ObQIkq3GgFrr4UgozLJd4c3'

/** What somebody heard about a person of the case, well formed. */
const ROAD_ENTRY = {
  track: { unit: 'person', subject: 'person:K7Q2M4' },
  stage: 'arrested',
  on: '2026-11-20',
  authority: 'District police',
  jurisdiction: 'NP',
  source: 'letter',
  sourceNote: 'No. 7',
  confidence: 'confirmed',
}

/** A receiver, well formed. */
const ROAD_RECEIVER = {
  name: 'District police',
  kind: 'police',
  country: 'NP',
  address: 'Lantern Road 7',
  trust: 'known',
  trustWhy: 'Met in 2025',
}

/** An input of an endpoint that its owner may send. It is what the case holds, with a body that is lawful. */
export const sampleInput = (endpoint: Endpoint, holding: Holding): Record<string, unknown> => {
  const bodies: Record<string, Record<string, unknown>> = {
    'organisation.set-up': {
      name: 'Another House',
      country: 'NP',
      administrator: { displayName: 'A', login: 'another', passphrase: PASSPHRASE },
      unlockPassphrase: PASSPHRASE,
    },
    'organisation.unlock': { passphrase: PASSPHRASE },
    'session.create': { login: holding.login, passphrase: PASSPHRASE },
    'session.locale': { locale: 'ne' },
    'session.passphrase': { current: PASSPHRASE, next: PASSPHRASE },
    'member.add': { displayName: 'New', login: 'new-member', roles: ['lawyer'], passphrase: PASSPHRASE },
    'member.change': { memberId: holding.memberId, displayName: 'Renamed', roles: ['investigator'] },
    'case.open': DRAFT,
    'case.change': { title: 'Renamed', state: 'open' },
    'team.join': { memberId: holding.owner.memberId },
    'team.leave': { memberId: holding.memberId },
    'note.write': { body: 'A note', exhibitId: holding.exhibitId },
    'case.log': { before: 1_000 },
    'custody.audit': { before: 1_000 },
    'notice.read': { noticeId: holding.noticeId },
    'capture.request': { url: 'https://elsewhere.example/' },
    'capture.read': { captureId: holding.captureId },
    'capture.stop': { captureId: holding.captureId },
    'capture.again': { route: 'direct' },
    'route.add': { kind: 'socks-proxy', name: 'Riga', address: 'proxy.example:1080' },
    'route.change': { routeId: 'tor', on: true },
    'route.remove': { routeId: NOWHERE },
    'watch.start': { url: 'https://elsewhere.example/', from: holding.exhibitId, ...SCHEDULE },
    'watch.change': { state: 'active' },
    'list.preview': { kind: 'text' },
    'list.start': { kind: 'text', name: 'Adverts' },
    'list.change': { state: 'paused' },
    'exhibit.part': { role: 'text' },
    'exhibit.original': { purpose: 'review' },
    'import.open': {
      accessMode: 'public',
      receivedOn: '2026-11-20',
      consent: 'not-asked',
      purpose: 'p',
      legalBasis: 'l',
    },
    'import.send': { importId: NOWHERE, name: 'a.txt', length: 27 },
    'table.preview': { name: 'adverts.csv' },
    'table.send': {
      importId: NOWHERE,
      name: 'adverts.csv',
      length: 27,
      retentionBasis: 'l',
      plan: JSON.stringify(PLAN),
    },
    'table.read': { exhibitId: holding.tableId },
    'table.errors': { exhibitId: holding.tableId },
    'table.change': { exhibitId: holding.tableId, state: 'paused' },
    'table.keep': { exhibitId: holding.tableId, expiresOn: '2028-01-31', why: 'Order 7' },
    'source.list': { exhibitId: holding.exhibitId },
    'source.read': { row: 0 },
    'import.inner': { n: 0 },
    'import.recognise': { role: 'original', languages: ['eng'] },
    'selector.read': { selectorId: holding.selectorId },
    'selector.recognise': { text: 'a word' },
    'selector.ask': { selectorId: holding.selectorId, message: 'May we talk?' },
    'search.run': { text: 'room' },
    'search.save': { name: 'Rooms', asked: { text: 'room' }, alerts: true },
    'search.drop': { searchId: NOWHERE },
    'law.read': { country: 'NP' },
    'law.review': { country: 'NP', version: '2026-11', state: 'reviewed', note: 'Read against the Act' },
    'law.use': { country: 'NP', version: '2026-11' },
    'element.frame': { victim: 'child', countries: ['NP'], topics: ['recruitment'] },
    'element.choose': { offences: ['NP-HTT-4-2-b'], chosen: true },
    'element.cover': {
      elements: ['NP-HTT-4-2-b.a1'],
      kind: 'exhibit',
      exhibitId: holding.exhibitId,
      note: 'The advert says so',
    },
    'element.withdraw': { cover: NOWHERE, why: 'Wrong page' },
    'element.judge': { element: 'NP-HTT-4-2-b.a1', judgement: 'weak', why: 'One page only' },
    'lead.list': { state: 'waiting' },
    'lead.raise': { title: 'A lead', why: 'It recurs', sources: [{ exhibitId: holding.exhibitId, row: 0 }] },
    'lead.answer': { indicator: 'ILO-DR-01', answer: 'unknown' },
    'lead.decide': { decision: 'watching', why: 'Wait for more' },
    'lead.open': { ...DRAFT, why: 'It is worth a case' },
    'template.read': { row: 0 },
    'link.decide': { linkId: holding.linkId, decision: 'accepted', why: 'one number' },
    'network.expand': { node: `source:${holding.exhibitId}.0` },
    'network.path': { from: `source:${holding.exhibitId}.0`, to: `source:${holding.otherId}.0` },
    'network.explain': { from: `source:${holding.exhibitId}.0`, to: `source:${holding.otherId}.0` },
    'network.decide': {
      kind: 'confirm',
      from: `source:${holding.exhibitId}.0`,
      to: `source:${holding.otherId}.0`,
    },
    'network.take-out': { format: 'svg', nodes: 1, joins: 0 },
    'aside.put': {
      node: `source:${holding.exhibitId}.0`,
      kind: 'spam',
      why: 'nobody answers',
      until: '2027-11-24',
    },
    'aside.undo': { leaf: 0 },
    'person.add': { part: 'person-of-interest', why: 'Named in the advert' },
    'person.change-part': { part: 'witness', why: 'She saw it' },
    'person.note': { body: 'Was seen at the harbour' },
    'person.leave': { why: 'Moved away' },
    'custodian.enrol': {
      passphrase: PASSPHRASE,
      vaultPassphrase: 'nine quiet mules on a road',
      replaces: true,
    },
    'custodian.name': { memberId: holding.owner.memberId, vaultPassphrase: VAULT_PASSPHRASE },
    'custodian.remove': { memberId: holding.memberId },
    'identity.seal': { identity: { name: 'Another name' } },
    'identity.open': {
      vaultPassphrase: VAULT_PASSPHRASE,
      reason: 'court-or-police',
      line: 'The court asks',
    },
    'identity.erase': { step: 'ask', why: 'She asks for it' },
    'safety.plan': {
      entries: [
        {
          who: 'child',
          fromWhom: 'A recruiter',
          alertedBy: 'A call',
          measures: 'No call',
          contact: 'Shelter desk',
        },
      ],
      reviewOn: '2026-12-24',
    },
    'consent.note': {
      kind: 'consent',
      givenBy: 'guardian',
      informed: 'In Nepali',
      scope: 'The report',
      on: '2026-11-20',
    },
    'consent.withdraw': { consentId: NOWHERE, why: 'Changed her mind' },
    'chronology.event': {
      body: 'She left home',
      event: {
        when: { precision: 'month', at: '2026-10' },
        certainty: 'probable',
        source: 'Statement 7',
      },
    },
    'identity.hold': { on: true, why: 'Order 7' },
    'dossier.export': { exhibits: [holding.exhibitId], locale: 'en' },
    'authority.grant': AUTHORITY,
    'authority.grant-house': AUTHORITY,
    'authority.end': { authorityId: NOWHERE },
    'authority.end-house': { authorityId: NOWHERE },
    'hashlist.load': { name: 'Bridges', source: 'invented' },
    'hashlist.drop': { hashListId: NOWHERE },
    'material.stop': { exhibitId: holding.exhibitId, captureId: holding.captureId, offsetMinutes: 345 },
    'material.stop-house': { offsetMinutes: 345 },
    'material.read': { stopId: NOWHERE },
    'witness.settle': { leaf: 0 },
    'witness.trust': { kind: 'log', name: 'Lantern', vkeys: [PARTNER_KEY] },
    'witness.end': { partnerId: NOWHERE },
    'material.describe': { stopId: NOWHERE, howFound: 'An advert' },
    'material.mistake': { stopId: NOWHERE },
    'report.ncmec': { incident: 'Child Sex Trafficking', urgent: 'a day is named' },
    'hotline.report-stop': { stopId: NOWHERE, ...REPORT },
    'receipt.lock': {
      receivedAt: '2026-11-24T07:00:00Z',
      sender: 'A neighbour',
      way: 'e-mail',
      filename: 'holiday.zip',
      place: 'Inbox',
      exhibitId: holding.exhibitId,
    },
    'receipt.sender': { receiptId: NOWHERE },
    'receipt.instruct': {
      receiptId: NOWHERE,
      givenBy: 'An inspector',
      office: 'Police',
      givenAt: '2026-11-24T07:00:00Z',
      instruction: 'Leave it.',
    },
    'hotline.report-receipt': { receiptId: NOWHERE, ...REPORT },
    'stamp.add-authority': {
      name: 'Lighthouse',
      url: 'https://stamps.example/tsr',
      rootPem: `-----BEGIN CERTIFICATE-----\n${'A'.repeat(120)}\n-----END CERTIFICATE-----`,
    },
    'stamp.end-authority': { authorityId: NOWHERE },
    'stamp.set-pace': { minutes: 10 },
    'stamp.import-proof': { size: 1 },
    'playbook.read': { kind: 'recruitment' },
    'playbook.change': {
      kind: 'recruitment',
      basedOn: 1,
      why: 'Shorter',
      playbook: {
        title: 'T',
        summary: 'S',
        author: 'A',
        topics: ['online'],
        steps: [
          {
            id: 'safety-first',
            phase: 'safety',
            title: 'Safety',
            who: 'social-worker',
            what: 'Ask whether a child is in danger.',
            capture: [],
            never: [],
            doneWhen: 'It is asked.',
            due: { hours: 1 },
            page: 'safeguard',
            duty: true,
            sources: ['D1'],
          },
        ],
      },
    },
    'task.start-playbook': { kind: 'travel' },
    'task.add': { title: 'Ask the harbour office', who: { role: 'investigator' } },
    'task.change': { title: 'Ask again' },
    'task.settle': { state: 'done' },
    'task.comment': { body: 'Who goes?', mentions: [holding.memberId] },
    'task.ask-approval': { words: 'Ready' },
    'task.approve': { answer: 'approved' },
    'duty.known': { knownAt: '2026-11-24T07:00:00Z', why: 'A call came in before' },
    'duty.binding': { duty: 'TH-2', binds: false, why: 'None of us is bound' },
    'duty.report': { duty: 'TH-2', toWhom: 'Police', handedAt: '2026-11-24T07:00:00Z' },
    'duty.waive': { duty: 'TH-2', why: 'It is not ours' },
    'duty.reopen': { duty: 'TH-2', why: 'It was another case' },
    'exploitation.describe': { subject: 'child 1', facts: {} },
    'referral.make': {
      receiverId: NOWHERE,
      on: '2026-11-20',
      basis: 'b',
      transferBasis: 'legal-claims',
      source: 'letter',
      sourceNote: 's',
    },
    'referral.withdraw': { referralId: NOWHERE, why: 'w' },
    'stage.enter': ROAD_ENTRY,
    'stage.correct': { ...ROAD_ENTRY, entryId: NOWHERE, why: 'w' },
    'stage.withdraw': { entryId: NOWHERE, why: 'w' },
    'receiver.add': ROAD_RECEIVER,
    'receiver.change': { ...ROAD_RECEIVER, receiverId: NOWHERE },
    'case.hand-over': { memberId: NOWHERE, why: 'w', note: 'n' },
    'outcome.want': { wanted: true },
    'figures.read': { fromYear: 2020, toYear: 2026 },
    'figures.publish': { fromYear: 2020, toYear: 2026 },
    'wellbeing.change': { blur: true },
    'wellbeing.share': { memberId: holding.memberId },
    'wellbeing.opt-out': { kinds: ['livestream'] },
    'wellbeing.note': { reveals: 1, seconds: 1, disclosures: 0, hard: 0 },
  }
  const inPath: Record<string, unknown> = {}
  for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) {
    const key = name as keyof Holding
    if (holding[key] !== undefined) inPath[key] = holding[key]
  }
  return { ...inPath, ...bodies[endpoint.name] }
}
