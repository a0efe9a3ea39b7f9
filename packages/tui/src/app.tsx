import { Box, useWindowSize } from 'ink'
import { type ReactElement, useSyncExternalStore } from 'react'
import { brushOf } from './brush.ts'
import { Lines } from './components/lines.tsx'
import { contextOf } from './context.ts'
import { useKeys } from './hooks/use-keys.ts'
import { shown } from './screens/registry.ts'
import type { Store } from './store.ts'
import { tooSmall } from './terminal.ts'
import { footerLine, headerLine, tooSmallLines } from './views/frame.ts'
import { headerOf, statusLines } from './views/header.ts'
import { bodyRows } from './views/layout.ts'
import { overlaid } from './views/overlay.ts'

type Props = {
  readonly store: Store
  readonly facts: Facts
  readonly suspend: (() => Promise<void>) | undefined
}

/** What the header says of the program. */
export type Facts = { readonly modelVersion: string; readonly threads: number }

/** The program on a terminal: header, screen, status line, footer; always exactly as large as the window. */
export function App({ store, facts, suspend }: Props): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const size = useWindowSize()
  useKeys({ store, size, suspend })
  const { columns, rows } = size
  const brush = brushOf(state.look)
  if (tooSmall(size)) return <Lines lines={tooSmallLines(size, brush)} columns={columns} rows={rows} />
  const { crumbs, words } = headerOf(state, facts)
  const status = statusLines(state, columns, brush)
  const body = shown(state, (module, screen) => module.body({ state, size, brush }, screen))
  return (
    <Box width={columns} height={rows} flexDirection="column" overflow="hidden">
      <Lines lines={[headerLine({ crumbs, facts: words }, columns, brush)]} columns={columns} rows={1} />
      <Lines
        lines={overlaid(body, state, size, brush)}
        columns={columns}
        rows={bodyRows(size) + 1 - status.length}
      />
      <Lines lines={status} columns={columns} rows={status.length} />
      <Lines lines={[footerLine(contextOf(state, size), columns, brush)]} columns={columns} rows={1} />
    </Box>
  )
}
