import type { Miss } from './check.ts'

/** Letters on each side of a difference that are told. */
const around = 24

/** A place in a file where its bytes part, and what stands there in both. */
type Parting = Pick<Miss, 'place' | 'expected' | 'found'>

/** Position of the first unit that differs. */
function parting<T>(a: ArrayLike<T>, b: ArrayLike<T>): number {
  const most = Math.min(a.length, b.length)
  let i = 0
  while (i < most && a[i] === b[i]) i++
  return i
}

/** The words around a position: a whole number, the words beside it, never more than a few. */
function excerpt(text: string, at: number): string {
  const start = Math.max(0, at - around)
  const before = text.slice(start, at)
  const after = text.slice(at, at + around)
  // Marks and line ends belong to the file, not to what it says.
  const left = before.slice(Math.max(0, before.search(/[^<>\n]*$/)))
  const right = /^[^<>\n]*/.exec(after)?.[0] ?? ''
  return (left + right).trim()
}

function cellsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, cell = '']) => cell)
}

/** The first cell of a table that differs, by line and column; undefined where its lines are other ones. */
function cellParting(expected: string, found: string): Parting | undefined {
  const [olds, news] = [expected.split(/\r?\n/), found.split(/\r?\n/)]
  const row = parting(olds, news)
  const [old, made] = [olds[row], news[row]]
  if (old === undefined || made === undefined || row === 0) return undefined
  const [oldCells, cells] = [cellsOf(old), cellsOf(made)]
  const column = parting(oldCells, cells)
  const name = cellsOf(news[0] ?? '')[column] ?? String(column + 1)
  return {
    place: `line ${row + 1}, column ${name}`,
    expected: oldCells[column] ?? '',
    found: cells[column] ?? '',
  }
}

/** Sums of the parts of a page stand before them and say less; another text of the same length takes their place. */
const withoutSums = (text: string): string =>
  text.replace(/sha256-[\w+/=]{44}/g, (sum) => '-'.repeat(sum.length))

function textParting(expected: string, found: string): Parting {
  const [old, made] = [withoutSums(expected), withoutSums(found)]
  const at = old === made ? parting(expected, found) : parting(old, made)
  const before = expected.slice(0, at)
  const line = before.split('\n').length
  return {
    place: `line ${line}, character ${at - before.lastIndexOf('\n')}`,
    expected: excerpt(expected, at),
    found: excerpt(found, at),
  }
}

const isText = (path: string): boolean => /\.(html|md|svg|csv|json)$/.test(path)

/** Where the bytes of a file of a report part from those that were made again; undefined where they are the same. */
export function firstDifference(path: string, expected: Uint8Array, found: Uint8Array): Parting | undefined {
  const at = parting(expected, found)
  if (at === expected.length && at === found.length) return undefined
  if (!isText(path))
    return {
      place: `byte ${at}`,
      expected: expected[at] ?? 'its end',
      found: found[at] ?? 'its end',
    }
  const decoder = new TextDecoder()
  const [old, made] = [decoder.decode(expected), decoder.decode(found)]
  return (path.endsWith('.csv') ? cellParting(old, made) : undefined) ?? textParting(old, made)
}
