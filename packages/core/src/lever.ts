import { type AssumptionId, assumptionIds, ledger } from './assumptions.ts'
import { type LeverRow, type LeverSection, policyRows, settingRows } from './lever-table.ts'
import { boundsOf, currentModel, isFixed, ledgerOf, type ModelVersion } from './model-version.ts'
import { alignmentClasses, owners, type Seniority, seniorities, seniorityIds } from './owner.ts'
import { quantities } from './quantity.ts'
import { ScenarioFile } from './scenario.ts'
import { rangeOf } from './text/expect.ts'
import { type Path, parsePath, wordPath } from './text/path.ts'
import { choicesOf, coreOf, layersOf, type Schema, schemaAt } from './text/shape.ts'

/** A value that a lever can be given and what it means. */
export type LeverChoice = { readonly id: string; readonly says: string }

/** One place of a scenario file that can be changed by itself, with all that has to be known for it. */
export type Lever = {
  /** Its place in the file as one text: `policies.managers.stance`. */
  readonly id: string
  readonly path: Path
  readonly section: LeverSection
  readonly group: string
  readonly title: string
  /** A number may have `choices` beside it, such as never. */
  readonly kind: 'number' | 'choice' | 'yes-no' | 'team' | 'text'
  /** Empty where a value has none. */
  readonly unit: string
  /** Hard bounds of a number, which the file is checked by. */
  readonly least: number
  /** See `least`. */
  readonly most: number
  /** The bounds of what is plausible; those above where nobody knows better. */
  readonly low: number
  /** See `low`. */
  readonly high: number
  readonly whole: boolean
  /** A usual step of a number, in its unit. */
  readonly step: number
  /** Where a step begins while nothing is said. */
  readonly start: number
  /** The word for nothing said. */
  readonly unsaid: string
  readonly choices: readonly LeverChoice[]
  /** What it does, by sign and mechanism; what is assumed is said. */
  readonly effect: string
}

