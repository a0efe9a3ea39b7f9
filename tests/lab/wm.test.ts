import { inProcess } from '@fishbowl/sim'
import { expect, it } from 'vitest'
import { smallSession } from '../support/session.ts'
import { startedRecord, revealing, advanced, submitted, codeOf, submissionOf, grouped, leaderboardOf, sessionDebrief, readRecord, recordText, misfitOf } from '@fishbowl/lab/workshop'
it('goes', async () => {
  const s = smallSession()
  console.log(s.digest, s.arms[1]?.scenario.assumptions.b0)
  for await (const r of revealing(s, inProcess)) for (const x of r.reveals) console.log(x.step, x.digest, JSON.stringify(x.came))
  let r = startedRecord(s)
  r = advanced(s, r)
  const sub = submitted(s, r, { step: 'spike', team: 0, answer: { kind: 'choice', choice: 2, sure: 0.8 } })
  if (!sub.ok) throw new Error(sub.why)
  r = sub.record
  for (let i = 0; i < 4; i++) r = advanced(s, r)
  const x = { step: 'fly', team: 1, answer: { kind: 'round', round: 0, answer: 0, decision: { professionals: 1 }, prediction: { kind: 'direction', direction: 'up', sure: 0.65 } } } as const
  console.log(grouped(codeOf(s, x)), submissionOf(s, codeOf(s, x)))
  const y = submitted(s, r, x)
  console.log(JSON.stringify(y), r.at)
  if (y.ok) r = y.record
  for (let i = 0; i < 6; i++) r = advanced(s, r)
  console.log(misfitOf(s, r), readRecord(recordText(r)).ok)
  const g = sessionDebrief(s, r, inProcess)
  for (;;) { const n = await g.next(); if (n.done) { console.log(JSON.stringify(n.value.leaderboard), JSON.stringify(n.value.predictions)); break } }
})
