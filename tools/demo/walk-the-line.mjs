/** The whole line without a person: found, open, capture, decide, note, export. Prints nothing; answers what it did and how long it took. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../setup.mjs'
import { waitFor } from './talk-to-product.mjs'

const SCENARIO = join(ROOT, 'training/harbour/scenario.json')
const ENDS = ['complete', 'partial', 'refused', 'failed']

const timed = async (work) => {
  const began = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - began) / 1000 }
}

/** Founds the fictional organisation; its administrator leads cases. */
export const foundHarbour = (product) =>
  product.post('/api/organisation', {
    name: 'Lantern House (training)',
    country: 'NP',
    administrator: {
      displayName: 'Training Officer',
      login: 'trainer',
      passphrase: 'seven calm lanterns over the harbour',
    },
    unlockPassphrase: 'the tide comes back to every pier',
  })

/** Captures every page of the scenario in its order and waits for the last. */
const captureAll = async (product, caseId, steps, origins) => {
  const asked = []
  for (const step of steps) {
    const url = `${origins[step.site]}/${step.path}`
    const { id } = await product.post(`/api/cases/${caseId}/captures`, { url })
    asked.push({ ...step, id, url })
  }
  const captures = await waitFor('the captures to end', 300, async () => {
    const list = (await product.get(`/api/cases/${caseId}/captures`)).captures
    return list.every((capture) => ENDS.includes(capture.state)) && list
  })
  return asked.map((step) => ({ ...step, capture: captures.find((capture) => capture.id === step.id) }))
}

/** The truth's decision for a pair of pages, or nothing when the truth knows no link between them. */
const decisionFor = (scenario, pageOf, link) => {
  const pair = [pageOf.get(link.a.id), pageOf.get(link.b.id)]
  return scenario.links.find(({ pages }) => pages.includes(pair[0]) && pages.includes(pair[1]))?.decision
}

/** Decides every proposal as the truth says: what the truth does not know is rejected. */
const decideAll = async (product, caseId, scenario, pages) => {
  const pageOf = new Map(pages.map(({ page, capture }) => [capture.exhibit?.id, page]))
  const { links } = await product.get(`/api/cases/${caseId}/links`)
  let accepted = 0
  for (const link of links) {
    const right = decisionFor(scenario, pageOf, link) === 'accept'
    const why = right
      ? 'The same contact in both, and not a common one.'
      : 'Shared by chance or common to the whole board.'
    await product.post(`/api/cases/${caseId}/links/${link.id}/decision`, {
      decision: right ? 'accepted' : 'rejected',
      why,
    })
    if (right) accepted += 1
  }
  const wanted = scenario.links.filter((link) => link.decision === 'accept').length
  return { proposed: links.length, accepted, wanted }
}

/** Walks the line on a product that has no organisation yet, and answers the package's bytes with the figures. */
export const walkTheLine = async (product, origins) => {
  const scenario = JSON.parse(readFileSync(SCENARIO, 'utf8'))
  await foundHarbour(product)
  const opened = await product.post('/api/cases', {
    title: 'Harbour',
    leadKind: 'recruitment',
    countries: ['NP', 'GB', 'US', 'ES'],
    purpose: 'Training: find which adverts speak with one voice',
    legalBasis: 'Training pack 1, invented pages',
  })
  const caseId = opened.case.id
  const capturing = await timed(() => captureAll(product, caseId, scenario.steps, origins))
  const pages = capturing.result
  const deciding = await timed(() => decideAll(product, caseId, scenario, pages))
  await product.post(`/api/cases/${caseId}/notes`, { body: 'Walked by the demonstration, without a person.' })
  const selectors = (await product.get(`/api/cases/${caseId}/selectors`)).selectors
  const exporting = await timed(async () => {
    const { id } = await product.post(`/api/cases/${caseId}/dossiers`, {})
    const dossier = await waitFor('the dossier', 180, async () => {
      const now = await product.get(`/api/cases/${caseId}/dossiers/${id}`)
      return ['ready', 'failed'].includes(now.state) && now
    })
    if (dossier.state !== 'ready') throw new Error(`the dossier failed: ${JSON.stringify(dossier.reason)}`)
    return product.get(`/api/cases/${caseId}/dossiers/${id}/package`)
  })
  return {
    caseId,
    pages,
    selectors: selectors.length,
    links: deciding.result,
    bytes: exporting.result,
    seconds: { capture: capturing.seconds, decide: deciding.seconds, export: exporting.seconds },
  }
}
