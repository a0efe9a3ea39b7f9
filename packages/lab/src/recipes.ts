import { type History, type MeasureId, measured, type Scenario } from '@fishbowl/core'
import { attempt } from './ensemble.ts'
import { inOrder } from './in-order.ts'
import {
  asReferenced,
  assigned,
  bestInClass,
  claimed,
  incidental,
  integrated,
  mandated,
  technologyLed,
} from './patterns/arms.ts'
import { defaultInFlight, type Runner } from './runner.ts'
import { mean } from './stats/mean.ts'
import { sd } from './stats/sd.ts'

/** A column of the recipe table; a level around week t is the mean of weeks t-2 to t+2. */
export type RecipeColumn = {
  readonly title: string
  readonly measure: MeasureId
  readonly from: number
  readonly to: number
  /** Unit of the printed number in units of the measure: 1000 for k$. */
  readonly scale: number
  /** Half a unit of the last digit that the reference prints. */
  readonly half: number
}

const around = (week: number): RecipeColumn => ({
  title: `wk ${week}`,
  measure: 'weeklyActive',
  from: week - 2,
  to: week + 2,
  scale: 1,
  half: 0.0005,
})

/** The eight columns of the reference, in its order. */
export const recipeColumns: readonly RecipeColumn[] = [
  ...[2, 9, 26, 52, 104, 153].map(around),
  { title: 'answered', measure: 'answeredShare', from: 0, to: 155, scale: 1, half: 0.005 },
  { title: 'value k$', measure: 'value', from: 0, to: 155, scale: 1000, half: 0.5 },
]

/** Replicates behind each number of the reference. */
export const referenceReplicates = 20

/** Mean and standard deviation between replicates of one cell of the reference. */
export type Reference = readonly [mean: number, sd: number]

/** A policy bundle with its row of the reference table (specification of the model, section 10). */
export type Recipe = {
  readonly id: string
  readonly scenario: Scenario
  readonly reference: readonly Reference[]
}

// biome-ignore format: a table is read by its rows
const rows: readonly Recipe[] = [
  { id: 'technology-led', scenario: technologyLed, reference: [[.177, .014], [.070, .007], [.046, .007], [.031, .010], [.013, .006], [.008, .004], [.47, .06], [20, 6]] },
  { id: 'integrated, no CM', scenario: integrated(0), reference: [[.216, .017], [.109, .010], [.098, .011], [.103, .014], [.106, .014], [.114, .013], [.67, .06], [454, 66]] },
  { id: 'claimed, no CM', scenario: claimed(0), reference: [[.204, .016], [.091, .008], [.069, .008], [.063, .011], [.050, .017], [.043, .022], [.56, .08], [81, 23]] },
  { id: 'incidental, no CM', scenario: incidental(0), reference: [[.199, .016], [.083, .008], [.059, .008], [.046, .011], [.026, .013], [.017, .012], [.52, .06], [32, 10]] },
  { id: 'average managed', scenario: claimed(1), reference: [[.217, .014], [.110, .010], [.116, .015], [.128, .012], [.133, .011], [.138, .010], [.92, .02], [195, 13]] },
  { id: 'best-in-class', scenario: bestInClass, reference: [[.292, .016], [.253, .015], [.311, .020], [.376, .018], [.423, .014], [.446, .017], [.99, .00], [2803, 105]] },
  { id: 'integrated, 1 professional', scenario: integrated(1), reference: [[.230, .015], [.126, .010], [.147, .018], [.179, .015], [.205, .015], [.223, .015], [.94, .01], [814, 43]] },
  { id: 'integrated, 2 professionals', scenario: integrated(2), reference: [[.239, .013], [.173, .016], [.219, .024], [.281, .018], [.343, .021], [.373, .022], [.98, .00], [2020, 134]] },
  { id: 'integrated, 3 professionals', scenario: integrated(3), reference: [[.251, .015], [.209, .014], [.261, .019], [.332, .017], [.395, .014], [.425, .017], [.98, .00], [2579, 102]] },
  { id: 'integrated, 2 interns', scenario: integrated(2, 'intern'), reference: [[.229, .015], [.122, .009], [.131, .013], [.160, .015], [.175, .014], [.187, .013], [.92, .01], [752, 44]] },
  { id: 'incidental, 3 professionals', scenario: incidental(3), reference: [[.233, .016], [.164, .012], [.163, .014], [.180, .012], [.187, .010], [.196, .013], [.98, .00], [214, 9]] },
  { id: 'assigned, integrated, 2', scenario: assigned(2), reference: [[.213, .013], [.112, .009], [.085, .013], [.081, .010], [.084, .009], [.093, .010], [.95, .01], [196, 21]] },
  { id: 'mandate 26 weeks, incidental', scenario: mandated, reference: [[.544, .019], [.438, .016], [.249, .014], [.078, .008], [.043, .013], [.026, .014], [.80, .02], [105, 9]] },
]

