import type { Chart } from '../chart/chart.ts'
import type { FigureOption } from './figure-option.ts'
import { barsOption } from './option-bars.ts'
import { curvesOption } from './option-curves.ts'
import { dotsOption } from './option-dots.ts'
import { heatOption } from './option-heat.ts'
import { networkOption } from './option-network.ts'
import { panelsOption } from './option-panels.ts'
import type { Frame } from './theme.ts'

/** A chart as an option of ECharts: plain JSON, without functions, the same for SVG, PNG and the page. */
export function optionOf(chart: Chart, frame: Frame): FigureOption {
  switch (chart.kind) {
    case 'curves':
      return curvesOption(chart, frame)
    case 'panels':
      return panelsOption(chart, frame)
    case 'dots':
      return dotsOption(chart, frame)
    case 'bars':
      return barsOption(chart, frame)
    case 'heat':
      return heatOption(chart, frame)
    case 'network':
      return networkOption(chart, frame)
  }
}
