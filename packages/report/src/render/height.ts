import type { Chart } from '../chart/chart.ts'
import { barsHeight } from './bars-layout.ts'
import { dotsHeight } from './dots-layout.ts'
import { heatHeight } from './heat-layout.ts'
import { networkHeight } from './option-network.ts'
import { columnsFor } from './panels-layout.ts'
import { type Frame, pageFrame } from './theme.ts'

/** A good height in pixels for a figure of a width: by what it holds. */
function heightOf(chart: Chart, width = pageFrame.width): number {
  switch (chart.kind) {
    case 'curves':
      return 400 + 20 * Math.min(8, Math.max(2, chart.figure.series.length))
    case 'panels': {
      const rows = Math.ceil(chart.panels.length / columnsFor(chart, { width }))
      return 150 + 190 * Math.max(1, rows)
    }
    case 'bars':
      return barsHeight(chart, width)
    case 'heat':
      return heatHeight(chart, width)
    case 'dots':
      return dotsHeight(chart, width)
    case 'network':
      return networkHeight(chart, width)
  }
}

/** The frame of a figure in files and on a page. */
export const frameOf = (chart: Chart, digest: string, width = pageFrame.width): Frame => ({
  ...pageFrame,
  width,
  height: heightOf(chart, width),
  digest,
})
