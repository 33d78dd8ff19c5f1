/** The HTTP side of the server. */
export { createDoor, type DoorOptions, type RunningDoor } from './create-door.ts'
export { createReplayDesk, type OpenReplayDesk } from './replay/create-replay-desk.ts'
export { createReplayListener, type ReplayListener } from './replay/create-replay-listener.ts'
export { writeOpenApi } from './write-openapi.ts'
