import type { Figure } from '../figure.ts'
import { say } from '../words/index.ts'

/** Weeks in which the launch may pile up more work than ever after. */
const launchWeeks = 13

const highest = (some: readonly number[]): number => Math.max(0, ...some.filter(Number.isFinite))

/** The figure without the weeks of the launch, where those would press all others flat; undefined where they do not. */
export function afterLaunch(figure: Figure): Figure | undefined {
  const edges = figure.series.map(({ middle, high = middle }) => high)
  const early = highest(edges.flatMap((edge) => edge.slice(0, launchWeeks)))
  const late = highest(edges.flatMap((edge) => edge.slice(launchWeeks)))
  if (late === 0 || early < 3 * late) return undefined
  const last = figure.series.reduce((most, { x }) => Math.max(most, x.at(-1) ?? 0), 0)
  return {
    ...figure,
    title: figure.title.replace(',', say('report.shown.later', { from: launchWeeks, to: last })),
    series: figure.series.map(({ low, high, ...rest }) => ({
      ...rest,
      x: rest.x.slice(launchWeeks),
      middle: rest.middle.slice(launchWeeks),
      ...(low === undefined ? {} : { low: low.slice(launchWeeks) }),
      ...(high === undefined ? {} : { high: high.slice(launchWeeks) }),
    })),
    marks: figure.marks.filter(({ x }) => x >= launchWeeks),
  }
}
