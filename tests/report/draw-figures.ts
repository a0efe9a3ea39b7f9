/** Prints the digests of the golden figures, as SVG and as PNG, on whatever node runs it. */
import { createHash } from 'node:crypto'
import { pngOf, svgOf } from '@fishbowl/report/render'
import { goldenCharts } from './figure-charts.ts'

const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const lines = goldenCharts.map((chart) => {
  const svg = svgOf(chart, { width: 600, height: 360, theme: 'light' })
  return `${chart.id} ${sha(svg)} ${sha(pngOf(svg))}`
})
process.stdout.write(`node ${process.version}\n${lines.join('\n')}\n`)
