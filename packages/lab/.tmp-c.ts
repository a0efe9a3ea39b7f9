import { mkdtempSync } from 'node:fs'
import { throughCity } from '/work/main/tests/lab/fault-city.ts'
import { toyPlan, plainly, plainDigest } from '/work/main/tests/lab/study-toy.ts'
const plan = toyPlan([20, 25, 30], { replicates: 8 })
const runs = new Map(Array.from(plainly(plan), (done) => [done.key, done] as const))
const d = mkdtempSync('/dev/shm/c-')
console.log(plainDigest(runs.values()))
for (let s = 0; s < Number(process.argv[2] ?? 3); s++) { const t=Date.now(); try { const r = await throughCity(s, {plan, runs, path:(n)=>d+'/'+n}); console.log(s, r.digest, r.done, r.failed, JSON.stringify(r.events), Date.now()-t) } catch (e) { console.log(s, (e as Error).stack?.slice(0,400), Date.now()-t) } }
