import { Box, useWindowSize } from 'ink'
import { type ReactElement, useSyncExternalStore } from 'react'
import { brushOf } from './brush.ts'
import { Lines } from './components/lines.tsx'
import { useKeys } from './hooks/use-keys.ts'
import { CompareScreen } from './screens/compare.tsx'
import { InfoScreen } from './screens/info.tsx'
import { LibraryScreen } from './screens/library.tsx'
import { RunScreen } from './screens/run.tsx'
import type { ScreenProps } from './screens/screen.ts'
import { contextOf, screenOf } from './state.ts'
import type { Store } from './store.ts'
import { tooSmall } from './terminal.ts'
import { footerLine, headerLine, tooSmallLines } from './views/frame.ts'
import { headerOf, statusLines } from './views/header.ts'
import { helpLines } from './views/help.ts'
import { bodyRows } from './views/layout.ts'

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
  const bodyHeight = bodyRows(size) + 1 - status.length
  return (
    <Box width={columns} height={rows} flexDirection="column" overflow="hidden">
      <Lines lines={[headerLine({ crumbs, facts: words }, columns, brush)]} columns={columns} rows={1} />
      <Box width={columns} height={bodyHeight} flexShrink={0} overflow="hidden">
        <Shown state={state} size={size} brush={brush} />
      </Box>
      <Lines lines={status} columns={columns} rows={status.length} />
      <Lines lines={[footerLine(contextOf(state, size), columns, brush)]} columns={columns} rows={1} />
    </Box>
  )
}

function Shown(props: ScreenProps): ReactElement {
  const { state, size, brush } = props
  if (state.help !== undefined) {
    const [title = '', ...lines] = helpLines(state, size, brush)
    const shown = [title, ...lines.slice(state.help)]
    return <Lines lines={shown} columns={size.columns} rows={bodyRows(size)} />
  }
  const screen = screenOf(state)
  switch (screen.name) {
    case 'library':
      return <LibraryScreen {...props} />
    case 'info':
      return <InfoScreen {...props} id={screen.id} top={screen.top} />
    case 'run':
      return <RunScreen {...props} id={screen.id} />
    case 'compare':
      return <CompareScreen {...props} />
  }
}
