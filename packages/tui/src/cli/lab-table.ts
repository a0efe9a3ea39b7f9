import type { CommandSpec } from './table.ts'

/** Questions that take many runs: why, what to do, what it rests on, what one's own data say. */
export const labCommands = {} as const satisfies Record<string, CommandSpec>
