import { init, setPlatformAPI } from 'echarts'
import type { Chart } from '../chart/chart.ts'
import { measureText } from './font.ts'
import { optionOf } from './option.ts'
import { normalized } from './svg-normal.ts'
import { cssVariables, type Frame } from './theme.ts'

/** A chart as SVG: the same bytes on every machine, without styles, so that a page with the strictest policy can hold it. */
export function svgOf(chart: Chart, frame: Frame): string {
  const { width, height } = frame
  // Without this ECharts guesses the width of letters where there is no browser.
  setPlatformAPI({ measureText })
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(optionOf(chart, frame))
    return normalized(drawing.renderToSVGString(), chart)
  } finally {
    // Otherwise the process does not end.
    drawing.dispose()
  }
}

/** The same for a page: each colour is a variable of `cssVariables` with itself as the fallback, so that dark mode and print need no script. */
export function themedSvg(chart: Chart, frame: Frame): string {
  const names = new Map(cssVariables(frame.theme).map(([name, color]) => [color, name]))
  return svgOf(chart, frame).replace(
    / (fill|stroke)="(#[0-9a-f]{6})"/g,
    (whole, attribute: string, color: string) => {
      const name = names.get(color)
      return name === undefined ? whole : ` ${attribute}="var(${name}, ${color})"`
    },
  )
}
