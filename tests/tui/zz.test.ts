import { appendFileSync } from 'node:fs'
import { test } from 'vitest'
import { bin } from '../support/cli.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'
test('stress', async () => {
  for (let i = 0; i < 14; i++) {
    const t = openTerminal({ command: process.execPath, args: [bin], cwd: '/tmp' })
    try { await t.until(shows('▸   professional-aligned'), 30_000) } catch (e) { appendFileSync('/tmp/fb/stress.log', String(e)) }
    t.type(keys.enter)
    await new Promise((r) => setTimeout(r, (i * 137) % 900))
    t.type(keys.enter)
    await new Promise((r) => setTimeout(r, (i * 391) % 4900))
    const n = performance.now()
    t.type('qqq')
    const e = await t.exit
    const text = t.screen().filter((l) => l !== '').join('|')
    appendFileSync('/tmp/fb/stress.log', `${i} ${JSON.stringify(e)} ${(performance.now() - n).toFixed(0)} ${text.slice(0, 300)}\n`)
    await t.close()
  }
}, 300_000)