const optionsOf = (schema: Schema): readonly Schema[] => {
  const core = coreOf(schema)
  return core.type === 'union' ? core.options : [schema]
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What choices mean that the field has a table for. */
function meaningOf(path: string, id: string): string | undefined {
  if (path === 'policies.alignment') return alignmentClasses[id as keyof typeof alignmentClasses].says
  if (path !== 'policies.ownership.owner') return undefined
  const { says, fit, training, alignment, proximity, persistence } = owners[id as keyof typeof owners]
  return `${says}: fit ${percent(fit)}, training ${percent(training)}, ${alignment}, proximity ${percent(proximity)}, persistence ${percent(persistence)}`
}

function choicesAt(options: readonly Schema[], path: string, row: LeverRow): readonly LeverChoice[] {
  return options
    .flatMap((option) => choicesOf(option) ?? [])
    .map((value) => {
      const id = String(value)
      return { id, says: row.says?.[id] ?? meaningOf(path, id) ?? '' }
    })
}

const kinds: Readonly<Record<string, Lever['kind']>> = {
  number: 'number',
  boolean: 'yes-no',
  array: 'team',
  string: 'text',
}

function kindOf(options: readonly Schema[]): Lever['kind'] {
  const types = options.map((option) => coreOf(option).type)
  const found = types.map((type) => kinds[type]).find((kind) => kind !== undefined)
  return found ?? 'choice'
}

const isWhole = (schema: Schema): boolean => {
  const core = coreOf(schema)
  return core.type === 'number' && 'format' in core
}

type NumberFacts = Pick<Lever, 'unit' | 'least' | 'most' | 'whole'>
const noNumber: NumberFacts = { unit: '', least: 0, most: 0, whole: false }

/** Unit and bounds of a number. */
function numberOf(schema: Schema): NumberFacts {
  const { low, high } = rangeOf(schema)
  const inner = layersOf(schema).at(-1) ?? schema
  const unit = quantities.get(inner)?.unit ?? ''
  return { unit, least: low?.value ?? 0, most: high?.value ?? 0, whole: isWhole(schema) }
}

/** Everything about a lever that its schema knows. */
function leverAt(path: Path, section: LeverSection, row: LeverRow): Lever {
  const id = wordPath(path)
  const schema = schemaAt(ScenarioFile, path, undefined)
  if (schema === undefined) throw new Error(`a scenario file has no "${id}"`)
  const options = optionsOf(layersOf(schema).at(-1) ?? schema)
  const number = options.find((option) => coreOf(option).type === 'number')
  const { unit, least, most, whole } = number === undefined ? noNumber : numberOf(number)
  const { step = 1, start = least, unsaid = 'none' } = row
  return {
    id,
    path,
    section,
    group: row.group,
    title: row.title,
    kind: kindOf(options),
    unit,
    least,
    most,
    low: least,
    high: most,
    whole,
    step,
    start,
    unsaid,
    choices: choicesAt(options, id, row),
    effect: row.effect,
  }
}

/** A step of which a range has some twenty: 1, 2 or 5 and a power of ten. */
function roundStep(range: number): number {
  const wanted = range / 20
  let size = 1
  while (size > wanted) size /= 10
  while (size * 10 <= wanted) size *= 10
  const digit = wanted / size
  return Number((size * (digit < 2 ? 1 : digit < 5 ? 2 : 5)).toPrecision(1))
}

const statusWords = { evidence: 'Evidence', calibrated: 'Calibrated', assumption: 'Assumption' } as const

function assumptionLever(id: AssumptionId, version: ModelVersion): Lever {
  const { group, title, low, high, status, source, symbol } = ledgerOf(version)[id]
  const effect = `${title[0]?.toUpperCase() ?? ''}${title.slice(1)} (${symbol}). ${statusWords[status]}: ${source}.`
  const lever = leverAt(['assumptions', id, 'value'], 'assumptions', {
    group,
    title,
    // What a version lacks has no range there, and steps as it does today.
    step: roundStep(isFixed(version, id) ? ledger[id].high - ledger[id].low : high - low),
    effect,
  })
  const { min, max } = boundsOf(id)
  return Object.assign(lever, { least: min, most: max, low, high })
}

const rowsAt = (
  rows: Readonly<Record<string, LeverRow>>,
  section: LeverSection,
  prefix: Path,
): readonly Lever[] =>
  Object.entries(rows).map(([place, row]) => leverAt([...prefix, ...(parsePath(place) ?? [])], section, row))

const placeLevers: readonly Lever[] = [
  ...rowsAt(policyRows, 'levers', ['policies']),
  ...rowsAt(settingRows, 'organisation', []),
]

const known = new Map<ModelVersion, readonly Lever[]>()

/**
 * Every lever of a scenario file that runs under a version of the model: policies, then the organisation and the run, then the assumptions
 * of its ledger.
 * @returns the levers in the order in which an editor shows them
 */
export function leversOf(version: ModelVersion): readonly Lever[] {
  const found = known.get(version) ?? [
    ...placeLevers,
    ...assumptionIds.map((id) => assumptionLever(id, version)),
  ]
  known.set(version, found)
  return found
}

/** Every lever of a scenario file that names no version of the model. */
export const levers: readonly Lever[] = leversOf(currentModel)

const dollars = (amount: number): string => `${amount / 1000} k$`

function postEffect(seniority: Seniority): string {
  const { costPerYear, contractWeeks } = seniorities[seniority]
  const name = `${seniority[0]?.toUpperCase() ?? ''}${seniority.slice(1)}` as Capitalize<Seniority>
  const eta = ledger[`eta${name}`].default
  const ability = ledger[`ability${name}`].default
  const contract = contractWeeks === 0 ? '' : ` Each leaves after ${contractWeeks} weeks.`
  return `An hour has ${percent(eta)} of the effect of a professional's and ${percent(ability)} strategic ability, both assumptions; ${dollars(costPerYear)} a year full time.${contract}`
}

/** What a post of the team consists of. @workspace */
export type PostPart = 'count' | 'fte'

const hours = 'Overhead eats the first hours of a team, and one alone plans no strategy.'

const plural: Readonly<Record<Seniority, string>> = {
  intern: 'interns',
  junior: 'juniors',
  professional: 'professionals',
  senior: 'seniors',
}

const postLevers = Object.fromEntries(
  seniorityIds.map((seniority) => {
    const at = (part: PostPart, row: Pick<LeverRow, 'title' | 'step' | 'start'>): Lever =>
      leverAt(['policies', 'staffing', 'team', 0, part], 'levers', {
        ...row,
        group: 'staffing',
        unsaid: 'nobody',
        effect: `${postEffect(seniority)} ${hours}`,
      })
    return [
      seniority,
      {
        count: at('count', { title: plural[seniority], step: 1, start: 0 }),
        fte: at('fte', { title: `${plural[seniority]}, FTE`, step: 0.1, start: 1 }),
      },
    ]
  }),
) as Readonly<Record<Seniority, Readonly<Record<PostPart, Lever>>>>

/** Number or working time of the posts of a level, as parts of the lever `policies.staffing.team`; the path is that of a first post. @workspace */
export const postLever = (seniority: Seniority, part: PostPart): Lever => postLevers[seniority][part]
