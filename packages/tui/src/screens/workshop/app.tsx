import { Box, Text, useApp, useInput, useWindowSize } from 'ink'
import { type ReactElement, useSyncExternalStore } from 'react'
import { Lines } from '../../components/lines.tsx'
import { useLend } from '../../hooks/use-lend.ts'
import { keysOf } from '../../keys.ts'
import type { RoomStore, TerminalEffect } from './store.ts'
import { roomLines, roomSpoken } from './view.ts'

type Props = {
  readonly store: RoomStore
  readonly suspend: (() => Promise<void>) | undefined
}

/** Feeds keys to the store and does what only the terminal can do. */
function useRoomKeys({ store, suspend }: Props): void {
  const { exit } = useApp()
  const lend = useLend()
  const perform = (effect: TerminalEffect): void => {
    if (effect.do === 'quit') exit(effect.code)
    else if (effect.do === 'redraw') void lend(() => undefined)
    else if (suspend !== undefined) void lend(suspend)
  }
  useInput((input, key) => {
    for (const effect of store.press(keysOf(input, key))) perform(effect)
  })
}

/** The screens of a workshop on a terminal: always exactly as large as the window. */
export function RoomApp({ store, suspend }: Props): ReactElement {
  const room = useSyncExternalStore(store.subscribe, store.room)
  const size = useWindowSize()
  useRoomKeys({ store, suspend })
  return <Lines lines={roomLines(room, size)} columns={size.columns} rows={size.rows} />
}

/** The same for a screen reader: sentences, nothing that moves by itself. */
export function SpokenRoom({ store }: Pick<Props, 'store'>): ReactElement {
  const room = useSyncExternalStore(store.subscribe, store.room)
  useRoomKeys({ store, suspend: undefined })
  return (
    <Box flexDirection="column">
      {roomSpoken(room).map((line, i) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Text key={i}>{line}</Text>
      ))}
    </Box>
  )
}
