import { type People, type PeopleDraft, peopleOf, type SourceText } from '@fishbowl/core'
import fc from 'fast-check'

/** A draft with the order of its rows and nothing known but managers, unless the parts say otherwise. */
const draft = (manager: readonly number[], parts: Partial<PeopleDraft> = {}): PeopleDraft => ({
  manager,
  department: undefined,
  location: undefined,
  year: undefined,
  ties: undefined,
  order: manager.keys(),
  keepLabels: false,
  ...parts,
})

export const people = (manager: readonly number[], parts: Partial<PeopleDraft> = {}): People =>
  peopleOf(draft(manager, parts))

/** Forests of 2 to 60 people in any order of rows: everyone reports to somebody above in a hidden order, or to nobody. */
export const forests = fc
  .integer({ min: 2, max: 60 })
  .chain((rows) =>
    fc.tuple(
      fc.shuffledSubarray(
        Array.from({ length: rows }, (_, i) => i),
        { minLength: rows, maxLength: rows },
      ),
      fc.array(fc.nat(), { minLength: rows, maxLength: rows }),
    ),
  )
  .map(([names, picks]) => {
    const manager = names.map(() => -1)
    names.forEach((name, k) => {
      // One in seven or so leads a tree; the first one always does.
      const pick = picks[k] ?? 0
      if (k > 0 && pick % 7 !== 0) manager[name] = names[pick % k] ?? -1
    })
    return manager
  })

/** Sources with files by name. */
export const sources = (texts: Readonly<Record<string, string>>) => ({
  ids: [],
  read: (name: string): SourceText | undefined =>
    texts[name] === undefined ? undefined : { file: name, text: texts[name] },
  organisation: (name: string, from: string) => {
    const path = `${from.includes('/') ? from.replace(/[^/]*$/, '') : ''}${name}`
    return texts[path] === undefined ? { why: 'there is no such file' } : { text: texts[path] }
  },
})
