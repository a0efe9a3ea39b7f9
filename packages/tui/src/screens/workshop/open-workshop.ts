import { basename, dirname, join } from 'node:path'
import { debriefOf, misfitOf, readRecord, type Session, type SessionRecord } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Answer, Request } from '../../cli/answer.ts'
import { sessionDocument } from '../../cli/session-document.ts'
import type { OpenedSession } from '../../cli/session-open.ts'
import { keepRecord } from '../../cli/session-record.ts'
import { threadCount } from '../../cli/threads.ts'
import type { Outside } from '../../outside.ts'
import { writePack } from '../../report/pack.ts'
import { openRoomOf } from './opened.ts'
import type { Mode } from './room.ts'
import type { RoomServices } from './services.ts'

/** What the screens of a workshop are opened on. */
export type WorkshopOpening = {
  readonly request: Request
  readonly opened: OpenedSession
  /** The record as it lies on the disk, or a started one. */
  readonly record: SessionRecord
  /** Its file. */
  readonly path: string
  /** The team whose laptop it is, counted from 0; undefined for that of the room. */
  readonly team: number | undefined
  /** Undefined where nobody asked for the network. */
  readonly serve?: RoomServices['serve']
}

/** A record is smaller than this. */
const mostBytes = 6_000_000

/** Reads the record as it lies on the disk now; undefined where there is none that belongs to the session. */
function reading(path: string, session: Session, { read }: Pick<Outside, 'read'>): SessionRecord | undefined {
  const file = read(path, mostBytes)
  if (!file.ok) return undefined
  const found = readRecord(new TextDecoder().decode(file.bytes))
  return found.ok && misfitOf(session, found.record) === undefined ? found.record : undefined
}

/** A folder for the pack beside the record that is not there yet. */
function packFolder(path: string, { file }: Session, { realPath }: Pick<Outside, 'realPath'>): string {
  for (let n = 1; ; n++) {
    const folder = join(dirname(path), `${file.id}-debrief${n === 1 ? '' : `-${n}`}`)
    if (realPath(folder) === undefined) return folder
  }
}

const modeOf = ({ request, path, team }: WorkshopOpening): Mode => {
  if (request.settings.notes === true) return { kind: 'notes' }
  return team === undefined ? { kind: 'room' } : { kind: 'team', team, file: basename(path) }
}

/** Shows a session until the user leaves. Loads Ink only now. Rejects, with the terminal restored, when a screen fails. */
export async function openWorkshop(opening: WorkshopOpening): Promise<Answer> {
  const { request, opened, record, path } = opening
  const { settings, look, outside } = request
  const { session } = opened
  const { color, symbols, theme, spoken } = look
  const mode = modeOf(opening)
  const showing = import('./show.tsx')
  showing.catch(() => undefined)
  const { openThreads } = await import('@fishbowl/sim/threads')
  // Notes run nothing: they follow what the other terminal writes.
  const threads =
    mode.kind === 'notes' ? undefined : openThreads(threadCount(settings.threads, outside.facts))
  const run: RoomServices['run'] = (task) =>
    threads === undefined ? Promise.reject(new Error('notes run nothing')) : threads.run(task)
  const services: RoomServices = {
    keep(kept) {
      const why = keepRecord(path, kept, outside)
      return why === undefined ? { ok: true } : { ok: false, why }
    },
    read: () => reading(path, session, outside),
    async pack(kept) {
      const debrief = await debriefOf(session, kept, run)
      const folder = packFolder(path, session, outside)
      const again = `fishbowl workshop ${opened.name} --save ${path} --json`
      await writePack(sessionDocument(session, debrief, again), folder, outside)
      return folder
    },
    run,
    ...(mode.kind === 'room' ? { serve: opening.serve } : {}),
    after: outside.after,
  }
  try {
    const { showRoom } = await showing
    const { stdin, stdout, suspend } = outside.terminal
    const { kiosk = false } = settings
    const first = openRoomOf({ session, record, mode, kiosk }, { color, symbols, theme }, spoken)
    const { code, room } = await showRoom(first, services, {
      stdin,
      stdout,
      look: { color, symbols, theme },
      screenReader: spoken,
      onCrash: outside.onCrash,
      ...(suspend === undefined ? {} : { suspend }),
    })
    const lines = mode.kind === 'notes' ? [] : [parting(room.pack)]
    return { exit: code === 130 ? 'interrupted' : 'done', document: {}, lines: () => lines }
  } finally {
    await threads?.close()
  }
}

/** What stays on the shell's screen. */
const parting = (pack: string | undefined): string =>
  pack === undefined ? say('workshop.screen.parting') : say('workshop.screen.partingPack', { folder: pack })
