import type { MeasureId } from '@fishbowl/core'
import { type Comparison, windowNameOf } from '@fishbowl/lab'
import { formatNumber, formatOf, measureTitle, wordSize } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { Live } from '../state.ts'

/** Replicates a second; undefined until two are there. */
function rateOf({ done, elapsed }: Live): number | undefined {
  return done < 2 || elapsed <= 0 ? undefined : ((done - 1) / elapsed) * 1000
}

const seconds = (value: number): string =>
  value < 90 ? `${Math.ceil(value)} s` : `${Math.ceil(value / 60)} min`

function runsOf({ done: n, ids: { length } }: Live): string {
  if (length === 2) return say('screen.progress.pairs', { n })
  return length > 2 ? say('screen.progress.each', { n }) : say('curve.count.runs', { n })
}

/** How far the runs are, in words: done, rate, time left; or how they ended. */
export function progressFacts(live: Live): readonly string[] {
  const { phase, done, target } = live
  const runs = runsOf(live)
  switch (phase) {
    case 'running': {
      const rate = rateOf(live)
      const speed =
        rate === undefined ? [] : [`${formatNumber(rate, { kind: 'plain', digits: rate < 10 ? 1 : 0 })}/s`]
      const left =
        rate === undefined ? [] : [say('screen.progress.left', { time: seconds((target - done) / rate) })]
      return [say('screen.progress.runs', { done, target }), ...speed, ...left]
    }
    case 'done':
      return [runs]
    case 'stopped':
      return [say('screen.progress.stopped', { runs })]
    case 'failed':
      return [say('screen.progress.failed', { runs })]
  }
}

/** A bar of the runs that are done with the facts behind it. */
export function progressLine(live: Live, columns: number, brush: Brush): string {
  const facts = ` ${progressFacts(live).join(brush.symbols.separator)}`
  const room = Math.max(0, Math.min(40, columns - facts.length - 2))
  const full = Math.round((live.done / Math.max(1, live.target)) * room)
  return brush.line(
    [[' '], [brush.chrome.full.repeat(full), 0], [brush.chrome.rest.repeat(room - full), 'muted'], [facts]],
    columns,
  )
}

/** How sure the level of an arm is: its interval as mean and half width, the cue to stop or to ask for more. */
export function cueText(comparison: Comparison, id: string, measure: MeasureId): string {
  const estimate = comparison.arms.find(({ arm }) => arm.id === id)?.end(measure)
  const isNone = estimate === undefined || estimate.n === 0
  const values = { title: measureTitle(measure), none: isNone ? 'yes' : 'no' }
  const where =
    windowNameOf(measure) === 'end' ? say('screen.cue.atEnd', values) : say('screen.cue.over', values)
  if (isNone) return where
  const mean = formatNumber(estimate.mean, formatOf(measure))
  const half = (estimate.high - estimate.low) / 2
  if (!Number.isFinite(half)) return say('screen.cue.one', { where, mean })
  return say('screen.cue.told', { where, mean, half: wordSize(half, measure) })
}
