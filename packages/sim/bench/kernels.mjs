// ns per row of each kernel as it is written and compiled, worst first: medians of alternating batches, the best of three.
// Built first: `npm run build && node packages/sim/bench/kernels.mjs`, with `quick` for 2,000 rows only.
import { plainKernels } from '../dist/kernel/index.js'
import { bindKernels } from '../dist/kernel/wasm.js'

const sizes = process.argv.includes('quick') ? [2000] : [2000, 100_000, 1_000_000]
const groupSize = 8

/** Arrays one after the other in one memory, 16 bytes apart at the least. */
function arena(bytes) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) + 1 })
  let at = 0
  const take = (Type, length, fill = () => 0) => {
    const array = new Type(memory.buffer, at, length)
    at = Math.ceil((at + array.byteLength) / 64) * 64
    for (let k = 0; k < length; k++) array[k] = fill(k)
    return array
  }
  return { memory, take }
}

let state = 1
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 4_294_967_296
}

/** A year into a run: nine in ten are aware, a fifth was active last week. */
function rowsOf(n, take) {
  const groups = Math.ceil(n / groupSize)
  const word = () => Math.floor(random() * 4_294_967_296) | 0
  const shared = {
    group: take(Int32Array, n, (k) => Math.floor(k / groupSize)),
    circle: take(Int32Array, n, () => Math.floor(random() * groups)),
    awareSince: take(Int16Array, n, () => (random() < 0.9 ? Math.floor(random() * 50) : -1)),
    active: take(Uint8Array, n, () => (random() < 0.2 ? 1 : 0)),
    habit: take(Float32Array, n, random),
    expected: take(Float32Array, n, random),
    skill: take(Float32Array, n, random),
    activeTies: take(Float32Array, n, random),
    stance: take(Float64Array, groups, () => random() * 2 - 1),
    found: take(Int32Array, 2),
    week: 52,
    poolMask: 0,
  }
  return {
    leaverRows: { a: word(), b: word(), hazard: 0.003, leavers: take(Int32Array, n), found: shared.found },
    awarenessRows: {
      ...shared,
      degree: take(Float32Array, n, () => 10 + Math.floor(random() * 20)),
      groupActive: take(Int32Array, groups, () => Math.floor(random() * groupSize)),
      circleActive: take(Int32Array, groups, () => Math.floor(random() * groupSize)),
      farActive: take(Int32Array, n, () => Math.floor(random() * 3)),
      a: word(),
      b: word(),
      launch: 0.99,
      wom: 0.05,
      casc: 0.02,
      animate: 0.1,
    },
    visitRows: {
      ...shared,
      openness: take(Float32Array, n, () => random() - 0.5),
      interest: take(Float32Array, n, random),
      overload: take(Float64Array, groups, random),
      focus: take(Uint8Array, n),
      here: 0,
      need: take(Uint8Array, n),
      visitors: take(Int32Array, n),
      flips: take(Int32Array, n),
      needA: word(),
      needB: word(),
      visitA: word(),
      visitB: word(),
      needRate: 0.4,
      common: -3,
      wh: 2,
      wv: 0.8,
      ws: 0.5,
      wm: 0.4,
      wq: 1,
      wn: 1,
      wo: 0.3,
      misfit: 0.4,
      tauN: 8,
    },
    forgettingRows: {
      ...shared,
      belonging: take(Float32Array, n, random),
      lastVisit: take(Int16Array, n, () => Math.floor(random() * 53) - 1),
      lastContribution: take(Int16Array, n, () => Math.floor(random() * 53) - 1),
      reputation: take(Float64Array, groups, random),
      keptHabit: 1,
      keptBelonging: 1,
      rep: 0.05,
      recent: 48,
      counts: take(Int32Array, 5),
      expectedSum: take(Float64Array, 4),
      belongingSum: take(Float64Array, 4),
      coreSkillSum: take(Float64Array, 4),
    },
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]

/** ns per row of one batch. Lists start empty each time; nothing decays, so the last batch costs what the first did. */
function batch(kernel, rows, n, times) {
  const begin = performance.now()
  for (let k = 0; k < times; k++) {
    if (rows.found !== undefined) rows.found.fill(0)
    kernel(0, n, rows)
  }
  return ((performance.now() - begin) * 1e6) / (n * times)
}

const table = []
for (const n of sizes) {
  const { memory, take } = arena(n * 200 + 65_536)
  const rows = rowsOf(n, take)
  const compiled = bindKernels(memory)
  const times = Math.max(1, Math.floor(400_000 / n))
  for (const name of Object.keys(plainKernels).filter((kernel) => rows[kernel] !== undefined)) {
    const best = { plain: Infinity, compiled: Infinity }
    for (let round = 0; round < 3; round++) {
      const found = { plain: [], compiled: [] }
      for (let k = 0; k < 25; k++) {
        found.plain.push(batch(plainKernels[name], rows[name], n, times))
        if (compiled !== undefined) found.compiled.push(batch(compiled[name], rows[name], n, times))
      }
      best.plain = Math.min(best.plain, median(found.plain))
      best.compiled = Math.min(best.compiled, median(found.compiled))
    }
    table.push({ name, n, ...best })
  }
}
console.log('kernel             rows   plain ns/row   compiled ns/row   plain / compiled')
for (const { name, n, plain, compiled } of table.toSorted((a, b) => b.compiled - a.compiled))
  console.log(
    `${name.padEnd(14)} ${String(n).padStart(8)} ${plain.toFixed(2).padStart(14)} ${compiled.toFixed(2).padStart(17)} ${(plain / compiled).toFixed(2).padStart(18)}`,
  )
