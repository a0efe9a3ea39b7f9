import { Box, Text } from 'ink'
import type { ReactElement } from 'react'

type Props = {
  /** Lines no wider than `columns`; colours are part of them. */
  readonly lines: readonly string[]
  readonly columns: number
  readonly rows: number
}

/** Lines in a block of exactly this size; what is missing stays empty, what is too much is not shown. */
export function Lines({ lines, columns, rows }: Props): ReactElement | null {
  if (columns < 1 || rows < 1) return null
  return (
    <Box width={columns} height={rows} flexShrink={0} overflow="hidden">
      <Text wrap="truncate">{lines.slice(0, rows).join('\n')}</Text>
    </Box>
  )
}
