import { init } from 'echarts'
import type { Chart } from '../chart/chart.ts'
import { optionOf } from './option.ts'
import type { Frame } from './theme.ts'

/** A chart as SVG: the same bytes on every machine. */
export function svgOf(chart: Chart, frame: Frame): string {
  const { width, height } = frame
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(optionOf(chart, frame))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}
