import type { Pair } from '@fishbowl/lab'
import { formatNumber, measureTitle, pairSentence, wordDelta } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { isOf, type Live, type State } from '../../state.ts'
import { chartLines, figureOf } from '../../views/figures.ts'
import { wrapped } from '../../wrap.ts'
import { isEqual, previewReplicates } from './apply.ts'
import { armsOfTarget, type Target } from './target.ts'

/** The runs of what is on the screen: those of the preview, or those of a chart screen where they are more. */
export function runsOfTarget(state: State, target: Target): Live | undefined {
  const ids = armsOfTarget(target)
  if (ids === undefined) return undefined
  const found = [state.preview, state.live].filter((live) => isOf(live, ids, state))
  return found.toSorted((a, b) => (b?.done ?? 0) - (a?.done ?? 0))[0]
}

const measures = ['weeklyActive', 'netValue'] as const

const pairs = (n: number): string => say('screen.progress.pairs', { n })

/** How far the preview is. */
function previewState(state: State, target: Target): string {
  if (!target.isMade) return say('editor.preview.follows', { pairs: pairs(previewReplicates) })
  if (isEqual(target)) return say('editor.preview.same')
  const live = runsOfTarget(state, target)
  if (live === undefined) return say('editor.preview.waits', { pairs: pairs(previewReplicates) })
  switch (live.phase) {
    case 'running':
      return live.done === 0
        ? say('editor.preview.first')
        : say('editor.preview.soFar', { done: live.done, pairs: pairs(live.target) })
    case 'done':
      return pairs(live.done)
    case 'stopped':
      return say('editor.preview.stopped', { pairs: pairs(live.done) })
    case 'failed':
      return say('editor.preview.failed', { why: live.error ?? say('editor.preview.noReason') })
  }
}

function pairOf(live: Live | undefined, target: Target): Pair | undefined {
  return live?.comparison?.pairs.find(({ arm }) => arm === target.entry.id)
}

/** The paired difference of a measure in a line: mean, interval, how often better. */
function deltaText(pair: Pair, measure: (typeof measures)[number]): string {
  const better = pair.better(measure)
  const often = better === undefined || better.n < 2 ? 'no' : formatNumber(better.share, { kind: 'share' })
  return say('editor.preview.delta', {
    title: measureTitle(measure),
    delta: wordDelta(pair.end(measure), measure),
    often,
  })
}

/** A chart lower than this says less than two lines. */
const leastChart = 7

/** The preview in few lines: heading, one line a measure, a curve of the difference where there is room. */
export function previewLines(
  state: State,
  target: Target,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  brush: Brush,
): readonly string[] {
  const live = runsOfTarget(state, target)
  const pair = pairOf(live, target)
  const text = (said: string): readonly string[] =>
    wrapped(brush.symbols.text(said), columns - 2).map((line) => ` ${line}`)
  const level = pair === undefined ? 'no' : 'yes'
  const words = say('editor.preview.heading', { level, state: previewState(state, target) })
  const heading = brush.line([[` ${words}`, 'muted']], columns)
  if (pair === undefined || live?.comparison === undefined)
    return live?.phase === 'failed'
      ? text(say('editor.preview.plain', { state: previewState(state, target) })).slice(0, rows)
      : [heading]
  const chartRows = rows - 4
  if (chartRows < leastChart)
    return [
      heading,
      ...measures.map((measure) => brush.line([[` ${deltaText(pair, measure)}`]], columns)),
    ].slice(0, rows)
  const sentence = text(pairSentence(pair, 'weeklyActive'))
  const room = {
    columns,
    rows: Math.max(leastChart, Math.min(rows - 1 - sentence.length, Math.ceil(columns * 0.4))),
  }
  const view = { bands: 'all', cursor: undefined, focus: 0 } as const
  const chart = chartLines(figureOf(live.comparison, 'weeklyActive', 'differences'), view, room, brush.look)
  return [heading, ...chart, ...sentence].slice(0, rows)
}

/** The preview in sentences. */
export function previewWords(state: State, target: Target): readonly string[] {
  const pair = pairOf(runsOfTarget(state, target), target)
  const said = say('editor.preview.spoken', { state: previewState(state, target) })
  return pair === undefined ? [said] : [said, pairSentence(pair, 'weeklyActive')]
}
