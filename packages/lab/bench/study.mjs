// What running a study costs beside its runs. `npm run build && node packages/lab/bench/study.mjs [threads|ledger|flat|values ...]`,
// all of them where none is named; `quick` for a short form.
//
// threads   runs a second on two threads over one, of runs of about 10 ms; and of bare threads, which is what the machine has to give.
// ledger    the same runs through `study run` (encoded, hashed, packed, sent, stored, made durable) over bare worker threads.
// flat      20,000 short runs: memory at each fifth of the way.
// values    10 million values: 1,000 runs of 50 measures over 200 weeks stored, and read back into bands.
//
// Pairs are interleaved, first one and then the other in turn, so that what else the machine does falls on both; the median of the
// ratios is told, with the smallest and the largest.
/* oxlint-disable no-await-in-loop -- what is timed runs alone */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultScenario, historyWidth } from '@fishbowl/core'
import { decodeHistory, openLedger, openStudyLedger } from '@fishbowl/lab/ledger'
import { localEngine } from '@fishbowl/lab/local'
import { runStudy } from '@fishbowl/lab/study'
import { openThreads } from '@fishbowl/sim/threads'

const wanted = process.argv.slice(2)
const quick = wanted.includes('quick')
const parts = wanted.filter((name) => name !== 'quick')
const asked = (name) => parts.length === 0 || parts.includes(name)

