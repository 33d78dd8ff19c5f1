/** Takes the pictures of the README from the real product with Harbour data: `node tests/journeys/pictures.mjs` writes docs/guide/pictures/*.png. */
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice, ROOT, waitUntil } from './office.ts'
import { readVerifier, unpack } from './outsider-tools.ts'
import { CHROMIUM, openVisitor } from './visitor.ts'

/** Bytes that no picture may exceed, so that a README opens on a slow line. */
const MOST = 200_000

const folder = join(ROOT, 'docs/guide/pictures')
const scenario = JSON.parse(readFileSync(join(ROOT, 'training/harbour/scenario.json'), 'utf8'))

if (CHROMIUM === undefined) {
  console.error('No Chromium was found, so no picture was taken.')
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const office = await openOffice()
const visitors = []
const problems = []
const take = async (page, name) => {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  const { size } = statSync(path)
  console.log(`${name}.png  ${Math.round(size / 1000)} kB`)
  if (size > MOST) problems.push(`${name}.png has ${size} bytes, more than ${MOST}`)
}
const open = async (look) => {
  const visitor = await openVisitor(look)
  visitors.push(visitor)
  return visitor
}

/** Captures the first operator's pages and an honest bystander; decides all links but two as the truth says. */
const fillCase = async () => {
  await office.found()
  await office.add('ravi', 'Ravi Quay', ['investigator'])
  const caseId = await office.openCase('Lantern')
  const talk = office.talk()
  const { members } = await talk.get('/api/members')
  const ravi = members.find((member) => member.login === 'ravi')
  await talk.post(`/api/cases/${caseId}/team`, { memberId: ravi.id })
  const { origins } = office.harbour
  const steps = scenario.steps.slice(0, 7)
  const pageOf = new Map()
  for (const step of steps) {
    const [capture] = await office.captureAll(caseId, [`${origins[step.site]}/${step.path}`])
    pageOf.set(capture.exhibit?.id, step.page)
  }
  const { links } = await talk.get(`/api/cases/${caseId}/links`)
  const isTrue = (link) =>
    scenario.links.some(
      ({ pages, decision }) =>
        decision === 'accept' &&
        pages.includes(pageOf.get(link.a.id)) &&
        pages.includes(pageOf.get(link.b.id)),
    )
  // Strongest first; two true ones stay open, so that a proposal can be seen.
  const open = links.filter(isTrue).slice(0, 2)
  for (const link of links.filter((one) => !open.includes(one)))
    await talk.post(`/api/cases/${caseId}/links/${link.id}/decision`, {
      decision: isTrue(link) ? 'accepted' : 'rejected',
    })
  await talk.post(`/api/cases/${caseId}/notes`, {
    body: 'E-03 names another firm, in other words; the number is the one of E-01.',
  })
  return { caseId, link: open.find(({ a }) => a.number === 'E-01') ?? open[0] }
}

try {
  const { caseId, link } = await fillCase()
  const maya = await open({ width: 1200, height: 780 })
  const { page } = maya
  const home = `${office.origin()}/cases/${caseId}`
  await page.goto(home)
  await maya.signIn('maya')
  await page.getByText('Proposed by the machine').first().waitFor()
  await take(page, 'case-overview')

  await page.goto(`${home}/evidence`)
  await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).click()
  await page.getByRole('button', { name: '+44 20 7946 0142' }).first().click()
  await page.getByRole('note').waitFor()
  await page.evaluate(() => document.activeElement?.blur())
  await take(page, 'exhibit-with-marks')

  await page.goto(`${home}/links/${link.id}`)
  await page.locator('.sr-compare .sr-mark').nth(1).waitFor()
  await take(page, 'link-proposal')

  const phone = await open({ width: 360 })
  await phone.page.goto(home)
  await phone.signIn('maya')
  await phone.page.getByText('Proposed by the machine').first().waitFor()
  await take(phone.page, 'case-on-a-phone')

  const talk = office.talk()
  const { id } = await talk.post(`/api/cases/${caseId}/dossiers`, {})
  await waitUntil('the dossier', 120, async () => {
    const { state } = await talk.get(`/api/cases/${caseId}/dossiers/${id}`)
    if (state === 'failed') throw new Error('the dossier failed')
    return state === 'ready' ? true : undefined
  })
  const zip = join(mkdtempSync(join(tmpdir(), 'smart-rescue-pictures-')), 'SR-2026-001-dossier-1.zip')
  writeFileSync(zip, await talk.get(`/api/cases/${caseId}/dossiers/${id}/package`))
  const unpacked = unpack(zip)
  const policy = join(unpacked, 'policy.txt')
  writeFileSync(policy, readFileSync(join(unpacked, 'policy.example'), 'utf8').replaceAll(/^# .*\n/gm, ''))
  const outsider = await open({ width: 1000, height: 780, offline: true })
  await readVerifier(outsider.page, unpacked, zip, policy)
  await outsider.page.evaluate(() => document.activeElement?.blur())
  await take(outsider.page, 'verifier-result')
} finally {
  for (const visitor of visitors) await visitor.close()
  await office.close()
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
