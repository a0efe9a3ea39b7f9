import type { DebriefProgress, PlayDebrief } from '@fishbowl/lab/play'
import { say } from '@fishbowl/report/words'
import type { Services } from '../../services.ts'
import type { Effect } from '../../step.ts'
import type { Held, Performer } from '../../store.ts'
import type { PlayEffect } from './effect.ts'
import { levelled } from './open.ts'
import { lastFrame, type PlayState, type SavedGame, withPlay } from './state.ts'

/** Milliseconds between two frames of the reveal. */
const tick = 100

const nothing = (): void => undefined

/** What is saved of where a game is. */
function leftOf({ stage }: PlayState): Omit<SavedGame, 'game'> | undefined {
  switch (stage.at) {
    case 'offer':
      return undefined
    case 'entry':
      return { at: 'entry', answer: stage.entry.answer, decision: stage.entry.decision }
    case 'dashboard':
    case 'reveal':
    case 'end':
      return { at: stage.at }
  }
}

/** Runs, saves and debriefs games; with `quietly` nothing moves. */
export function playPerformer(services: Services, { state, update }: Held, quietly = false): Performer {
  const { play: ours, after } = services
  let forget = nothing
  let stopDebrief = nothing

  const change = (to: Partial<PlayState>): void => update((now) => withPlay(now, to))
  /** Does something with the game that is shown. */
  const withGame = (act: (play: PlayState) => void): void => {
    const { play } = state()
    if (play !== undefined) act(play)
  }

  function grow(): void {
    forget()
    forget = after(tick, () =>
      withGame(({ stage, run: known }) => {
        if (stage.at !== 'reveal' || stage.frame >= lastFrame) return
        if (known !== undefined) change({ stage: { at: 'reveal', frame: stage.frame + 1 } })
        grow()
      }),
    )
  }

  async function run({ game }: PlayState): Promise<void> {
    try {
      const history = await ours.run(game)
      withGame((now) => {
        // another round or another game may have been begun meanwhile
        if (now.game !== game) return
        update((held) =>
          held.play === undefined ? held : { ...held, play: levelled({ ...held.play, run: history }) },
        )
        if (now.stage.at !== 'reveal') return
        if (quietly) change({ stage: { at: 'reveal', frame: lastFrame } })
        else grow()
      })
    } catch (error) {
      change({ problem: error instanceof Error ? error.message : String(error) })
    }
  }

  async function debrief({ game }: PlayState): Promise<void> {
    stopDebrief()
    const controller = new AbortController()
    const { signal } = controller
    stopDebrief = () => controller.abort()
    let found: PlayDebrief | undefined
    const running = (progress: DebriefProgress): void =>
      change({ end: { phase: 'running', ...progress, found } })
    running({ part: 'counterfactuals', done: 0, of: 1 })
    try {
      for await (const step of ours.debrief(game, signal)) {
        if (signal.aborted) return
        if (step.kind === 'done') {
          change({ end: { phase: 'done', found: step.found, file: ours.keep(game, step.found) } })
        } else if (step.kind === 'first') {
          ;({ found } = step)
          running({ part: 'luck', done: 0, of: 1 })
        } else if (!quietly) running(step.progress)
      }
    } catch (error) {
      if (signal.aborted) return
      change({ end: { phase: 'failed', why: error instanceof Error ? error.message : String(error) } })
    }
  }

  function named(): void {
    withGame(({ game }) =>
      change({ digest: ours.digest(game), file: ours.fileOf(game), savedAs: ours.savedAs }),
    )
  }

  function open(play: PlayState): void {
    named()
    const found = ours.saved(play.game)
    if (found.kind === 'saved') return change({ stage: { at: 'offer', saved: found.saved } })
    if (found.kind === 'broken') change({ problem: found.why })
    void run(play)
  }

  function save(play: PlayState): void {
    const left = leftOf(play)
    if (left === undefined) return
    const problem = ours.save(play.game, left)
    if (problem !== undefined) change({ problem: say('play.save.not', { why: problem }) })
  }

  function stop(): void {
    forget()
    stopDebrief()
  }

  const acts: Readonly<Record<PlayEffect['act'], (play: PlayState) => void>> = {
    open,
    named,
    run: (play) => void run(play),
    save,
    debrief: (play) => void debrief(play),
    stop,
  }
  return {
    perform(effect: Effect) {
      if (effect.do !== 'play') return false
      withGame(acts[effect.act])
      return true
    },
    close: stop,
  }
}
