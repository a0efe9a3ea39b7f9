// Memory of one process over many runs, in this thread and through two worker threads, after each tenth of them: RSS, and what
// is left of the heap after a collection. Ends with exit code 1 when the last figure is over 1.1 times the one after the first
// fifth, by when everything is compiled and grown. Young objects get a fixed room: V8 would double it twice within the first
// thousands of runs, from 50 to 170 MB of heap, whatever is kept, and hide a leak of that size.
// `npm run build && node packages/sim/bench/soak.mjs [runs]`, 10,000 unless told; `leak` keeps every history, to see it fail.
import { spawnSync } from 'node:child_process'
import { defaultScenario } from '@fishbowl/core'
import { inProcess } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'

const flags = ['--max-semi-space-size=4', '--expose-gc']
const words = process.argv.slice(2)
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 10_000)
const kept = words.includes('leak') ? [] : undefined
const parts = 10
const reference = 2
const most = 1.1

/** Sizes and kinds alternate, so that no run finds the memory of the one before it fitting. */
const team = (count) => ({ staffing: { team: [{ seniority: 'professional', count, fte: 1 }] } })
const space = { title: 'projects', community: defaultScenario.community, policies: {}, interventions: [] }
const scenarios = [
  { members: 30, policies: team(1) },
  { members: 2000, policies: { alignment: 'integrated', ...team(2) } },
  { members: 300, community: { ...defaultScenario.community, purpose: 'work-groups' } },
  { members: 500, policies: team(1), spaces: { projects: space } },
  { members: 8, interventions: [{ week: 9, ...team(3) }] },
].map(({ members, ...rest }, i) =>
  Object.assign({}, defaultScenario, rest, {
    id: `soak-${i}`,
    organisation: { ...defaultScenario.organisation, members },
  }),
)

/** Makes the runs of a part, `inFlight` at once. */
async function makePart(run, part, inFlight) {
  let next = (part * runs) / parts
  const end = ((part + 1) * runs) / parts
  const work = async () => {
    while (next < end) {
      const replicate = next++
      // oxlint-disable-next-line no-await-in-loop -- the next run starts when this one is done
      const history = await run({ scenario: scenarios[replicate % scenarios.length], replicate })
      kept?.push(history)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
}

/** MB after each part. */
async function sizesOf(run, inFlight) {
  const sizes = { 'RSS of the process': [], 'heap kept by this thread': [] }
  for (let part = 0; part < parts; part++) {
    // oxlint-disable-next-line no-await-in-loop -- memory is read between the parts
    await makePart(run, part, inFlight)
    sizes['RSS of the process'].push(process.memoryUsage.rss() / 1e6)
    globalThis.gc()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    sizes['heap kept by this thread'].push((heapUsed + arrayBuffers) / 1e6)
  }
  return sizes
}

function report(name, found) {
  console.log(`${name}: MB after each ${runs / parts} of ${runs} runs`)
  for (const [what, sizes] of Object.entries(found)) {
    const ratio = sizes.at(-1) / sizes[reference - 1]
    const row = sizes.map((size) => size.toFixed(0).padStart(4)).join(' ')
    console.log(
      `  ${what.padEnd(25)} ${row}   last / after ${(reference * runs) / parts}: ${ratio.toFixed(3)}`,
    )
    if (ratio <= most) continue
    console.log(`  grows: over ${most}`)
    process.exitCode = 1
  }
}

async function soak() {
  report('this thread', await sizesOf(inProcess, 1))
  const pool = openThreads(2)
  try {
    report('two threads', await sizesOf(pool.run, 8))
  } finally {
    await pool.close()
  }
}

if (globalThis.gc === undefined) {
  const { status } = spawnSync(process.execPath, [...flags, import.meta.filename, ...words], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} else await soak()
