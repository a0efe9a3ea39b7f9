import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * The people of a real organisation, without names and ids. A row is a person, the same one in the file and in the engine. Rows stand in
 * the order of the chart: whoever leads, then the direct reports who lead nobody, then the same for each report who leads.
 */
export type People = {
  /** SHA-256 of everything else, 64 hex digits. */
  readonly digest: string
  /** Row of the line manager, always a lower one; -1 at the top of a tree. */
  readonly manager: readonly number[]
  /** Position in `departments`, -1 unknown; empty when nothing is known of departments. */
  readonly department: readonly number[]
  readonly departments: readonly string[]
  /** Position in `locations`, -1 unknown; empty when nothing is known of locations. */
  readonly location: readonly number[]
  readonly locations: readonly string[]
  /** Whole years between the own start and the newest start of the file, 0 to 40, 40 for more, -1 unknown; empty when no dates were given. */
  readonly tenure: readonly number[]
  /** Undirected ties as rows i, j, i, j and so on: i below j, ascending, each tie once. Absent when no ties were given. */
  readonly ties?: readonly number[] | undefined
}

/** People, or why a text is no organisation file: the end of a sentence that names the file, and the way out. */
export type OrganisationRead =
  | { readonly ok: true; readonly people: People }
  | { readonly ok: false; readonly why: string; readonly hint: string }

/** Fewer are no organisation, more are no scenario (the bounds of `organisation.members`). */
export const peopleBounds = { least: 2, most: 2_000_000 } as const
/** Years; tenure above this is kept as this: long service gives people away. */
export const longestTenure = 40

const version = 1
const again = 'write it again: fishbowl org import people.csv -o my-org.json'

/** What the digest covers, with its keys in this order. */
function contentOf(people: Omit<People, 'digest'>): string {
  const { manager, departments, department, locations, location, tenure, ties } = people
  return JSON.stringify({
    organisation: version,
    people: manager.length,
    departments,
    department,
    locations,
    location,
    tenure,
    manager,
    ties,
  })
}

const digestOfContent = (content: string): string => createHash('sha256').update(content).digest('hex')

/** The same people with their digest. @workspace */
export function withDigest(people: Omit<People, 'digest'>): People {
  return { ...people, digest: digestOfContent(contentOf(people)) }
}

/**
 * The text of an organisation file.
 * @returns one line of JSON, some 20 bytes a person, which `readOrganisation` takes
 */
export function organisationText(people: People): string {
  return `{"digest":"${people.digest}",${contentOf(people).slice(1)}\n`
}

const row = z.int().min(-1).max(peopleBounds.most)
const column = z.array(row).max(peopleBounds.most)
const labels = z.array(z.string().min(1).max(200)).max(peopleBounds.most)
const OrganisationFile = z.strictObject({
  organisation: z.literal(version),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  people: z.int().min(peopleBounds.least).max(peopleBounds.most),
  departments: labels,
  department: column,
  locations: labels,
  location: column,
  tenure: column,
  manager: column,
  ties: z.array(row).max(200_000_000).optional(),
})

/** Where a column of numbers leaves its bounds; undefined when it does not. */
function columnFault(
  name: string,
  values: readonly number[],
  rows: number,
  below: number,
): string | undefined {
  if (values.length !== 0 && values.length !== rows)
    return `${name} has ${values.length} rows, but there are ${rows} people`
  const at = values.findIndex((value) => value >= below)
  return at === -1 ? undefined : `${name}[${at}] must be below ${below} (got ${values[at]})`
}

/** Where the rows leave the order of the chart; undefined when they keep it. */
function chartFault(manager: readonly number[]): string | undefined {
  const leads = new Uint8Array(manager.length)
  for (const boss of manager) if (boss !== -1) leads[boss] = 1
  // The row that leads the people now passing by.
  let head = -1
  for (const [i, boss] of manager.entries()) {
    if (boss >= i)
      return `manager[${i}] must be below ${i}, a manager stands before the reports (got ${boss})`
    if (boss === -1 || leads[i] === 1) head = i
    else if (boss !== head)
      return `manager[${i}] must be ${head}, people of a group stand together (got ${boss})`
  }
  return undefined
}

function tiesFault(ties: readonly number[], rows: number): string | undefined {
  if (ties.length % 2 === 1) return `ties must be pairs of rows (got ${ties.length} numbers)`
  let last = -1
  for (let t = 0; t < ties.length; t += 2) {
    const [i = -1, j = -1] = [ties[t], ties[t + 1]]
    const key = i * rows + j
    if (i < 0 || i >= j || j >= rows || key <= last)
      return `ties[${t}] must be a pair of rows below ${rows}, ascending (got ${i}, ${j})`
    last = key
  }
  return undefined
}

function faultOf(people: People, count: number): string | undefined {
  const { manager, department, departments, location, locations, tenure, ties = [] } = people
  const rows = manager.length
  if (rows !== count) return `manager has ${rows} rows, but there are ${count} people`
  return (
    columnFault('department', department, rows, departments.length) ??
    columnFault('location', location, rows, locations.length) ??
    columnFault('tenure', tenure, rows, longestTenure + 1) ??
    chartFault(manager) ??
    tiesFault(ties, rows)
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Why the parsed text is not even meant for us; undefined when it is. */
function stranger(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('organisation' in raw)) return 'it is no organisation file'
  const written = raw.organisation
  if (typeof written === 'number' && written > version)
    return `it is of version ${written}, but only version ${version} is read here`
  return undefined
}

/**
 * Reads an organisation file. It throws nothing; whatever the text, the people that come out keep every promise of `People`.
 * @returns the people, or why the text is no organisation file
 */
export function readOrganisation(text: string): OrganisationRead {
  const raw = parse(text)
  const strange = stranger(raw)
  if (strange !== undefined) return { ok: false, why: strange, hint: again }
  const checked = OrganisationFile.safeParse(raw)
  if (!checked.success) {
    const [issue] = checked.error.issues
    const place = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`
    return { ok: false, why: `it is no organisation file that fishbowl wrote (${place})`, hint: again }
  }
  const { organisation: _version, people: count, ...people } = checked.data
  const fault = faultOf(people, count)
  if (fault !== undefined) return { ok: false, why: `it breaks its own rules: ${fault}`, hint: again }
  const digest = digestOfContent(contentOf(people))
  if (digest === people.digest) return { ok: true, people }
  const why = `it was changed after it was written (its digest is ${people.digest.slice(0, 12)}, its content has ${digest.slice(0, 12)})`
  return { ok: false, why, hint: again }
}
