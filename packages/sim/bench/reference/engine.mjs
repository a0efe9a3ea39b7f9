// The weeks of the engine alone, as the C references time theirs: `node engine.mjs <arm> <members> <weeks> <repeat> [plain]`.
// Prints a line of JSON: median ns per member-week by the clock, least on the processor, and ns by phase. From the built engine, below what it exports.
import { withColumns } from '../../dist/arena.js'
import { createWorld } from '../../dist/simulate.js'
import { step, week } from '../../dist/week.js'
import { emptyWorld, groundOf, tablesOf } from '../../dist/world.js'
import { scenarioFor } from './arms.mjs'

/** Week 0 of a world into the columns of another. */
function copyWorld(from, to) {
  for (const table of ['person', 'member', 'groups', 'pool', 'posts']) {
    for (const [name, column] of Object.entries(from[table])) to[table][name].set(column)
  }
  Object.assign(to.space, from.space)
}

/** One week with a clock between its phases. */
function stepTimed(world, spent) {
  let before = performance.now()
  for (const [name, phase] of Object.entries(week)) {
    phase(world)
    const after = performance.now()
    spent[name] = (spent[name] ?? 0) + after - before
    before = after
  }
}

/** Milliseconds of this thread on the processor. */
function busy() {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Processor time is counted in steps of some milliseconds, too coarse for short runs, which are rarely interrupted. */
const leastOf = ({ ms, busyMs }) => (ms < 250 ? ms : Math.min(ms, busyMs))

/** Milliseconds of all weeks, by the clock and on the processor; with `spent`, those of each phase are added to it. */
function runWeeks({ ground, start, horizon, plain }, spent) {
  return withColumns(
    (take) => tablesOf(ground, take),
    (tables, kernels) => {
      const world = emptyWorld(ground, tables, kernels)
      copyWorld(start, world)
      const begin = performance.now()
      const busyBefore = busy()
      while (world.space.week < horizon) {
        if (spent === undefined) {
          step(world)
          continue
        }
        for (const id of Object.keys(world.tally)) world.tally[id] = 0
        stepTimed(world, spent)
        world.space.week++
      }
      return { ms: performance.now() - begin, busyMs: busy() - busyBefore }
    },
    plain,
  )
}

/**
 * Runs an arm several times, then as often with a clock between the phases.
 * @returns median ns per member-week by the clock, least on the processor, and ns by phase
 */
export function measureEngine({ arm, members, weeks, repeat, plain = false }) {
  const scenario = scenarioFor(arm, members, weeks)
  const variation = { replicate: 0 }
  const run = {
    ground: groundOf(scenario, variation),
    start: createWorld({ scenario, ...variation }),
    horizon: weeks,
    plain,
  }
  const per = 1e6 / (members * weeks)
  const runs = Array.from({ length: repeat }, () => runWeeks(run))
  const times = runs.map(({ ms }) => ms * per).toSorted((a, b) => a - b)
  const spent = {}
  const timed = Math.min(repeat, 5)
  for (let r = 0; r < timed; r++) runWeeks(run, spent)
  const created = Math.max(3, Math.min(20, repeat))
  const begun = busy()
  for (let r = 0; r < created; r++) createWorld({ scenario, ...variation })
  const create = ((busy() - begun) * 1e6) / (created * members)
  const phases = Object.entries(spent).map(([name, ms]) => [name, Number(((ms * per) / timed).toFixed(3))])
  return {
    members,
    weeks,
    create,
    rss: process.resourceUsage().maxRSS * 1024,
    ns: times[times.length >> 1],
    least: Math.min(...runs.map(leastOf)) * per,
    phases: Object.fromEntries(phases),
  }
}

if (import.meta.main) {
  const [arm, members, weeks, repeat, plain] = process.argv.slice(2)
  const task = { arm, members: Number(members), weeks: Number(weeks), repeat: Number(repeat) }
  console.log(JSON.stringify(measureEngine({ ...task, plain: plain === 'plain' })))
}
