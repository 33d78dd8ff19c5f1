/** A command or setting that cannot be understood. */

/** Carries its sentence and an exit status of sysexits.h: 64 usage by default, 69 something outside is not there. */
export class UsageError extends Error {
  readonly exit: number

  constructor(sentence: string, exit = 64) {
    super(sentence)
    this.name = 'UsageError'
    this.exit = exit
  }
}
