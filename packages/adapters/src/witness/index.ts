/** Witnessing on this machine: the book of partners' logs, and the way to the witnesses of our own. */
export { createAskWitness } from './ask-witness.ts'
export { type BookHands, createWitnessBook } from './witness-book.ts'
