// Members x weeks per second of the engine, one thread, worst case first, beside a plain loop of keyed draws
// run in the same minute: quote the ratio, not the seconds. `npm run bench`, or `npm run bench -- quick`.
import { defaultScenario } from '@fishbowl/core'
import { simulate, uniform } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'

const quick = process.argv.includes('quick')
const professionals = (count) => ({ staffing: { team: [{ seniority: 'professional', count, fte: 1 }] } })
const arms = {
  'work groups with managers': { community: { ...defaultScenario.community, purpose: 'work-groups' } },
  'aligned, 3 professionals': { policies: { alignment: 'integrated', ...professionals(3) } },
  'claimed, 1 professional': { policies: { alignment: 'claimed', ...professionals(1) } },
  'incidental, nobody': { policies: { alignment: 'incidental' } },
}
const sizes = quick ? [2000] : [1000, 10_000, 100_000]

/** ns per member-week of ten keyed draws and a compare: the yardstick beside every figure. */
function yardstick(members, weeks) {
  const begin = performance.now()
  let hits = 0
  for (let week = 0; week < weeks; week++) {
    for (let k = 0; k < 10; k++) for (let i = 0; i < members; i++) if (uniform(week, k, i) < 0.5) hits++
  }
  return { ns: ((performance.now() - begin) * 1e6) / (members * weeks), hits }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const rows = []
for (const members of sizes) {
  const weeks = members > 50_000 ? 52 : 156
  for (const [name, change] of Object.entries(arms)) {
    const scenario = {
      ...defaultScenario,
      ...change,
      horizon: weeks,
      organisation: { ...defaultScenario.organisation, members },
    }
    const times = []
    const ratios = []
    for (let r = 0; r < (members > 50_000 ? 3 : 7); r++) {
      const begin = performance.now()
      simulate({ scenario, replicate: r })
      const ns = ((performance.now() - begin) * 1e6) / (members * weeks)
      times.push(ns)
      ratios.push(ns / yardstick(members, weeks).ns)
    }
    rows.push({
      name,
      members,
      ns: median(times),
      ratio: median(ratios),
      bytes: process.memoryUsage().arrayBuffers,
    })
  }
}
rows.sort((a, b) => b.ns - a.ns)
console.log('scenario                      members   ns/member-week   x ten draws   M member-weeks/s')
for (const { name, members, ns, ratio } of rows) {
  console.log(
    `${name.padEnd(28)} ${String(members).padStart(8)} ${ns.toFixed(1).padStart(16)} ${ratio.toFixed(2).padStart(13)} ${(1000 / ns).toFixed(1).padStart(18)}`,
  )
}

const pool = openThreads(2)
const pair = [
  Object.assign({}, defaultScenario, arms['incidental, nobody']),
  Object.assign({}, defaultScenario, arms['aligned, 3 professionals']),
]
const replicates = quick ? 20 : 100
const begin = performance.now()
await Promise.all(
  Array.from({ length: replicates }, (_, replicate) =>
    pair.map((scenario) => pool.run({ scenario, replicate })),
  ).flat(),
)
console.log(
  `two arms, 2,000 members, 156 weeks, ${replicates} replicates each, 2 threads: ${((performance.now() - begin) / 1000).toFixed(1)} s`,
)
await pool.close()
