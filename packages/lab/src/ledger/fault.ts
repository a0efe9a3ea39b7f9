/** Why a ledger cannot do what it was asked. */
export type LedgerFault =
  | 'missing'
  | 'taken'
  | 'foreign'
  | 'newer'
  | 'busy'
  | 'closed'
  | 'full'
  | 'damaged'
  | 'conflict'
  | 'failed'

/** A ledger that cannot do what it was asked, in one sentence with the way out. */
export class LedgerError extends Error {
  readonly why: LedgerFault
  readonly hint: string | undefined

  constructor(why: LedgerFault, message: string, hint?: string, cause?: unknown) {
    super(message, { cause })
    this.why = why
    this.hint = hint
  }
}

/** Result codes of SQLite (sqlite.org/rescode.html) that are not faults of ours, in words. */
const codes: Readonly<Record<number, readonly [LedgerFault, string, string?]>> = {
  5: ['busy', 'another process writes to it', 'wait until it has ended, or interrupt it with Ctrl-C'],
  8: ['closed', 'it may not be written', 'choose another file or folder with --output'],
  10: ['failed', 'the disk reports an error', 'every run that was kept is safe; run the same command again'],
  11: ['damaged', 'it is damaged', 'delete it and run again, or take a copy of it'],
  13: [
    'full',
    'the disk is full',
    'every run that was kept is safe; make room and run the same command again',
  ],
  14: [
    'closed',
    'it cannot be opened: the folder is missing, or may not be read or written',
    'choose another file or folder with --output',
  ],
  26: ['foreign', 'it is no ledger'],
}

/** The primary result code of an error of SQLite; undefined for other errors. */
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined

/** Does something with a ledger file; what SQLite has against it becomes a LedgerError that names the file. */
export function tried<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const known = codes[codeOf(error) ?? -1]
    if (known === undefined) throw error
    const [why, says, hint] = known
    throw new LedgerError(why, `"${file}": ${says}`, hint, error)
  }
}

/** The same items; what SQLite has against reading one becomes a LedgerError that names the file. */
export function* triedEach<T>(file: string, items: Iterable<T>): Generator<T, void, undefined> {
  const from = items[Symbol.iterator]()
  try {
    for (let next = tried(file, () => from.next()); next.done !== true; next = tried(file, () => from.next()))
      yield next.value
  } finally {
    from.return?.()
  }
}
