// Seconds to a trustworthy difference: until the effect of one more community manager on the weekly active share of 2,000
// members is known to half a point (95 % interval that holds at every look), with three ways to share luck. The pair that gains
// least comes first.
// `npm run build && node packages/lab/bench/headline.mjs`, or with `quick` for one seed.
//
// keyed     same replicate in both arms: every draw has an address, so a decision that both arms take falls the same way.
// stateful  one stream a run, same seed in both arms, emulated: both arms share people, network, line managers and the first
//           holders of posts, which are drawn before the arms differ; every later draw of the second arm is another one, since
//           the stream is out of step from the first week on (the second arm draws for one more post). The world of a replicate
//           is created with its own root and stepped with another one. It is stepped by the plain kernels, so its seconds are
//           not its own: they are its replicates times the seconds a replicate takes unpaired, which is the same work.
// unpaired  another replicate in the second arm: nothing is shared but the policies.
import { defaultScenario } from '@fishbowl/core'
import { studentQuantile, untilSure } from '@fishbowl/lab'
import { createWorld, historyOf, inProcess, rootOf, simulate, step } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'

const quick = process.argv.includes('quick')
const seeds = Array.from({ length: quick ? 1 : 5 }, (_, i) => `headline ${i + 1}`)
/** The window in which the library judges whether the second one is seen; a mean over the year would need fewer replicates. */
const window = { from: 102, to: 106 }
const measure = 'weeklyActive'
const halfWidth = 0.005
/** One plan of looks for all ways; the interval holds at all 60 looks together. */
const looks = { batch: 20, most: 1200, level: 0.95 }
/** Replicates of the second arm start here where nothing is shared. */
const elsewhere = 1_000_000

const arm = (seed, alignment, count) => ({
  ...defaultScenario,
  seed,
  policies: { alignment, staffing: { team: [{ seniority: 'professional', count, fte: 1 }] } },
})
const pairs = {
  'integrated, 1 or 2': (seed) => [arm(seed, 'integrated', 1), arm(seed, 'integrated', 2)],
  'claimed, 0 or 1': (seed) => [arm(seed, 'claimed', 0), arm(seed, 'claimed', 1)],
}

/** The world with other roots; its arrays are shared, so that the one given is used up. */
function rerooted(world, roots) {
  const copy = { ...world, ...roots, spaces: [] }
  copy.spaces.push(copy)
  return copy
}

/** A run whose draws after creation come from other roots. The talent of who holds a post in week 0 was drawn before. */
function runElsewhere({ scenario, replicate }, root, talentRoot) {
  const first = rerooted(createWorld({ scenario, replicate }), { root })
  step(first)
  const rest = rerooted(first, { talentRoot })
  while (rest.space.week < scenario.horizon) step(rest)
  return historyOf(rest, replicate)
}

const outOfStep = async (task) => {
  const { seed } = task.scenario
  const root = rootOf(`${seed}, further down the stream`, task.replicate)
  return runElsewhere(task, root, rootOf(`talent of ${seed}, further down the stream`, task.replicate))
}

/** The emulation with a run's own roots must be that run to the last bit, else it would emulate something else. */
function checkEmulation() {
  const [, scenario] = pairs['integrated, 1 or 2']('emulation')
  const { root, talentRoot } = createWorld({ scenario, replicate: 3 })
  const mine = runElsewhere({ scenario, replicate: 3 }, root, talentRoot).values
  const real = simulate({ scenario, replicate: 3 }).values
  if (mine.some((value, i) => !Object.is(value, real[i])))
    throw new Error('the emulation does not step a run')
}

/** Runners of the second arm by way; the first arm is always run as it is. */
const ways = {
  keyed: (run) => run,
  stateful: () => outOfStep,
  unpaired: (run) => (task) => run({ ...task, replicate: task.replicate + elsewhere }),
}