/** Every recipe, in the order of the reference and under the version of the model that it is of. */
export const recipes: readonly Recipe[] = rows.map(({ id, scenario, reference }) => ({
  id,
  scenario: asReferenced(scenario),
  reference,
}))

/** One cell of the table: ours, the reference, and how far apart they are. */
export type RecipeCell = {
  readonly column: RecipeColumn
  readonly mean: number
  readonly sd: number
  readonly reference: Reference
  /** Difference, less half a unit of the last printed digit, over the standard error of both together. */
  readonly z: number
  /** True when z lies within three. */
  readonly within: boolean
}

/** A recipe with its eight cells, in the order of `recipeColumns`. */
export type RecipeRow = {
  readonly id: string
  readonly scenario: Scenario
  readonly replicates: number
  readonly cells: readonly RecipeCell[]
}

/** Standard errors between a value and a printed one; the reference is rounded, so half a unit of its last digit is no difference. */
export function apart(difference: number, half: number, error: number): number {
  const size = Math.max(0, Math.abs(difference) - half)
  return size === 0 ? 0 : (Math.sign(difference) * size) / error
}

function cellOf(column: RecipeColumn, reference: Reference, histories: readonly Float64Array[]): RecipeCell {
  const at = recipeColumns.indexOf(column)
  const values = Float64Array.from(histories, (row) => row[at] ?? Number.NaN)
  const ours = { mean: mean(values), sd: sd(values) }
  const error = Math.sqrt(
    (reference[1] * reference[1]) / referenceReplicates + (ours.sd * ours.sd) / values.length,
  )
  const z = apart(ours.mean - reference[0], column.half, error)
  return { column, ...ours, reference, z, within: Math.abs(z) <= 3 }
}

const readOff = (history: History): Float64Array =>
  Float64Array.from(
    recipeColumns,
    ({ measure, from, to, scale }) => measured(history, measure, { from, to }) / scale,
  )

export type RecipeOptions = {
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
  /** Ids of the rows to make. @default all */
  readonly only?: readonly string[]
}

/**
 * The recipe table: mean and deviation of each cell over `replicates` runs (at least 2) beside the reference.
 * Rows come in the order of the reference; a run that fails rejects with its replicate and recipe.
 */
export async function recipeTable(
  run: Runner,
  replicates = referenceReplicates,
  { inFlight = defaultInFlight, only }: RecipeOptions = {},
): Promise<readonly RecipeRow[]> {
  const chosen = recipes.filter(({ id }) => only === undefined || only.includes(id))
  const tasks = chosen.flatMap(({ scenario }) =>
    Array.from({ length: replicates }, (_, replicate) => ({ scenario, replicate })),
  )
  const made: Float64Array[] = []
  for await (const row of inOrder(tasks, inFlight, async (task) => readOff(await attempt(run, task))))
    made.push(row)
  return chosen.map(({ id, scenario, reference }, r) => {
    const own = made.slice(r * replicates, (r + 1) * replicates)
    const cells = recipeColumns.map((column, i) =>
      cellOf(column, reference[i] ?? [Number.NaN, Number.NaN], own),
    )
    return { id, scenario, replicates, cells }
  })
}
