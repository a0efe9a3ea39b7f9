import type { Entry } from '../../../packages/tui/src/entry.ts'
import { entryOfOpened } from '../../../packages/tui/src/opened-entry.ts'
import { openOutside } from '../../../packages/tui/src/outside.ts'
import { type Opened, openScenario, openScenarios } from '../../../packages/tui/src/scenarios.ts'
import type { Files } from '../../../packages/tui/src/sources.ts'

const { read, realPath } = openOutside()
const encoder = new TextEncoder()

/** The disk with some files more. */
export const filesWith = (texts: Readonly<Record<string, string>>): Files => ({
  realPath,
  read: (path, most) => {
    const text = texts[path]
    return text === undefined ? read(path, most) : { ok: true, bytes: encoder.encode(text).slice(0, most) }
  },
})

/** Scenarios of the library, and of files whose texts are given, as the screens open them. */
export const entriesOf = (
  names: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): readonly Entry[] => openScenarios(names, filesWith(texts)).map((opened) => entryOfOpened(opened))

/** What a command makes of an operand. */
export const asCommand = (operand: string, texts: Readonly<Record<string, string>> = {}): Opened =>
  openScenario(operand, filesWith(texts))
