import { Box } from 'ink'
import type { ReactElement } from 'react'
import { Lines } from '../components/lines.tsx'
import { bodyRows, sideColumns } from '../views/layout.ts'
import { runBlocks } from '../views/run.ts'
import type { ScreenProps } from './screen.ts'

/** One scenario while its runs come in: the curve, its band, how sure the end level is. */
export function RunScreen({ state, size, brush, id }: ScreenProps & { readonly id: string }): ReactElement {
  const { main, side } = runBlocks(state, id, size, brush)
  const rows = bodyRows(size)
  const columns = side.length === 0 ? size.columns : size.columns - sideColumns - 2
  return (
    <Box columnGap={2}>
      <Lines lines={main} columns={columns} rows={rows} />
      {side.length > 0 && <Lines lines={side} columns={sideColumns} rows={rows} />}
    </Box>
  )
}
