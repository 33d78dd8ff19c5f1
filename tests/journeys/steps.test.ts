/** From a new case along its steps: the playbook starts, a step is ticked and approved by another, a duty keeps the case open until it is reported. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

interface TaskAnswer {
  readonly id: string
  readonly title: string
  readonly state: string
}

describe.skipIf(CHROMIUM === undefined)('the steps of a case', { timeout: 240_000 }, () => {
  let office: Office
  let maya: Visitor
  let lena: Visitor
  let page: Page
  let caseId: string

  const post = (path: string, body: object) => office.talk().post(path, body)
  const tasks = async () =>
    ((await office.talk().get(`/api/cases/${caseId}/tasks`)) as { tasks: TaskAnswer[] }).tasks
  const go = (path: string, by = page) => by.goto(office.origin() + path)

  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    const { id } = await office.add('lena', 'Lena Mole', ['case-officer', 'lawyer'])
    const opened = (await post('/api/cases', {
      title: 'Moving day',
      leadKind: 'recruitment',
      countries: ['IN'],
      purpose: 'Find who recruits',
      legalBasis: 'Referral 112/26',
    })) as { case: { id: string } }
    caseId = opened.case.id
    await post(`/api/cases/${caseId}/team`, { memberId: id })
    maya = await openVisitor()
    page = maya.page
    await go('/')
    await maya.signIn('maya')
    lena = await openVisitor()
    await go('/', lena.page)
    await lena.signIn('lena')
  }, 180_000)
  afterAll(async () => {
    await maya?.close()
    await lena?.close()
    await office?.close()
  })

  it('start with the playbook, whose first step asks for the safety of the child', async () => {
    await go(`/cases/${caseId}/tasks`)
    await page.getByRole('button', { name: 'Start the playbook' }).click()
    await page.getByText('Is a child in danger right now?', { exact: true }).waitFor()
    await page.getByText('Do not go to the place yourself').waitFor()
    await page.getByText(/Steps wait for roles that nobody on the team has/).waitFor()
    expect((await tasks()).length).toBeGreaterThan(10)
    await maya.check('steps')
  })

  it('are ticked and taken back', async () => {
    await page.getByRole('button', { name: 'Done – Is a child in danger right now?' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Done – Is a child in danger right now?' }).click()
    await page.getByText('Done: Is a child in danger right now?').last().waitFor()
    await page.getByRole('button', { name: 'Done – Know the stop rule before you open a page' }).waitFor()
    expect((await tasks())[0]?.state).toBe('done')
  })

  it('wait for a second person, who finds the request among her notices', async () => {
    const name = 'A second person looks at everything'
    await page.getByText(name, { exact: true }).click()
    await page.getByRole('button', { name: `Ask for approval – ${name}` }).click()
    await page.getByText('Waits for the approval of another case officer.').waitFor()
    await go('/', lena.page)
    await lena.page.getByRole('link', { name: 'Look at the task' }).click()
    await lena.page.getByText(name, { exact: true }).click()
    await lena.page.getByRole('button', { name: `Approve – ${name}` }).click()
    await lena.page.getByRole('button', { name: `Reopen – ${name}` }).waitFor()
    expect((await tasks()).find(({ title }) => title === name)?.state).toBe('done')
  })

  it('keep the case open until its duties are reported, or waived by a lawyer', async () => {
    await expect(office.talk().patch(`/api/cases/${caseId}`, { state: 'closed' })).rejects.toThrow()
    await go(`/cases/${caseId}/duties`)
    await page.getByRole('button', { name: 'Record the report – IN-1' }).click()
    await page.getByLabel('Reported to').fill('District police')
    await page.getByLabel('Number they gave, if any').fill('112/26')
    await page.getByRole('button', { name: 'Record the report', exact: true }).click()
    await page.getByRole('button', { name: 'Take it back – IN-1' }).waitFor()
    await maya.check('duties')
    await go(`/cases/${caseId}/duties`, lena.page)
    await lena.page.getByRole('button', { name: 'Waive this duty – IN-3' }).click()
    await lena.page.getByLabel('Why?').fill('The same matter, reported under 112/26')
    await lena.page.getByRole('button', { name: 'Waive this duty', exact: true }).click()
    await lena.page.getByRole('button', { name: 'Take it back – IN-3' }).waitFor()
    await office.talk().patch(`/api/cases/${caseId}`, { state: 'closed' })
  })

  it('describe the exploitation one question at a time', async () => {
    await go(`/cases/${caseId}/exploitation`)
    await page.getByRole('button', { name: 'Begin with the first question' }).click()
    await page.getByLabel('She was meant to').check()
    await maya.check('exploitation')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByLabel('Schooling or a job').check()
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByText('Question 3 of 5').waitFor()
    await go(`/cases/${caseId}/exploitation`)
    await page.getByText('the program gives no verdict', { exact: false }).waitFor()
  })

  it('stand on screens that nobody would be ashamed of', async () => {
    for (const [name, path] of [
      ['tasks', '/tasks'],
      ['playbooks', '/playbooks'],
      ['playbook', '/playbooks/travel'],
    ] as const) {
      await go(path)
      await page.locator('main h1').waitFor()
      await maya.check(name)
    }
    expect([...maya.findings, ...lena.findings]).toEqual([])
    expect([...(await maya.oddities()), ...(await lena.oddities())]).toEqual([])
  })
})
