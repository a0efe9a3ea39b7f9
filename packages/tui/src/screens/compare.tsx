import { Box } from 'ink'
import type { ReactElement } from 'react'
import { Lines } from '../components/lines.tsx'
import { compareBlocks } from '../views/compare.ts'
import { bodyRows } from '../views/layout.ts'
import type { ScreenProps } from './screen.ts'

/** Arms side by side: curves or differences, the table, one sentence. */
export function CompareScreen({ state, size, brush }: ScreenProps): ReactElement {
  const { top, charts, chartColumns, below } = compareBlocks(state, size, brush)
  const { columns } = size
  const topRows = charts.length === 0 ? bodyRows(size) : top.length
  return (
    <Box flexDirection="column">
      <Lines lines={top} columns={columns} rows={topRows} />
      <Box columnGap={2}>
        {charts.map((lines, at) => (
          <Lines
            key={at === 0 ? 'first' : 'second'}
            lines={lines}
            columns={chartColumns}
            rows={lines.length}
          />
        ))}
      </Box>
      <Lines lines={below} columns={columns} rows={below.length} />
    </Box>
  )
}
