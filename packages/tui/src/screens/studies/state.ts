import type { StudyFile } from './services.ts'

/** The studies of the folder. */
export type StudiesScreen = { readonly name: 'studies'; readonly at: number }

/** What the screens know of studies. */
export type StudiesState = { readonly files: readonly StudyFile[] }

/** Before the folder was read. */
export const noStudies: StudiesState = { files: [] }
