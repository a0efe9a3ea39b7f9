import { Box, Text } from 'ink'
import { type ReactElement, useSyncExternalStore } from 'react'
import { useKeys } from './hooks/use-keys.ts'
import type { Store } from './store.ts'
import { spokenLines } from './views/spoken.ts'

/** The program for a screen reader: sentences and lists, no borders, no charts, nothing that moves by itself. */
export function SpokenApp({ store }: { readonly store: Store }): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.state)
  // Text has no least size; the keys of the library move by a page of ten.
  useKeys({ store, size: { columns: 80, rows: 24 }, suspend: undefined })
  return (
    <Box flexDirection="column">
      {spokenLines(state).map((line, i) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Text key={i}>{line}</Text>
      ))}
    </Box>
  )
}
