import type { Scenario } from '@fishbowl/core'
import type { World } from '@fishbowl/sim'
import { counter } from '../counter.ts'
import type { Individuals } from './pattern.ts'
import { walk } from './walk.ts'

/** Weeks after a question in which a return is looked for, first and last. */
type Window = readonly [first: number, last: number]
/** Days 15 to 190, as in the observed forum (Guevarra, ennet). */
const halfYear: Window = [2, 27]

const nobody = -1

/** Gives or takes the reply to a question of row i before it is experienced; knowledge and items stay as they are. */
function assign({ scratch, member, assumptions: { dB, oFail } }: World, i: number, reply: boolean): void {
  const had = (scratch.outcome[i] ?? oFail) > oFail
  if (had === reply) return
  const b = member.belonging[i] ?? 0
  member.belonging[i] = reply ? b + dB * (1 - b) : Math.max(0, (b - dB) / (1 - dB))
  scratch.outcome[i] = reply ? 1 : oFail
}

/** First questions of a run, by row of the asker. */
function follow(scenario: Scenario, rows: number, [firstReturn, lastReturn]: Window) {
  const asked = new Int32Array(rows).fill(nobody)
  const person = new Int32Array(rows)
  const done = new Uint8Array(rows)
  const replied = new Uint8Array(rows)
  const back = new Uint8Array(rows)
  const counts = [0, 0, 0, 0]
  const settle = (i: number): void => {
    const at = replied[i] === 1 ? 0 : 2
    counts[at] = (counts[at] ?? 0) + 1
    counts[at + 1] = (counts[at + 1] ?? 0) + (back[i] ?? 0)
    asked[i] = nobody
  }
  return {
    counts,
    isFirst: (i: number, week: number): boolean => done[i] === 0 && week <= scenario.horizon - 1 - lastReturn,
    start(i: number, week: number, reply: boolean): void {
      done[i] = 1
      asked[i] = week
      replied[i] = reply ? 1 : 0
      back[i] = 0
    },
    /** End of a week: leavers are forgotten with their question, returns noted, windows closed. */
    look({ person: { generation }, scratch, space: { week } }: World): void {
      for (let i = 0; i < rows; i++) {
        if (generation[i] !== person[i]) {
          person[i] = generation[i] ?? 0
          asked[i] = nobody
          done[i] = 0
        }
        const since = week - (asked[i] ?? nobody)
        if (asked[i] === nobody || since < firstReturn) continue
        if ((scratch.contributed[i] ?? 0) > 0) back[i] = 1
        if (since >= lastReturn) settle(i)
      }
    },
  }
}

/**
 * Follows the first question of every member of a scenario: was there a reply, did the asker contribute again? `randomised` throws a coin
 * for the reply instead of leaving it to the community. People who leave within the window are not counted.
 */
export const replyTrial =
  (scenario: Scenario, randomised: boolean, window = halfYear): Individuals =>
  (replicate, adapt) => {
    const adapted = adapt(scenario)
    const coin = counter(`reply ${replicate}`)
    let book: ReturnType<typeof follow> | undefined
    walk(adapted, replicate, {
      beforeExperience(world) {
        book ??= follow(adapted, world.members, window)
        const { scratch, space, members, assumptions } = world
        for (let q = 0; q < scratch.questions; q++) {
          const i = scratch.askers[q] ?? nobody
          if (i < 0 || i >= members || !book.isFirst(i, space.week)) continue
          if (randomised) assign(world, i, coin(i * 1024 + space.week) < 0.5)
          book.start(i, space.week, (scratch.outcome[i] ?? 0) > assumptions.oFail)
        }
      },
      afterWeek: (world) => book?.look(world),
    })
    return book?.counts ?? [0, 0, 0, 0]
  }

/** Share who came back after a reply less share who came back without. */
export const returnDifference = (
  ...[replied = 0, back = 0, silent = 0, silentBack = 0]: readonly number[]
): number => back / replied - silentBack / silent

/** Odds of coming back after a reply over those without. */
export const returnOdds = (
  ...[replied = 0, back = 0, silent = 0, silentBack = 0]: readonly number[]
): number => (back * (silent - silentBack)) / ((replied - back) * silentBack)
