import type { CommandSpec } from './table.ts'

/** Batches of runs: study files, their ledger, and the machines that work on them. */
export const studyCommands = {} as const satisfies Record<string, CommandSpec>
