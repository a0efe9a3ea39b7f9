import type { Chart } from '../chart/chart.ts'
import { barsHeight } from './bars-layout.ts'
import { dotsHeight } from './dots-layout.ts'
import { heatHeight } from './heat-layout.ts'
import { networkHeight } from './option-network.ts'
import { keyPieces } from './panels-key.ts'
import { columnsFor } from './panels-layout.ts'
import { type Frame, pageFrame } from './theme.ts'

/** A good height in pixels for a figure of a width: by what it holds. */
function heightOf(chart: Chart, width = pageFrame.width): number {
  switch (chart.kind) {
    case 'curves':
      return 400 + 20 * Math.min(8, Math.max(2, chart.figure.series.length))
    case 'panels': {
      const columns = columnsFor(chart, { width })
      const rows = Math.max(1, Math.ceil(chart.panels.length / columns))
      // Wide panels need to be higher, and a key takes its room from none.
      const row = width / columns > 380 ? 215 : 190
      return 130 + row * rows + keyPieces(chart, { frame: { ...pageFrame, width }, top: 0 }).bottom
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
