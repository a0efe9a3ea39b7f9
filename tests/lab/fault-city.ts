import { createHash } from 'node:crypto'
import { appendFileSync, copyFileSync, existsSync, rmSync } from 'node:fs'
import { LedgerError, openStudyLedger, type StudyLedger } from '@fishbowl/lab/ledger'
import type { Done, Engine, Job } from '@fishbowl/lab/local'
import { queueAddress } from '@fishbowl/lab/queue'
import { runStudy, type StudyPlan } from '@fishbowl/lab/study'
import { type Batch, twice } from '../../packages/lab/src/engine/queue/batch.ts'
import type { Board } from '../../packages/lab/src/engine/queue/board.ts'
import { coordinate } from '../../packages/lab/src/engine/queue/coordinate.ts'
import { steadily } from '../../packages/lab/src/engine/queue/steady.ts'
import { type Dice, dice } from '../support/dice.ts'
import { type Events, faultyServer, noEvents } from './fault-server.ts'
import { badTimer } from './fault-world.ts'
import { code, planner } from './study-toy.ts'

/** A fault of our own code, put in by a test to see that the world finds it. */
export type Sabotage = {
  readonly ledger?: (ledger: StudyLedger) => StudyLedger
  readonly board?: (board: Board) => Board
}

/** What came of a study in such a world. */
export type Survived = {
  readonly digest: string
  readonly done: number
  readonly failed: number
  readonly events: Events
}

type World = {
  readonly plan: StudyPlan
  readonly runs: ReadonlyMap<string, Done>
  readonly path: (name: string) => string
  readonly sabotage?: Sabotage | undefined
}

/** Steps of coordinator and clock after which a study counts as one that never ends. */
const mostSteps = 40_000
/** Deaths after which nothing goes wrong any more. */
const mostDeaths = 8

/** Batches of a few runs, so that a small study has many. */
function* smallBatches(jobs: Iterator<Job>): Generator<Batch, void, undefined> {
  let open: Job[] = []
  const closed = (): Batch => {
    const id = createHash('sha256')
      .update(open.map(({ key }) => key).join())
      .digest('hex')
      .slice(0, 24)
    return { id: `toy00000-${id}`, jobs: open }
  }
  for (let next = jobs.next(); next.done !== true; next = jobs.next()) {
    open.push(next.value)
    if (open.length < 4) continue
    yield closed()
    open = []
  }
  if (open.length > 0) yield closed()
}

/** The end of a process. */
class Killed extends Error {}

/** One life of the coordinator: from opening its ledger to the end of the study, or to its own. */
class Life {
  readonly dead: Promise<never>
  private die: (reason: Killed) => void = () => undefined
  isDead = false
  /** Runs that were durable when it was born, and those that were told to be so since. */
  readonly durable = new Set<string>()
  private readonly stored = new Set<string>()
  private readonly from: string
  private readonly to: string
  private readonly roll: Dice
  private readonly events: Events
  private readonly isCalm: boolean

  constructor(files: { from: string; to: string }, roll: Dice, events: Events, isCalm: boolean) {
    this.from = files.from
    this.to = files.to
    this.roll = roll
    this.events = events
    this.isCalm = isCalm
    this.dead = new Promise((_, reject) => {
      this.die = reject
    })
    // Whoever waits for it hears of it; here nobody may.
    this.dead.catch(() => undefined)
  }

  /** Now and then the process ends here, and what was not durable is lost; a write that was under way is torn. */
  mayDie(): void {
    if (this.isDead) throw new Killed()
    if (this.isCalm || this.roll(120) > 0) return
    this.isDead = true
    this.events.kills++
    for (const end of ['', '-wal'])
      if (existsSync(this.from + end)) copyFileSync(this.from + end, this.to + end)
    if (existsSync(`${this.to}-wal`) && this.roll(2) === 0) {
      this.events.torn++
      appendFileSync(
        `${this.to}-wal`,
        Uint8Array.from({ length: 1 + this.roll(9000) }, () => this.roll(256)),
      )
    }
    const killed = new Killed()
    this.die(killed)
    throw killed
  }

  /** The ledger with a chance to die before and after every write, and an eye on what it promised. */
  watched(ledger: StudyLedger, handed: (key: string) => void): StudyLedger {
    return {
      ...ledger,
      *missing(plan) {
        for (const job of ledger.missing(plan)) {
          handed(job.key)
          yield job
        }
      },
      store: (done, run) => {
        this.mayDie()
        const isNew = ledger.store(done, run)
        this.stored.add(done.key)
        this.mayDie()
        return isNew
      },
      commit: () => {
        this.mayDie()
        ledger.commit()
        for (const key of this.stored) this.durable.add(key)
        this.mayDie()
      },
    }
  }
}

// A seed may go through several worlds, and none may find the files of another.
let worlds = 0

/** What stays between the lives of a coordinator. */
class City {
  readonly roll: Dice
  readonly events = noEvents()
  private readonly seed: number
  private readonly world: World
  private readonly number = worlds++
  private readonly engine: Engine
  private steps = 0
  private born = 0
  private life: Life | undefined
  private durable: ReadonlySet<string> = new Set()

