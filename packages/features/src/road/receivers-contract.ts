/** Changing the directory of receivers. */
import { endpoint, ReceiverDraft, ReceiverId } from '@smart-rescue/schema'
import { z } from 'zod'
import * as road from './contract.ts'

/** Adds a receiver. */
export const addReceiver = endpoint({
  name: 'receiver.add',
  method: 'POST',
  path: '/api/receiver-directory',
  summary: 'Add a receiver to the directory',
  action: 'receiver.change',
  scope: 'organisation',
  input: ReceiverDraft,
  output: road.listReceivers.output,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Changes a receiver, or ends it: it then takes no more cases. */
export const changeReceiver = endpoint({
  name: 'receiver.change',
  method: 'PUT',
  path: '/api/receiver-directory/:receiverId',
  summary: 'Change a receiver of the directory, or end it',
  action: 'receiver.change',
  scope: 'organisation',
  input: ReceiverDraft.extend({
    receiverId: ReceiverId,
    state: z.enum(['active', 'ended']).default('active'),
  }),
  output: road.listReceivers.output,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of the road. */
export const roadEndpoints = [
  road.readRoad,
  road.makeReferral,
  road.withdrawReferral,
  road.enterStage,
  road.correctStage,
  road.withdrawStage,
  road.listRoads,
  road.readCalendar,
  road.listReceivers,
  addReceiver,
  changeReceiver,
] as const
