import type { EChartsOption } from 'echarts'
import type { Chart } from '../chart/chart.ts'
import type { Frame } from './theme.ts'

/** A chart as an option of ECharts: plain JSON, without functions, the same for SVG, PNG and the page. */
export function optionOf(chart: Chart, { theme }: Frame): EChartsOption {
  if (chart.kind !== 'curves') return { title: { text: chart.title } }
  return {
    animation: false,
    darkMode: theme === 'dark',
    title: { text: chart.title },
    xAxis: { type: 'value', name: chart.figure.x.label },
    yAxis: { type: 'value', name: chart.figure.y.label },
    series: chart.figure.series.map(({ name, x, middle }) => ({
      type: 'line',
      name,
      showSymbol: false,
      data: x.map((week, i) => [week, middle[i] ?? null]),
    })),
  }
}
