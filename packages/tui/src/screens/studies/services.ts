/** What the Studies screen asks of the world outside. */
export type StudyServices = {
  /** Study files and ledgers of the folder. */
  readonly list: () => readonly StudyFile[]
}

/** A study file of the folder, and the ledger beside it. */
export type StudyFile = { readonly file: string }

/** Effects of the Studies screens. */
export type StudyEffect = { readonly do: 'studies'; readonly act: 'list' }
