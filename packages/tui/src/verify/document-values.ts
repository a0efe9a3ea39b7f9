import { type Deviation, type Deviations, deviationsOf } from '../cli/deviation.ts'

const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null
const at = (value: unknown, key: string | number): unknown =>
  isBlock(value) && Object.hasOwn(value, String(key)) ? Reflect.get(value, String(key)) : undefined

/** What a document says of the files that its command wrote, which is not done again. */
const ofFiles: ReadonlySet<string> = new Set(['files', 'wrote', 'unwritten', 'file'])

const withoutFiles = (document: unknown): unknown =>
  isBlock(document)
    ? Object.fromEntries(Object.entries(document).filter(([key]) => !ofFiles.has(key)))
    : document

// One block deeper no key is open to words of others.
const inner = (data: unknown): object => ({ document: withoutFiles(data) })
const shorter = ({ path, ...rest }: Deviation): Deviation => Object.assign({ path: path.slice(1) }, rest)

/** Every value of a document that came out otherwise, in either of the two; what it says of written files is left out. */
export function documentDeviations(document: unknown, found: unknown): Deviations {
  const { compared, list } = deviationsOf(inner(document), inner(found))
  return { compared, list: list.map(shorter) }
}

/** What an entry of a list goes by. */
function nameOf(entry: unknown): string | undefined {
  for (const key of ['id', 'assumption', 'mechanism', 'words', 'name']) {
    const name = at(entry, key)
    if (typeof name === 'string') return name
  }
  return undefined
}

/** Where a value of a document is, with the names of entries in the place of their numbers: "levers, staffing, gain, mean". */
export function wordPath({ path }: Pick<Deviation, 'path'>, document: unknown): string {
  let value = document
  return path
    .map((step) => {
      value = at(value, step)
      return typeof step === 'number' ? (nameOf(value) ?? String(step)) : step
    })
    .join(', ')
}
