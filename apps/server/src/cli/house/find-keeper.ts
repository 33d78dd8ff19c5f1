/** The member who answers for what a command does: the operator who was there first. */
import { findKeeper } from '@smart-rescue/features/witnessing'
import { Failure, type MemberId } from '@smart-rescue/schema'
import type { House } from '../../compose.ts'

/** Finds her; throws `locker.locked` while nothing can be logged, `organisation.missing` where there is nobody. */
export const needKeeper = async ({ door, rebuilding }: House): Promise<MemberId> => {
  if (door.state() === 'absent') throw new Failure('organisation.missing')
  if (door.state() !== 'open') throw new Failure('locker.locked')
  const keeper = await rebuilding.db.asNobody(findKeeper)
  if (keeper === undefined) throw new Failure('organisation.missing')
  return keeper
}
