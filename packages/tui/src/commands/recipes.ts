import type { RecipeCell, RecipeRow } from '@fishbowl/lab'
import { formatNumber, type TableData } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'

const usualReplicates = 60

/** Shares in percent; an exclamation mark beyond three standard errors. */
function wordCell({ mean, column, within }: RecipeCell): string {
  const value = column.measure === 'value' ? Math.round(mean).toString() : (mean * 100).toFixed(1)
  return within ? value : `${value}!`
}

function recipeLines(rows: readonly RecipeRow[]): TableData {
  const titles = rows[0]?.cells.map(({ column }) => column.title) ?? []
  return {
    columns: [
      { header: 'recipe', align: 'left' },
      ...titles.map((header) => ({ header, align: 'right' as const })),
    ],
    rows: rows.map(({ id, cells }) => [id, ...cells.map(wordCell)]),
  }
}

/** The cell that lies furthest from its reference. */
function worstOf(rows: readonly RecipeRow[]): string {
  const cells = rows.flatMap(({ id, cells: own }) => own.map((cell) => ({ id, cell })))
  const [worst] = cells.toSorted((a, b) => Math.abs(b.cell.z) - Math.abs(a.cell.z))
  if (worst === undefined) return 'nothing was run'
  const { id, cell } = worst
  return `furthest from the reference: ${id}, ${cell.column.title}, ${formatNumber(cell.z, { kind: 'plain', digits: 2 })} standard errors`
}

/** `fishbowl model recipes`: the reference recipes run again and compared with the documented table. */
export async function recipesOfModel({ settings, telling, look, outside }: Request): Promise<Answer> {
  const { replicates = usualReplicates, threads } = settings
  if (replicates < 2)
    throw new Failure('usage', '--replicates must be at least 2: one run has no standard error')
  const { recipeTable } = await import('@fishbowl/lab')
  const rows = await withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    recipeTable(run, replicates, { inFlight }),
  )
  const off = rows.flatMap(({ cells }) => cells.filter(({ within }) => !within)).length
  const cells = rows.flatMap((row) => row.cells).length
  const model = rows[0]?.scenario.model ?? modelVersion
  return {
    exit: off > 0 ? 'unmet' : 'done',
    document: {
      kind: 'recipes',
      modelVersion,
      // The reference values are statements about this version, whatever the current one says.
      model,
      replicates,
      recipes: rows.map(({ id, cells: own }) => ({
        id,
        cells: own.map(({ column, mean, sd, reference, z, within }) => ({
          ...column,
          mean,
          sd,
          reference: { mean: reference[0], sd: reference[1] },
          z,
          within,
        })),
      })),
    },
    lines: () =>
      pageOf(
        // Cutting columns away would hide cells; a terminal may wrap or scroll.
        tableLines(recipeLines(rows), { ...look, columns: Math.max(look.columns, 110) }),
        paragraph(
          `Under model ${model}, which the reference values are of. Weekly active around a week and questions answered in %, value in k$; ${replicates} replicates a recipe.`,
          look,
        ),
        [`${cells - off} of ${cells} cells within three standard errors; ${worstOf(rows)}`],
      ),
  }
}
