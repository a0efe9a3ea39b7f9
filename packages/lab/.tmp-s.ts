import { mkdtempSync } from 'node:fs'
import { throughCity } from '/work/main/tests/lab/fault-city.ts'
import { toyPlan, plainly, plainDigest } from '/work/main/tests/lab/study-toy.ts'
const plan = toyPlan([20, 25, 30], { replicates: 8 })
const runs = new Map(Array.from(plainly(plan), (done) => [done.key, done] as const))
const d = mkdtempSync('/dev/shm/c-')
for (let s = 0; s < 4; s++) try { const r = await throughCity(s, {plan, runs, path:(n)=>d+'/'+n, sabotage: { board: (board) => ({ ...board, look: async (id) => { const e = await board.look(id); return e.kind === 'refused' ? { kind: 'open' } : e } }) }}); console.log(s, r.digest, r.done, r.failed) } catch (e) { console.log(s, (e as Error).stack?.slice(0,900)) }