  constructor(seed: number, world: World) {
    this.seed = seed
    this.world = world
    this.roll = dice(seed)
    this.engine = this.engineOn()
  }

  private broken(what: string): Error {
    return new Error(`seed ${this.seed}: ${what}`)
  }

  private tick(): void {
    if (++this.steps > mostSteps) throw this.broken('it never ends')
  }

  private file(born: number): string {
    return this.world.path(`${this.number}-${this.seed}-${born}`)
  }

  /** The real coordinator on a queue server that outlives it. */
  private engineOn(): Engine {
    const { plan, runs, sabotage } = this.world
    const step = async (): Promise<void> => {
      await Promise.resolve()
      this.tick()
      try {
        this.life?.mayDie()
      } catch {
        // A dead process waits for nothing.
        await new Promise(() => undefined)
      }
    }
    const server = faultyServer({ roll: this.roll, events: this.events, code, runs, step })
    const board = sabotage?.board?.(server.board) ?? server.board
    const sleep = async (milliseconds: number): Promise<void> => {
      this.tick()
      server.wait(milliseconds)
      await Promise.resolve()
    }
    const outer = { sleep, tell: () => undefined }
    return {
      name: 'queue',
      run: (jobs, signal) => {
        const steady = steadily(queueAddress('redis://127.0.0.1'), outer, signal)
        const settings = { ...outer, board, steady, code, measures: plan.measures }
        return coordinate(twice(smallBatches(jobs), 3), signal, settings)
      },
      close: () => Promise.resolve(),
    }
  }

  /** Keys of the runs that the disk holds: all that was ever promised to be there must be. */
  private keysKept(file: string): ReadonlySet<string> {
    const ledger = openStudyLedger(
      file,
      { mode: existsSync(file) ? 'write' : 'create' },
      this.world.plan,
      planner,
    )
    const kept = new Set(Array.from(ledger.results(), ({ key }) => key))
    ledger.close()
    for (const key of this.durable)
      if (!kept.has(key)) throw this.broken(`run ${key.slice(0, 8)} was durable and is lost`)
    return kept
  }

  /** Makes the study until its end. Throws Killed, or a LedgerError where the disk is full. */
  private async live(life: Life, ledger: StudyLedger, kept: ReadonlySet<string>): Promise<Survived> {
    const { plan, sabotage } = this.world
    const handed = (key: string): void => {
      this.tick()
      if (kept.has(key)) throw this.broken(`run ${key.slice(0, 8)} was kept and is made again`)
    }
    const watched = life.watched(sabotage?.ledger?.(ledger) ?? ledger, handed)
    const options = { signal: new AbortController().signal, after: badTimer(this.roll) }
    const toEnd = async (): Promise<void> => {
      for await (const { done, planned } of runStudy(plan, watched, this.engine, options)) {
        this.tick()
        if (done > planned) throw this.broken(`${done} of ${planned} runs are done`)
      }
    }
    await Promise.race([toEnd(), life.dead])
    const { done, failed } = ledger.counts()
    return { digest: ledger.digest(), done, failed, events: this.events }
  }

  /** What the end of a life leaves behind: nothing but the disk. Throws what is no such end. */
  private bury(life: Life, file: string, error: unknown): void {
    if (error instanceof LedgerError && error.why === 'full') {
      this.events.full++
      // The same file, and room again.
      for (const end of ['', '-wal', '-shm'])
        if (existsSync(file + end)) copyFileSync(file + end, this.file(this.born) + end)
    } else if (!(error instanceof Killed)) throw error
    this.durable = life.durable
  }

  /** One life of the coordinator; undefined where it did not see the end. */
  async next(): Promise<Survived | undefined> {
    const { plan } = this.world
    const file = this.file(this.born++)
    const isCalm = this.events.kills >= mostDeaths
    const life = new Life({ from: file, to: this.file(this.born) }, this.roll, this.events, isCalm)
    this.life = life
    const isFull = !isCalm && this.roll(6) === 0
    const kept = this.keysKept(file)
    for (const key of kept) life.durable.add(key)
    // A page is 8 kB: room for the tables and a few runs.
    const room = isFull ? { mostPages: 9 + this.roll(5) } : {}
    const ledger = openStudyLedger(file, { mode: 'write', ...room }, plan, planner)
    try {
      return await this.live(life, ledger, kept)
    } catch (error) {
      this.bury(life, file, error)
      return undefined
    } finally {
      ledger.close()
      life.isDead = true
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    }
  }
}

/** Puts a study through a queue, workers, clocks and disks in which everything goes wrong that may, and its coordinator through its deaths. Throws where a promise is broken. */
export async function throughCity(seed: number, world: World): Promise<Survived> {
  const city = new City(seed, world)
  for (;;) {
    const survived = await city.next()
    if (survived !== undefined) return survived
  }
}
