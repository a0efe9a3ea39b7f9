import { untilExit } from '../../ink-screen.ts'
import type { UiTerminal } from '../../terminal.ts'
import { RoomApp, SpokenRoom } from './app.tsx'
import type { Room } from './room.ts'
import type { RoomServices } from './services.ts'
import { openRoom } from './store.ts'

/** Shows a room until it is left; the record is on the disk whatever ends it. Returns the exit code and the room as it was left. */
export async function showRoom(
  room: Room,
  services: RoomServices,
  terminal: UiTerminal,
): Promise<{ readonly code: number; readonly room: Room }> {
  const store = openRoom(room, services)
  const { screenReader = false, suspend } = terminal
  const screen = screenReader ? <SpokenRoom store={store} /> : <RoomApp store={store} suspend={suspend} />
  try {
    store.start()
    const code = await untilExit(screen, terminal)
    return { code, room: store.room() }
  } finally {
    await store.close()
  }
}
