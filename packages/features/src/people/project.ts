/** What facts about members change in the index. Passphrases are never part of a fact. */
import { Member } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `member.added` and `member.changed`: the member as she is afterwards. */
const MemberDetail = z.object({ member: Member })

const tellMember: Projection = async (trx, fact) => {
  const { member } = MemberDetail.parse(fact.detail)
  const told = {
    login: member.login,
    display_name: member.displayName,
    roles: member.roles,
    status: member.status,
    locale: member.locale,
  }
  await trx
    .insertInto('member')
    // A member told from the log alone has no passphrase: nobody can sign in as her until an operator sets one.
    .values({ id: member.id, ...told, created_at: member.createdAt, passphrase_hash: '!' })
    // Neither a known id nor a taken sign-in name stops the telling: of two who were given one name, the first has it.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx.updateTable('member').set(told).where('id', '=', member.id).execute()
}

/** Facts of this feature. */
export const peopleProjections: Projections = { 'member.added': tellMember, 'member.changed': tellMember }
