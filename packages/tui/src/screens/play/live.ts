import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { canonicalJson, scenarioData, spacesOf } from '@fishbowl/core'
import { debrief, debriefing, type Game, scenarioOfGame } from '@fishbowl/lab/play'
import { say } from '@fishbowl/report/words'
import { simulate } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import { jsonText } from '../../cli/answer.ts'
import { shellWord } from '../../cli/page.ts'
import type { KeptThreads } from '../../kept-threads.ts'
import type { Outside } from '../../outside.ts'
import { makeFolders, stateFolder } from '../../state-folder.ts'
import { playDocument } from './document.ts'
import { mostSaved, readSaved, savedText } from './saved-file.ts'
import type { DebriefStep, PlayServices } from './services.ts'

/** What games are made with. */
type PlayMeans = {
  readonly outside: Outside
  readonly kept: KeptThreads
  readonly threads: number
  /** Where the game is saved, in the place of the folder of the user. */
  readonly file?: string | undefined
}

/** Members times weeks up to which a run takes less time than to hand it to a thread and back is felt. */
const shortRun = 700_000

/** The seed of scenarios that name none; a game on it has the shortest name. */
const usualSeed = 'fishbowl'

/** A name of letters and digits, short enough for a line; two seeds never have the same one. */
function nameOf({ base: { id, seed } }: Game): string {
  const plain = seed.replace(/[^a-zA-Z0-9]+/g, '-').slice(0, 40)
  const tail = plain === seed ? '' : `-${createHash('sha256').update(seed).digest('hex').slice(0, 6)}`
  return seed === usualSeed ? `play-${id}` : `play-${id}.${plain}${tail}`
}

/** Digest of all that the luck of a game depends on. @internal */
export const gameDigest = ({ base, flight, replicate }: Game): string =>
  createHash('sha256')
    .update(`${modelVersion}\n${canonicalJson({ base: scenarioData(base), flight, replicate })}\n`)
    .digest('hex')
    .slice(0, 12)

/** Lives are told in this thread, where no key is heard meanwhile: in a large organisation only once, at the end. */
const livesAtFirst = ({ base }: Game): { readonly lives?: number } =>
  base.organisation.members * spacesOf(base).length > 5000 ? { lives: 0 } : {}

async function* debriefed(
  game: Game,
  signal: AbortSignal,
  { kept, threads }: PlayMeans,
): AsyncGenerator<DebriefStep, void, undefined> {
  const pool = await kept.take()
  let idle = signal.aborted
  // Nobody takes what comes after an abort: the tasks under way fail, and the loop below with them.
  const onAbort = (): void => void pool.close()
  signal.addEventListener('abort', onAbort)
  try {
    if (idle) return
    yield {
      kind: 'first',
      found: await debrief(game, pool.run, { others: 0, plans: 0, ...livesAtFirst(game) }),
    }
    const steps = debriefing(game, pool.run, { inFlight: Math.max(8, 2 * threads) })
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- the next step
      const next = await steps.next()
      if (next.done === true) {
        yield { kind: 'done', found: next.value }
        break
      }
      yield { kind: 'progress', progress: next.value }
    }
    idle = true
  } finally {
    signal.removeEventListener('abort', onAbort)
    await (idle ? kept.giveBack(pool) : pool.close())
  }
}

/** A path as it can be typed: short where it is in the home folder, unless it must be quoted. */
function typedPath(path: string, { HOME }: Outside['facts']['env']): string {
  const isPlain = shellWord(path) === path
  return isPlain && HOME !== undefined && HOME !== '' && path.startsWith(`${HOME}/`)
    ? `~${path.slice(HOME.length)}`
    : shellWord(path)
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The files of games: one for the game, one beside it for its debrief. */
function filesOf(means: PlayMeans): Pick<PlayServices, 'fileOf' | 'saved' | 'save' | 'keep'> {
  const { outside, file } = means
  const own = stateFolder(outside.facts)
  const fileOf = (game: Game): string | undefined =>
    file ?? (own === undefined ? undefined : join(own, `${nameOf(game)}.json`))
  const write = (path: string, text: string): string | undefined => {
    try {
      if (file === undefined && own !== undefined) makeFolders(own, outside)
      outside.replace(path, text)
      return undefined
    } catch (error) {
      return wordsOf(error)
    }
  }
  return {
    fileOf,
    saved(game) {
      const path = fileOf(game)
      const read = path === undefined ? undefined : outside.read(path, mostSaved)
      return read?.ok === true
        ? readSaved(new TextDecoder().decode(read.bytes), game.base, modelVersion)
        : { kind: 'none' }
    },
    save(game, left) {
      const path = fileOf(game)
      return path === undefined ? say('screen.play.noHome') : write(path, savedText(game, left, modelVersion))
    },
    keep(game, found) {
      const path = fileOf(game)
      if (path === undefined) return undefined
      const again = `fishbowl play --game ${shellWord(path)} --json`
      const beside = join(dirname(path), `debrief-${basename(path).replace(/^play-/, '')}`)
      return write(beside, jsonText(playDocument(found, game.base, again))) === undefined
        ? typedPath(beside, outside.facts.env)
        : undefined
    },
  }
}

/** Games over files and worker threads. A short run is made at once. */
export function openPlayServices(means: PlayMeans): PlayServices {
  const { kept } = means
  return {
    ...filesOf(means),
    savedAs: means.file,
    async run(game) {
      const { replicate, base, flight } = game
      const task = { scenario: scenarioOfGame(game), replicate }
      if (base.organisation.members * flight.rounds * flight.weeks <= shortRun) return simulate(task)
      const pool = await kept.take()
      try {
        return await pool.run(task)
      } finally {
        await kept.giveBack(pool)
      }
    },
    debrief: (game, signal) => debriefed(game, signal, means),
    digest: gameDigest,
  }
}