/** Replicates and seconds until sure. */
async function timed([a, b], way, run) {
  const second = ways[way](run)
  const question = {
    arms: [
      { id: 'one less', scenario: a },
      { id: 'one more', scenario: b },
    ],
    measure,
    window,
    halfWidth,
    ...looks,
  }
  const begin = performance.now()
  const found = await untilSure(question, (task) => (task.scenario === b ? second(task) : run(task)))
  const seconds = (performance.now() - begin) / 1000
  const { replicates, narrow, estimate } = found
  if (!narrow) throw new Error(`${way}: not known to half a point after ${replicates} replicates`)
  return { seconds, replicates, estimate }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]

/** Replicates for the same half width where one looks once, from the spread of the differences. */
function fewest(spread) {
  let n = 2
  while (studentQuantile(0.975, n - 1) * spread > halfWidth * Math.sqrt(n)) n++
  return n
}

/** All ways of a pair on all seeds, alternating, so that whatever else the machine does falls on all of them. */
async function rowsOf(name, pool) {
  const found = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (const seed of seeds) {
    for (const way of Object.keys(ways)) {
      // oxlint-disable-next-line no-await-in-loop -- two at once would time each other
      const one = await timed(pairs[name](seed), way, inProcess)
      // oxlint-disable-next-line no-await-in-loop -- as above
      const two = way === 'stateful' ? undefined : await timed(pairs[name](seed), way, pool.run)
      found[way].push({ ...one, two: two?.seconds })
    }
  }
  const costs = found.unpaired.map(({ seconds, two, replicates }) => [seconds / replicates, two / replicates])
  for (const [i, row] of found.stateful.entries()) {
    row.seconds = row.replicates * costs[i][0]
    row.two = row.replicates * costs[i][1]
  }
  return Object.entries(found).map(([way, rows]) => ({ name, way, rows }))
}

/** The ways estimate the same effect; a way whose interval lies beside that of keyed draws is not honest. */
function checkAgreement({ way, rows }, keyed) {
  for (const [i, { estimate }] of rows.entries()) {
    const known = keyed.rows[i].estimate
    if (estimate.low > known.high || estimate.high < known.low) throw new Error(`${way} finds another effect`)
  }
}

/** Threads that have run every arm once: a start is the same for all ways. */
async function warmThreads() {
  const pool = openThreads(2)
  const tasks = Object.values(pairs).flatMap((pair) =>
    [0, 1, 2, 3].flatMap((replicate) => pair('warm').map((scenario) => ({ scenario, replicate }))),
  )
  await Promise.all(tasks.map(pool.run))
  return pool
}

checkEmulation()
const pool = await warmThreads()
const tables = []
try {
  for (const name of Object.keys(pairs)) {
    // oxlint-disable-next-line no-await-in-loop -- two at once would time each other
    const table = await rowsOf(name, pool)
    for (const row of table) checkAgreement(row, table[0])
    tables.push(table)
  }
} finally {
  await pool.close()
}
const of = (rows, key) => median(rows.map((row) => row[key]))
/** How many times the replicates of keyed draws the last way takes: what pairing gains. */
const gain = (table) => of(table.at(-1).rows, 'replicates') / of(table[0].rows, 'replicates')
tables.sort((a, b) => gain(a) - gain(b))
console.log(
  `weekly active, weeks ${window.from} to ${window.to}, 2,000 members, known to 0.5 points; medians of ${seeds.length} seeds`,
)
console.log(
  'pair                way        effect  spread   one look  looking every 20   1 thread  2 threads  x keyed',
)
for (const table of tables) {
  const base = of(table[0].rows, 'seconds')
  for (const { name, way, rows } of table) {
    const spread = median(rows.map(({ estimate }) => estimate.sd))
    const effect = median(rows.map(({ estimate }) => estimate.mean))
    const cells = [
      name.padEnd(19),
      way.padEnd(9),
      `${(100 * effect).toFixed(1)} pt`.padStart(7),
      `${(100 * spread).toFixed(2)} pt`.padStart(8),
      `${fewest(spread)}`.padStart(8),
      `${of(rows, 'replicates')}`.padStart(17),
      `${of(rows, 'seconds').toFixed(2)} s`.padStart(10),
      `${of(rows, 'two').toFixed(2)} s`.padStart(9),
      (of(rows, 'seconds') / base).toFixed(1).padStart(7),
    ]
    console.log(cells.join(' '))
  }
}
