import type { Delivery, Done } from '@fishbowl/lab/local'
import type { Board, Ended } from '../../packages/lab/src/engine/queue/board.ts'
import { readBatch, resultData } from '../../packages/lab/src/engine/queue/wire.ts'
import type { Dice } from '../support/dice.ts'

/** Milliseconds that a worker holds a batch without being heard of. */
const lock = 15_000

/** A worker: how long it takes for a batch, whether it renews its lock meanwhile, and which code it has. */
type Worker = {
  readonly name: string
  readonly takes: number
  readonly renews: boolean
  readonly code: string
}
type Held = { readonly worker: Worker; readonly until: number; lockedUntil: number }
type Entry = { readonly data: string; ended: Ended; held: Held | undefined; late: Held[] }

/** What happened in a world, to see that it was as bad as it should be. */
export type Events = Record<
  | 'refused'
  | 'nonsense'
  | 'crashed'
  | 'lost'
  | 'flushed'
  | 'away'
  | 'unheard'
  | 'stalled'
  | 'late'
  | 'jumps'
  | 'kills'
  | 'torn'
  | 'full',
  number
>
export const noEvents = (): Events => ({
  refused: 0,
  nonsense: 0,
  crashed: 0,
  lost: 0,
  flushed: 0,
  away: 0,
  unheard: 0,
  stalled: 0,
  late: 0,
  jumps: 0,
  kills: 0,
  torn: 0,
  full: 0,
})

type Setting = {
  readonly roll: Dice
  readonly events: Events
  readonly code: string
  readonly runs: ReadonlyMap<string, Done>
  /** Called at every step of the coordinator on the server: the process may end there, and then this never returns. */
  readonly step: () => Promise<void>
}

/**
 * A queue server with four workers, which outlives its coordinator. Its clock jumps, it loses, forgets and repeats; one worker is slow, one
 * lets its locks run out, one has another code. A batch meets each mishap once at most, or it would rightly be given up.
 */
export function faultyServer({ roll, events, code, runs, step }: Setting) {
  const entries = new Map<string, Entry>()
  const met = new Set<string>()
  let now = 0
  let away = 0
  const workers: readonly Worker[] = [
    { name: 'a', takes: 2000, renews: true, code },
    { name: 'slow', takes: 60_000, renews: true, code },
    { name: 'sleeper', takes: 40_000, renews: false, code },
    { name: 'stranger', takes: 100, renews: true, code: 'dead'.repeat(16) },
  ]
  const happens = (what: keyof Events, oneIn: number, id = ''): boolean => {
    if (roll(oneIn) > 0 || (id !== '' && met.has(`${what} ${id}`))) return false
    if (id !== '') met.add(`${what} ${id}`)
    events[what]++
    return true
  }

  /** What a worker hands in. */
  function made(id: string, data: string, worker: Worker): Ended {
    try {
      const jobs = readBatch(JSON.parse(data), worker.code)
      // A run that crashed twice would be given up, in whatever batch.
      const isNew = jobs.every(({ key }) => !met.has(key))
      if (isNew && happens('crashed', 12)) {
        for (const { key } of jobs) met.add(key)
        return { kind: 'broken', reason: 'job stalled more than allowable limit' }
      }
      if (happens('nonsense', 10, id))
        return { kind: 'result', value: { format: 1, by: 'x', runs: 'nonsense' } }
      const own = jobs.flatMap(({ key }): readonly Delivery[] => {
        const done = runs.get(key)
        return done === undefined ? [] : [{ kind: 'done', ...done }]
      })
      const part = happens('nonsense', 20, id) ? own.slice(1) : own
      return { kind: 'result', value: JSON.parse(JSON.stringify(resultData(part, worker.name))) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      events.refused++
      return { kind: 'refused', reason: `refused: ${error.message} (${worker.name})` }
    }
  }

  function takeUp(id: string, entry: Entry): void {
    const free = workers.filter(({ name }) => name !== 'stranger' || !met.has(`stranger ${id}`))
    const worker = free[roll(free.length)]
    if (worker === undefined) return
    if (worker.name === 'stranger') met.add(`stranger ${id}`)
    entry.held = { worker, until: now + worker.takes, lockedUntil: now + lock }
  }

  /** Whoever lost a lock hands in all the same, and is not heard. */
  function handInLate(entry: Entry): void {
    const still = entry.late.filter(({ until }) => until > now)
    events.late += entry.late.length - still.length
    entry.late = still
  }

  /** What a worker did with the batch in its hands: done, still at it, or not heard of for too long. */
  function workOn(id: string, entry: Entry, held: Held): void {
    const isHeld = held.lockedUntil > now
    if (isHeld && held.until <= now) entry.ended = made(id, entry.data, held.worker)
    else if (isHeld) held.lockedUntil = held.worker.renews ? now + lock : held.lockedUntil
    else {
      events.stalled++
      entry.late.push(held)
    }
    if (!isHeld || entry.ended.kind !== 'open') entry.held = undefined
  }

  /** What the workers and the server did since the last look. */
  function pass(): void {
    for (const [id, entry] of entries) {
      handInLate(entry)
      if (entry.ended.kind !== 'open') continue
      if (entry.held === undefined) takeUp(id, entry)
      else workOn(id, entry, entry.held)
    }
    if (happens('flushed', 150)) entries.clear()
    for (const id of Array.from(entries.keys())) if (happens('lost', 80)) entries.delete(id)
    if (away === 0 && happens('away', 60)) away = 1 + roll(4)
  }

  async function call<T>(act: () => T): Promise<T> {
    await step()
    if (away > 0) {
      away--
      throw new Error('connect ECONNREFUSED 127.0.0.1:6379')
    }
    pass()
    const result = act()
    await step()
    // Done, but nobody hears of it.
    if (happens('unheard', 40)) throw new Error('read ECONNRESET')
    return result
  }

  const shuffled = (ids: string[]): readonly string[] => ids.toSorted(() => roll(3) - 1)
  const board: Board = {
    add: (batches) =>
      call(() => {
        for (const { id, data } of batches)
          if (!entries.has(id) && !happens('lost', 40, `add ${id}`))
            entries.set(id, {
              data: JSON.stringify(data),
              ended: { kind: 'open' },
              held: undefined,
              late: [],
            })
      }),
    ended: () =>
      call(() => {
        const ids = [...entries].filter(([, { ended }]) => ended.kind !== 'open').map(([id]) => id)
        return ['somebody-elses', ...shuffled(roll(5) === 0 ? [...ids, ...ids] : ids)]
      }),
    look: (id) => call(() => entries.get(id)?.ended ?? { kind: 'lost' }),
    isLost: (id) => call(() => !entries.has(id)),
    remove: (id) => call(() => void entries.delete(id)),
    withdraw: (ids) =>
      call(() => {
        for (const id of ids) if (entries.get(id)?.held === undefined) entries.delete(id)
      }),
    workers: () => call(() => workers.length),
    close: () => Promise.resolve(),
  }
  return {
    board,
    /** Lets time go by, and now and then jump, also back. */
    wait(milliseconds: number): void {
      now += milliseconds
      if (happens('jumps', 50)) now += (roll(2) === 0 ? -1 : 1) * roll(7_200_000)
    },
  }
}
