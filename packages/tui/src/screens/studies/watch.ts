import type { Services } from '../../services.ts'
import { screenOf } from '../../state.ts'
import type { Held } from '../../store.ts'
import type { StudyRow } from './services.ts'
import { rowOf, type StudiesState, type StudyDetail } from './state.ts'

/** Milliseconds between two looks at the ledgers of a screen. */
const every = 1000
/** A look may take this part of the time. */
const share = 10

/** Reads what a Studies screen shows, and follows what is unfinished while the screen is shown. */
export type StudyWatch = {
  /** Looks now, and goes on while something may change; at the whole folder where `anew`. */
  readonly start: (anew?: boolean) => void
  /** Reads no further until it is started again; files are closed when this returns. */
  readonly pause: () => void
  readonly close: () => void
}

const nothing = (): void => undefined

/** True where more runs may come into the ledger. */
const isUnfinished = ({ standing }: StudyRow): boolean =>
  standing === 'new' || standing === 'open' || standing === 'elsewhere'

export function studyWatch(
  { studies, after, now }: Pick<Services, 'studies' | 'after' | 'now'>,
  { state, update }: Pick<Held, 'state' | 'update'>,
  quietly: boolean,
): StudyWatch {
  let controller = new AbortController()
  let forget = nothing

  const set = (change: (before: StudiesState) => Partial<StudiesState>): void =>
    update((at) => ({ ...at, studies: { ...at.studies, ...change(at.studies) } }))

  async function folder(signal: AbortSignal): Promise<void> {
    if (state().studies.phase !== 'read') set(() => ({ phase: 'reading' }))
    let shown = now()
    let last: Pick<StudiesState, 'rows' | 'more'> = { rows: [], more: 0 }
    for await (const found of studies.list(signal)) {
      if (signal.aborted) return
      last = found
      if (now() - shown < 250) continue
      shown = now()
      set(({ rows }) => (rows.length > found.rows.length ? {} : found))
    }
    if (!signal.aborted) set(() => ({ ...last, phase: 'read' }))
  }

  /** Looks at the ledgers of rows again; nothing is drawn where nothing has changed. */
  async function glance(rows: readonly StudyRow[], signal: AbortSignal): Promise<void> {
    for (const row of rows) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other, keys between them
      const found = await studies.glance(row)
      if (signal.aborted) return
      if (found !== row)
        set((before) => ({ rows: before.rows.map((one) => (one.name === row.name ? found : one)) }))
    }
  }

  /** The numbers of the opened study, where its ledger or the measure is another than that of the numbers at hand. */
  async function numbers(row: StudyRow, { measure }: StudyDetail, signal: AbortSignal): Promise<void> {
    const { numbers: known } = state().studies
    const { counts } = row
    if (known !== undefined && 'counts' in known && known.name === row.name && counts !== undefined) {
      const isSame = (['planned', 'done', 'failed', 'unplanned'] as const).every(
        (key) => known.counts[key] === counts[key],
      )
      if (isSame && (measure === undefined || known.measure === measure)) return
    }
    const found = await studies.numbers(row, { measure, signal })
    if (!signal.aborted && !isEqualWhy(known, found)) set(() => ({ numbers: found }))
  }

  async function look(signal: AbortSignal): Promise<boolean> {
    const screen = screenOf(state())
    if (screen.name !== 'studies') return false
    const { rows } = state().studies
    if (screen.open === undefined) {
      const open = rows.filter(isUnfinished)
      await glance(open, signal)
      return open.length > 0
    }
    const row = rowOf(state().studies, screen.open)
    if (row === undefined) return false
    await glance([row], signal)
    const found = rowOf(state().studies, screen.open)
    if (signal.aborted || found === undefined) return false
    await numbers(found, screen, signal)
    return isUnfinished(found)
  }

  async function follow(signal: AbortSignal, anew: boolean): Promise<void> {
    if (anew || state().studies.phase === 'unread') await folder(signal)
    const began = now()
    const goesOn = await look(signal)
    if (signal.aborted || !goesOn || quietly) return
    forget = after(Math.max(every, share * (now() - began)), () => void follow(signal, false))
  }

  function pause(): void {
    forget()
    forget = nothing
    controller.abort()
  }

  return {
    start(anew = false) {
      pause()
      controller = new AbortController()
      void follow(controller.signal, anew)
    },
    pause,
    close: pause,
  }
}

function isEqualWhy(known: StudiesState['numbers'], found: NonNullable<StudiesState['numbers']>): boolean {
  return known !== undefined && 'why' in known && 'why' in found && known.why === found.why
}
