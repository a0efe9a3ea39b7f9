// The engine beside its C references, built where a compiler is, all run in turn: `npm run bench`, `npm run bench -- quick`.
// Worst first: ns per member-week, ratios, memory, creation in weeks, share of each phase. `-- write` keeps the result.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { createWorld } from '@fishbowl/sim'
import { scenarioFor } from './reference/arms.mjs'
import { measureAll } from './reference/measure.mjs'

const words = new Set(process.argv.slice(2))
const sizes = words.has('quick') ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]

/** Bytes of state and network of a world, without what a week overwrites. */
function stateBytes(members) {
  const world = createWorld({ scenario: scenarioFor('incidental, nobody', members, 1), replicate: 0 })
  const tables = [world.person, world.member, world.groups, world.pool, world.posts, world.network]
  const columns = tables.flatMap((table) => Object.values(table)).filter((value) => ArrayBuffer.isView(value))
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0) / members
}

const fixed = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '-')
const cells = (row, widths) =>
  row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')

function printTable(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)))
  for (const row of rows) console.log(cells(row, widths).trimEnd())
}

const header = [
  'ns per member-week',
  'members',
  'scalar C',
  'best C',
  'engine',
  'plain',
  'x scalar',
  'x best',
  'creation in weeks',
  'peak MB',
]

const rowOf = ({ arm, members, found }) => {
  const { scalar, best, engine, plain } = found
  const ns = [scalar, best, engine, plain].map((result) => fixed(result?.least))
  const ratios = [scalar, best].map((result) => fixed(engine.least / result?.least, 2))
  return [
    arm,
    String(members),
    ...ns,
    ...ratios,
    fixed(engine.create / engine.least),
    fixed(engine.rss / 1e6, 0),
  ]
}

/** Share of the time of each phase, the largest first, in per cent. */
function sharesOf(phases) {
  const all = Object.values(phases).reduce((sum, ns) => sum + ns, 0)
  return Object.entries(phases)
    .toSorted(([, a], [, b]) => b - a)
    .filter(([, ns]) => ns / all >= 0.02)
    .map(([name, ns]) => `${name} ${((100 * ns) / all).toFixed(0)}`)
    .join(', ')
}

const [cpu] = cpus()
const machine = {
  cpu: cpu?.model ?? 'unknown',
  threads: availableParallelism(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${process.platform} ${process.arch}`,
  node: process.versions.node,
}
const rows = measureAll(sizes)
console.log(Object.values(machine).join(', '))
printTable([header, ...rows.map(rowOf)])
console.log('\nshare of the phases in %, engine:')
for (const { arm, members, found } of rows)
  console.log(`${arm}, ${members}: ${sharesOf(found.engine.phases)}`)
const bytes = Object.fromEntries(sizes.map((members) => [members, stateBytes(members)]))
console.log(
  `\nstate and network, bytes a member: ${Object.values(bytes)
    .map((b) => fixed(b))
    .join(', ')}`,
)
if (words.has('write')) {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const name = `${machine.cpu}-node${machine.node}`.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-')
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine, bytes, rows }, null, 2)}\n`)
}
