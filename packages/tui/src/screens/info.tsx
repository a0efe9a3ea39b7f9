import { Box } from 'ink'
import type { ReactElement } from 'react'
import { Lines } from '../components/lines.tsx'
import { bodyRows } from '../views/layout.ts'
import { previewLines } from '../views/preview.ts'
import type { ScreenProps } from './screen.ts'

type Props = ScreenProps & {
  readonly id: string
  /** First line shown. */
  readonly top: number
}

/** The whole description of a scenario. */
export function InfoScreen({ state, size, brush, id, top }: Props): ReactElement {
  const entry = state.entries.find((one) => one.id === id)
  const columns = size.columns - 2
  const lines = entry === undefined ? [] : previewLines(entry, columns, brush).slice(top)
  return (
    <Box paddingX={1}>
      <Lines lines={lines} columns={columns} rows={bodyRows(size)} />
    </Box>
  )
}
