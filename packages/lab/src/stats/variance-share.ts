import { mean } from './mean.ts'

/** `cells[world][arm][talent]`: one measure of one run. */
export type Layout = readonly (readonly Float64Array[])[]

type Parts = { readonly arms: number; readonly talent: number }

/** Rows `picked` of one arm; the buffer of a resample is copied. */
const taken = (row: Float64Array, picked: Int32Array): Float64Array =>
  Float64Array.from(picked, (talent) => row[talent]!)

/**
 * Variance components of one world, a two-way layout of A arms and m talent draws that the arms share.
 * Arms are the whole set of interest, so their variance has divisor A; the part of it that is talent by arm interaction averaged over
 * m draws is subtracted. `repeated` undoes the shrinkage m/(m-1) of a resample with repeats.
 */
function parts(rows: readonly Float64Array[], repeated: boolean): Parts {
  const A = rows.length
  const m = rows[0]!.length
  const armMeans = rows.map((row) => mean(row))
  const talentMeans = Float64Array.from({ length: m }, (_, t) => mean(rows.map((row) => row[t]!)))
  const grand = mean(armMeans)
  let between = 0
  let within = 0
  let interaction = 0
  for (let a = 0; a < A; a++) {
    between += (armMeans[a]! - grand) * (armMeans[a]! - grand)
    for (let t = 0; t < m; t++) {
      const off = rows[a]![t]! - armMeans[a]!
      const alone = off - (talentMeans[t]! - grand)
      within += off * off
      interaction += alone * alone
    }
  }
  const scale = repeated ? m / (m - 1) : 1
  const meanSquare = (scale * interaction) / ((A - 1) * (m - 1))
  return {
    arms: Math.max(0, between / A - ((A - 1) / A) * (meanSquare / m)),
    talent: (scale * within) / (A * (m - 1)),
  }
}

/**
 * Share of the variance of a measure that the arm explains, when arm and talent are drawn at random and luck is fixed:
 * V_arm / (V_arm + V_talent), where V_arm is the variance of the arms' true means and V_talent the variance within an arm, interaction
 * included. Components are averaged over worlds, never shares. At least 2 arms and 2 talents; NaN without any variance.
 */
export function varianceShare(cells: Layout, picked?: Int32Array): number {
  const worlds = cells.map((rows) =>
    parts(picked ? rows.map((row) => taken(row, picked)) : rows, picked !== undefined),
  )
  const arms = mean(worlds.map((world) => world.arms))
  const all = arms + mean(worlds.map((world) => world.talent))
  return all === 0 ? Number.NaN : arms / all
}
