import { recipeTable, recipes } from '/work/main/packages/lab/src/recipes.ts'
import { openThreads } from '/work/main/packages/sim/src/threads.ts'
const t = openThreads(2)
const n = +(process.argv[2] ?? 20)
const t0 = performance.now()
const rows = await recipeTable(t.run, n)
for (const r of rows) console.log(r.id.padEnd(30), r.cells.map(c => `${c.column.scale===1000?c.mean.toFixed(0):c.mean.toFixed(3)}(${c.z.toFixed(1)}${c.within?'':'!!'})`).join(' '))
console.log((performance.now()-t0)/1000)
await t.close()
