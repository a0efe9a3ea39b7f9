// Memory of one process over many runs, in this thread and through two worker threads: RSS after each tenth of them. Ends with
// exit code 1 when the last figure is over 1.1 times the one after the first fifth, by when everything is compiled and grown.
// `npm run build && node packages/sim/bench/soak.mjs [runs]`, 10,000 unless told; `leak` keeps every history, to see it fail.
import { defaultScenario } from '@fishbowl/core'
import { inProcess } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'

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
].map(({ members, ...rest }, i) => ({
  ...defaultScenario,
  ...rest,
  id: `soak-${i}`,
  organisation: { ...defaultScenario.organisation, members },
}))

/** Makes runs, `inFlight` at once, and gives RSS in MB after each part. */
async function soak(run, inFlight) {
  const sizes = []
  for (let part = 0; part < parts; part++) {
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
    // oxlint-disable-next-line no-await-in-loop -- memory is read between the parts
    await Promise.all(Array.from({ length: inFlight }, work))
    sizes.push(process.memoryUsage.rss() / 1e6)
  }
  return sizes
}

function report(name, sizes) {
  const ratio = sizes.at(-1) / sizes[reference - 1]
  console.log(`${name}: RSS in MB after each ${runs / parts} of ${runs} runs`)
  console.log(
    `  ${sizes.map((size) => size.toFixed(0)).join(' ')}   last / after ${(reference * runs) / parts} = ${ratio.toFixed(3)}`,
  )
  if (ratio > most) {
    console.log(`  grows: over ${most}`)
    process.exitCode = 1
  }
}

report('this thread', await soak(inProcess, 1))
const pool = openThreads(2)
try {
  report('two threads', await soak(pool.run, 8))
} finally {
  await pool.close()
}
