/** Promises about the invented office: it answers as the contracts say, so that screens are looked at with truthful data. */

import { listCaptures, requestCapture } from '@smart-rescue/features/capture/contract'
import { openCase, readCase, readToday } from '@smart-rescue/features/cases/contract'
import { createClient } from '@smart-rescue/features/client'
import { listExhibits } from '@smart-rescue/features/evidence/contract'
import { decideLink, listLinks } from '@smart-rescue/features/links/contract'
import { readSession, signIn, signOut } from '@smart-rescue/features/people/contract'
import { describe, expect, it } from 'vitest'
import { buildOffice } from './fake-office.ts'
import { createFakeFetch } from './fake-platform.ts'
import { FIRST_LINK, LANTERN, type Scene } from './fake-shape.ts'

const open = (scene: Scene = 'typical') => {
  const office = buildOffice(scene, 'small-office', 'en')
  return { office, client: createClient('', createFakeFetch(office)) }
}

describe('the invented office', () => {
  it('answers the readings of a case as the contracts say', async () => {
    const { client } = open('full')
    const view = await client.call(readCase, { caseId: LANTERN })
    expect(view.stages.map((stage) => stage.name)).toHaveLength(8)
    const { exhibits } = await client.call(listExhibits, { caseId: LANTERN })
    expect(exhibits).toHaveLength(1_000)
    for (const mark of ['text', 'report', 'marks']) expect(exhibits[0]).not.toHaveProperty(mark)
  })

  it('places every mark where its words stand', () => {
    const { office } = open()
    const marks = office.exhibits.flatMap((one) =>
      one.marks.map((mark) => [mark.original, one.text.slice(mark.start, mark.end)]),
    )
    expect(marks.length).toBeGreaterThan(5)
    for (const [original, text] of marks) expect(text).toBe(original)
  })

  it('refuses bad input by the field, as the server does', async () => {
    const { client } = open()
    const draft = {
      title: ' ',
      leadKind: 'travel' as const,
      countries: ['NP'],
      purpose: 'p',
      legalBasis: 'l',
    }
    await expect(client.call(openCase, draft)).rejects.toMatchObject({
      code: 'request.invalid',
      fields: expect.arrayContaining([expect.objectContaining({ path: 'title' })]),
    })
  })

  it('keeps what was done: a capture, a decision and its taking back', async () => {
    const { client } = open()
    await client.call(requestCapture, { caseId: LANTERN, url: 'https://harbour.example/' })
    const { captures } = await client.call(listCaptures, { caseId: LANTERN })
    expect(captures[0]).toMatchObject({ url: 'https://harbour.example/', state: 'queued' })
    const accepted = await client.call(decideLink, {
      caseId: LANTERN,
      linkId: FIRST_LINK,
      decision: 'accepted',
    })
    expect(accepted.state).toBe('accepted')
    await client.call(decideLink, { caseId: LANTERN, linkId: FIRST_LINK, decision: 'undone' })
    const { links } = await client.call(listLinks, { caseId: LANTERN })
    expect(links.find((link) => link.id === FIRST_LINK)?.state).toBe('proposed')
  })

  it('knows who is signed in', async () => {
    const { client } = open('empty')
    await client.call(signOut, {})
    await expect(client.call(readSession, {})).rejects.toMatchObject({ code: 'access.not-signed-in' })
    await client.call(signIn, { login: 'maya', passphrase: 'right' })
    expect((await client.call(readToday, {})).mayOpen).toBe(true)
  })
})
