import { entryOfOpened } from './opened-entry.ts'
import type { Outside } from './outside.ts'
import { openScenario } from './scenarios.ts'
import { withSchema } from './schema-line.ts'
import type { Services } from './services.ts'
import { readText } from './sources.ts'

/** Files of a folder that are looked at; a folder of more is a store, not a desk. */
const mostFiles = 100

/** A file name as an operand that means nothing else. */
const operandOf = (name: string): string => (/^[-{ ]/.test(name) ? `./${name}` : name)

/** True for a text with the key that every scenario file has, and no file of another program at its top. */
const saysFishbowl = (text: string): boolean => /^(?:\s*\{\s*)?["']?fishbowl["']?\s*:/m.test(text)

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Reading and writing of scenario files for the screens. */
export function filesOf(
  outside: Outside,
  seed: string | undefined,
): Pick<Services, 'save' | 'open' | 'edit' | 'editFile' | 'folder'> {
  const open: Services['open'] = (operand) => {
    try {
      return { ok: true, entry: entryOfOpened(openScenario(operand, outside), seed) }
    } catch (error) {
      return { ok: false, why: wordsOf(error) }
    }
  }
  return {
    save(path, marked, replace) {
      const text = withSchema(path, marked, outside)
      try {
        if (replace) outside.replace(path, text)
        else if (!outside.create(path, text)) return { ok: false, why: `${path} exists already`, taken: true }
        return { ok: true }
      } catch (error) {
        return { ok: false, why: `cannot write ${path}: ${wordsOf(error)}`, taken: false }
      }
    },
    open,
    edit: outside.edit,
    editFile: outside.editFile,
    folder: {
      names() {
        const all = outside.files('.', /\.ya?ml$/i)
        return { names: all.slice(0, mostFiles).map(operandOf), more: Math.max(0, all.length - mostFiles) }
      },
      read(name) {
        const read = readText(name, outside)
        return 'text' in read && !saysFishbowl(read.text) ? undefined : open(name)
      },
    },
  }
}
