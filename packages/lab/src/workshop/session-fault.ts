/** Something wrong across the fields of a session file: where, and words. */
export type SessionFault = {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly hint?: string
}
