import type { Chart } from '../chart/chart.ts'
import { columnsFor } from './option-panels.ts'
import { pageFrame } from './theme.ts'

/** A good height in pixels for a figure that is as wide as on a page: by what it holds. */
export function heightOf(chart: Chart): number {
  switch (chart.kind) {
    case 'curves':
      return 400 + 20 * Math.min(8, Math.max(2, chart.figure.series.length))
    case 'panels': {
      const rows = Math.ceil(chart.panels.length / columnsFor(chart, pageFrame.width))
      return 150 + 190 * Math.max(1, rows)
    }
    case 'bars':
      return Math.min(1400, 150 + 34 * Math.max(2, chart.bars.length))
    case 'heat':
      return Math.min(1400, 190 + 44 * Math.max(2, chart.y.values.length))
    case 'dots':
      return 480
    case 'network':
      return 600
  }
}
