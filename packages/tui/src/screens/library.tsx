import { Box } from 'ink'
import type { ReactElement } from 'react'
import { Lines } from '../components/lines.tsx'
import { hasSide } from '../terminal.ts'
import { bodyRows, listColumns, listRows } from '../views/layout.ts'
import { libraryBlocks } from '../views/library.ts'
import type { ScreenProps } from './screen.ts'

/** Find a scenario, see what it asks, mark arms, open. */
export function LibraryScreen({ state, size, brush }: ScreenProps): ReactElement {
  const { list, preview } = libraryBlocks(state, size, brush)
  const rows = bodyRows(size)
  const { columns } = size
  if (hasSide(size)) {
    return (
      <Box columnGap={3}>
        <Lines lines={list} columns={listColumns(size)} rows={rows} />
        <Lines lines={preview} columns={columns - listColumns(size) - 3} rows={rows} />
      </Box>
    )
  }
  const rule = brush.paint(brush.chrome.rule.repeat(columns), 'muted')
  return (
    <Box flexDirection="column">
      <Lines lines={list} columns={columns} rows={listRows(size) + 1} />
      <Lines lines={[rule, ...preview]} columns={columns} rows={rows - listRows(size) - 1} />
    </Box>
  )
}
