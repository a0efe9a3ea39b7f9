/** Exit codes by name, with what each one means. */
export const exitCodes = {
  done: [0, 'done'],
  failed: [1, 'failed: something went wrong while it ran'],
  usage: [2, 'bad usage, or a scenario file with mistakes'],
  unmet: [3, 'an expectation is not met'],
  'not-found': [4, 'not found: no such scenario, file, measure or topic'],
  interrupted: [130, 'interrupted with Ctrl-C'],
} as const satisfies Record<string, readonly [code: number, says: string]>
export type ExitName = keyof typeof exitCodes

/** Numeric exit code by name. */
export const exitCodeOf = (name: ExitName): number => exitCodes[name][0]

/** A text without the passwords of addresses such as redis://user:password@host, which someone may have put anywhere on a command line. */
const withoutLogins = (text: string): string =>
  text.replace(/(:\/\/[^\s/:@]*):(?!password@)[^\s]+@/g, '$1:***@')

/** What is known of a failure besides its message. */
export type FailureDetails = {
  /** The way out, as one sentence without a full stop. */
  readonly hint?: string | undefined
  /** Mistakes of files as plain data, for `--json`. */
  readonly issues?: readonly unknown[]
  /** The message stands by itself: no `fishbowl:` before it. */
  readonly whole?: boolean
  /** Nothing is wrong: a file that is needed is somewhere else. */
  readonly elsewhere?: boolean
}

/** An end that the user should hear of in one message; its text is safe to print. */
export class Failure extends Error {
  readonly exit: ExitName
  readonly details: FailureDetails

  constructor(exit: ExitName, message: string, details: FailureDetails = {}) {
    super(withoutLogins(message))
    this.exit = exit
    this.details = details
  }
}

/** Any error as a failure; one that is not ours is a fault of the program and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  const message = error instanceof Error ? error.message : String(error)
  return new Failure('failed', message)
}

/** Words of others without what a terminal would obey; `safe` of report does it better, but loads slowly for a message that may be the only output. */
const tame = (text: string): string =>
  text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029\uFEFF]/gu, '\uFFFD')

/** A failure as people read it. */
export function wordFailure({ message, details: { hint, whole } }: Failure): string {
  const line = whole === true ? message : `fishbowl: ${tame(message)}`
  return hint === undefined ? `${line}\n` : `${line}\nhint: ${tame(hint)}\n`
}

/** A failure as plain data for `--json`. */
export function failureDocument({ message, exit, details: { hint, issues } }: Failure): object {
  return { schemaVersion: 1, error: { code: exit, exitCode: exitCodeOf(exit), message, hint, issues } }
}
