import { entryOfOpened } from './opened-entry.ts'
import type { Outside } from './outside.ts'
import { openScenario } from './scenarios.ts'
import type { Services } from './services.ts'

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Reading and writing of scenario files for the screens. */
export function filesOf(
  outside: Outside,
  seed: string | undefined,
): Pick<Services, 'save' | 'open' | 'edit'> {
  return {
    save(path, text, replace) {
      try {
        if (replace) outside.replace(path, text)
        else if (!outside.create(path, text)) return { ok: false, why: `${path} exists already`, taken: true }
        return { ok: true }
      } catch (error) {
        return { ok: false, why: `cannot write ${path}: ${wordsOf(error)}`, taken: false }
      }
    },
    open(operand) {
      try {
        return { ok: true, entry: entryOfOpened(openScenario(operand, outside), seed) }
      } catch (error) {
        return { ok: false, why: wordsOf(error) }
      }
    },
    edit: outside.edit,
  }
}
