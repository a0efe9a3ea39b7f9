import { type Comparison } from '@fishbowl/lab'
import {
  cellWidth,
  endMeasures,
  fit,
  formatNumber,
  formatOf,
  measureTitle,
  scenarioWatch,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { Live, State, View } from '../state.ts'
import { hasSide, type Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { chartLines, figureOf } from './figures.ts'
import { bodyRows, sideColumns } from './layout.ts'
import { cueText, progressLine } from './progress.ts'

/** The run of one scenario as blocks of lines; `side` is empty where there is no room beside the chart. */
export type RunBlocks = { readonly main: readonly string[]; readonly side: readonly string[] }

/** The blocks of the run screen. */
export function runBlocks(state: State, id: string, size: Size, brush: Brush): RunBlocks {
  const { live, view } = state
  const rows = bodyRows(size)
  const wide = hasSide(size) && !view.zoom
  const columns = wide ? size.columns - sideColumns - 2 : size.columns
  if (live === undefined) return { main: [], side: [] }
  const bar = live.phase === 'running' ? [progressLine(live, columns, brush)] : []
  const top = view.zoom ? [] : [...bar, ...cueLines(live, id, view, { columns, brush })]
  const hint = wide || view.zoom || rows < 16 ? [] : watchLines(state, id, { columns, rows: 3 }, brush)
  const height = rows - top.length - (hint.length === 0 ? 0 : hint.length + 1)
  const main = [
    ...top,
    ...chartOf(live, id, view, { size: { columns, rows: height }, brush }),
    ...(hint.length === 0 ? [] : ['', ...hint]),
  ]
  return { main, side: wide ? sideLines(state, live, id, brush) : [] }
}

function cueLines(
  { comparison }: Live,
  id: string,
  { measure }: View,
  { columns, brush }: { readonly columns: number; readonly brush: Brush },
): readonly string[] {
  return comparison === undefined ? [''] : [brush.line([[` ${cueText(comparison, id, measure)}`]], columns)]
}

const heading = (): string => ` ${say('screen.watch')} `

type Room = { readonly size: Size; readonly brush: Brush }

function chartOf(live: Live, id: string, view: View, { size, brush }: Room): readonly string[] {
  const { comparison } = live
  if (comparison === undefined) {
    const text = ['', ...waitingText(live, false, size.columns, brush)]
    return Array.from({ length: size.rows }, (_, row) => text[row] ?? '')
  }
  const figure = figureOf(comparison, view.measure, { only: id }, view.singles ? id : undefined)
  return chartLines(figure, { ...view, focus: 0 }, size, brush.look)
}

/** What is said where no chart can be drawn yet, or ever. */
export function waitingText(
  { phase, error }: Live,
  isPair: boolean,
  columns: number,
  brush: Brush,
): readonly string[] {
  const pairs = isPair ? 'yes' : 'no'
  const text = {
    running: say('screen.wait.running', { pairs }),
    done: say('screen.wait.done'),
    stopped: say('screen.wait.stopped', { pairs }),
    failed: error ?? say('screen.wait.failed'),
  }[phase]
  return wrapped(brush.symbols.text(text), columns - 2).map((line) => ` ${line}`)
}

/** What to look at in a scenario, behind a heading; what does not fit in `rows` lines goes. */
export function watchLines(
  { entries }: State,
  id: string,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const watch = entries.find((entry) => entry.id === id)?.watch ?? []
  const { bullet } = brush.chrome
  const head = brush.symbols.text(heading())
  const items = watch.map((text) =>
    wrapped(brush.symbols.text(scenarioWatch(text)), columns - cellWidth(head) - 2),
  )
  const lines = items.flatMap((item) => item.map((line, i) => `${i === 0 ? bullet : ' '} ${line}`))
  return lines.slice(0, rows).map((line, i) => {
    const label = i === 0 ? head : ' '.repeat(cellWidth(head))
    return brush.paint(label, 'bold') + brush.paint(line, 'muted')
  })
}

/** Beside the chart: what to look at, and where the run ends in other measures. */
function sideLines(state: State, live: Live, id: string, brush: Brush): readonly string[] {
  const watch = watchLines(state, id, { columns: sideColumns, rows: 12 }, brush)
  const ends = live.comparison === undefined ? [] : endLines(live.comparison, id, brush)
  return [
    ...(watch.length === 0 ? [] : [...watch, '']),
    ...(ends.length === 0
      ? []
      : [brush.paint(` ${brush.symbols.text(say('screen.run.end'))}`, 'bold'), ...ends]),
  ]
}

function endLines({ arms }: Comparison, id: string, brush: Brush): readonly string[] {
  const arm = arms.find((one) => one.arm.id === id)
  if (arm === undefined) return []
  return endMeasures.map((measure) => {
    const { mean } = arm.end(measure)
    return brush.line(
      [
        [` ${fit(brush.symbols.text(measureTitle(measure)), 20, 'left')}`],
        [fit(formatNumber(mean, formatOf(measure)), 13, 'right')],
      ],
      sideColumns,
    )
  })
}