const folder = mkdtempSync(join(tmpdir(), 'fishbowl-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const after = (milliseconds, act) => {
  const timer = setTimeout(() => act(), milliseconds)
  return () => clearTimeout(timer)
}
const measures = ['weeklyActive', 'fourWeekActive', 'posters', 'answeredShare', 'cost', 'netValue']
const settings = { measures, code: 'bench'.padEnd(64, '0'), machine: 'here', after }
const signal = new AbortController().signal

/** A study of one scenario. */
function study(members, weeks, replicates) {
  const organisation = { ...defaultScenario.organisation, members }
  const scenario = { ...defaultScenario, horizon: weeks, organisation }
  return {
    id: 'bench',
    title: 'Bench',
    count: 1,
    replicates,
    measures,
    factors: [],
    file: {},
    at: () => ({ number: 0, base: 'bench', factors: {}, scenario }),
  }
}

let files = 0
const freshFile = () => join(folder, `${files++}.sqlite`)

/** Seconds that all threads together were computing since a start: what other programs do does not count. */
const computing = (since) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** Seconds of a study through engine and ledger; threads are started before. */
async function withLedger(plan, engine, each = () => undefined) {
  const file = freshFile()
  const start = performance.now()
  const cpu = process.cpuUsage()
  const ledger = openStudyLedger(file, { mode: 'create' }, plan, { code: settings.code, tool: 'bench' })
  for await (const { done } of runStudy(plan, ledger, engine, { signal, after })) each(done)
  ledger.close()
  const seconds = (performance.now() - start) / 1000
  return { seconds, cpu: computing(cpu), file, bytes: statSync(file).size }
}

/** Seconds of the same runs on bare threads. */
async function bare(plan, threads, count) {
  const { scenario } = plan.at(0)
  let next = 0
  const start = performance.now()
  const cpu = process.cpuUsage()
  const lane = async () => {
    while (next < plan.replicates) await threads.run({ scenario, replicate: next++ })
  }
  await Promise.all(Array.from({ length: 2 * count }, lane))
  return { seconds: (performance.now() - start) / 1000, cpu: computing(cpu) }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const spread = (values) =>
  `${median(values).toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}, ${values.length} pairs)`
const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)

const rounds = quick ? 3 : 11

if (asked('threads')) {
  const plan = study(3000, 156, quick ? 60 : 200)
  const one = localEngine({ ...settings, threads: 1 })
  const two = localEngine({ ...settings, threads: 2 })
  await withLedger(plan, one)
  await withLedger(plan, two)
  const [bareOne, bareTwo] = [openThreads(1), openThreads(2)]
  await bare(plan, bareOne, 1)
  await bare(plan, bareTwo, 2)
  const ratios = []
  const machine = []
  let rate = 0
  for (let round = 0; round < rounds; round++) {
    const engine = [() => withLedger(plan, one), () => withLedger(plan, two)]
    const alone = [() => bare(plan, bareOne, 1), () => bare(plan, bareTwo, 2)]
    for (const [sides, into] of [
      [engine, ratios],
      [alone, machine],
    ]) {
      const seconds = []
      for (const side of round % 2 === 0 ? [0, 1] : [1, 0]) seconds[side] = (await sides[side]()).seconds
      into.push(seconds[0] / seconds[1])
      if (into === ratios) rate = plan.replicates / seconds[1]
    }
  }
  await Promise.all([one.close(), two.close(), bareOne.close(), bareTwo.close()])
  console.log(
    `threads  two over one: ${spread(ratios)}; ${Math.round(rate)} runs a second on two of ${availableParallelism()}`,
  )
  console.log(`         bare threads, without engine and ledger, beside it: ${spread(machine)}`)
}

if (asked('ledger')) {
  const plan = study(3000, 156, quick ? 60 : 200)
  const engine = localEngine({ ...settings, threads: 2 })
  const threads = openThreads(2)
  await withLedger(plan, engine)
  await bare(plan, threads, 2)
  const ratios = []
  const cpus = []
  let each = 0
  for (let round = 0; round < rounds; round++) {
    let plain
    if (round % 2 === 0) plain = await bare(plan, threads, 2)
    const kept = await withLedger(plan, engine)
    plain ??= await bare(plan, threads, 2)
    ratios.push(kept.seconds / plain.seconds)
    cpus.push(kept.cpu / plain.cpu)
    each = (1000 * plain.cpu) / plan.replicates
  }
  await Promise.all([engine.close(), threads.close()])
  console.log(`ledger   with it over without: time ${spread(ratios)}`)
  console.log(`         computing ${spread(cpus)}; a run takes ${each.toFixed(1)} ms of a thread`)
}

if (asked('flat')) {
  const runs = quick ? 4000 : 20_000
  const engine = localEngine({ ...settings, threads: 2 })
  const seen = []
  const { seconds, bytes, file } = await withLedger(study(100, 52, runs), engine, (done) => {
    if (done % (runs / 5) === 0) seen.push(megabytes())
  })
  await engine.close()
  console.log(
    `flat     ${runs} runs in ${seconds.toFixed(1)} s (${Math.round(runs / seconds)} a second), ${Math.round(bytes / 1e6)} MB on disk; memory at each fifth ${seen.join(', ')} MB`,
  )
  const start = performance.now()
  const reader = openLedger(file)
  const digest = reader.digest()
  reader.close()
  console.log(`         digest ${digest} in ${Math.round(performance.now() - start)} ms`)
}

if (asked('values')) {
  // 185 weeks of 54 columns are 10 million values in 1,000 runs.
  const runs = 1000
  const plan = study(500, 185, runs)
  const engine = localEngine({ ...settings, threads: 2 })
  const bodies = []
  const { file } = await withLedger(plan, engine)
  await engine.close()
  const reader = openLedger(file)
  for (const result of reader.results()) bodies.push(result)
  reader.close()
  const ledger = openStudyLedger(freshFile(), { mode: 'create' }, plan, {
    code: settings.code,
    tool: 'bench',
  })
  let start = performance.now()
  let pending = 0
  let at = 0
  for (const job of ledger.missing(plan)) {
    const { key, sha256, by, summary, body } = bodies[at++]
    if (job.key !== key) throw new Error('another order')
    ledger.store({ key, sha256, by, summary, body }, job)
    if (++pending % 64 === 0) ledger.commit()
  }
  ledger.commit()
  const stored = performance.now() - start
  ledger.close()
  start = performance.now()
  const read = openLedger(file)
  const weeks = 185
  const columns = Array.from({ length: weeks * historyWidth }, () => new Float64Array(runs))
  let run = 0
  for (const { body } of read.results()) {
    const { values } = decodeHistory(body)
    for (let i = 0; i < values.length; i++) columns[i][run] = values[i]
    run++
  }
  read.close()
  const reading = performance.now() - start
  start = performance.now()
  const quantiles = columns.map((values) => {
    const sorted = values.toSorted()
    return [sorted[Math.floor(0.05 * runs)], sorted[Math.floor(0.5 * runs)], sorted[Math.floor(0.95 * runs)]]
  })
  const bands = performance.now() - start
  console.log(
    `values   ${(runs * weeks * historyWidth) / 1e6} million: stored in ${(stored / 1000).toFixed(2)} s; read in ${(reading / 1000).toFixed(2)} s, ${quantiles.length} bands in ${(bands / 1000).toFixed(2)} s; ${megabytes()} MB`,
  )
}
