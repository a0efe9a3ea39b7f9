import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultScenario, loadRaw } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { afterAll, expect, test } from 'vitest'
import { bundled } from '../support/bundle.ts'
import { findChromium, openChromium, openPage } from '../support/chromium.ts'

const chromium = findChromium('the engine in a browser')
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-browser-'))
const browser = chromium === undefined ? undefined : await openChromium(chromium)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const digestOf = (values: Float64Array): string =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex')

/** What the numbers of a run come to in a page that runs `text`, which leaves them as the result of \`run()\`. */
async function inPage(text: string, alias: Readonly<Record<string, string>>): Promise<string> {
  if (browser === undefined) throw new Error('there is no browser')
  const { code, imports } = await bundled(text, alias)
  expect(imports).toEqual([])
  const html = `<!doctype html><meta charset="utf-8"><title>engine</title><script type="module">${code.replaceAll('</script', '<\\/script')}</script>`
  const { page, wrong } = await openPage(browser, { folder, text: html, options: {} })
  const values = await page.evaluate<number[]>(
    'new Promise((done) => { const look = () => globalThis.result === undefined ? setTimeout(look, 20) : done(Array.from(globalThis.result)); look() })',
  )
  expect(wrong).toEqual([])
  return digestOf(Float64Array.from(values))
}

test.skipIf(chromium === undefined)('a browser comes to the same bytes as node', async () => {
  const text = `import { defaultScenario } from '@fishbowl/core'
    import { simulate } from '@fishbowl/sim'
    globalThis.result = simulate({ scenario: defaultScenario, replicate: 3 }).values`
  expect(await inPage(text, {})).toBe(digestOf(simulate({ scenario: defaultScenario, replicate: 3 }).values))
})

test.skipIf(chromium === undefined)(
  'where a bundler is told of a stand-in for node:crypto, a browser reads scenarios too',
  async () => {
    const raw = { fishbowl: 1, organisation: { members: 500 }, horizon: 52 }
    const text = `import { loadRaw } from '@fishbowl/core'
    import { simulate } from '@fishbowl/sim'
    const load = loadRaw(${JSON.stringify(raw)}, 'page')
    globalThis.result = load.ok ? simulate({ scenario: load.loaded.scenario, replicate: 0 }).values : []`
    const load = loadRaw(raw, 'page')
    if (!load.ok) throw new Error('a mistake in the scenario')
    const stand = join(folder, 'no-crypto.js')
    writeFileSync(stand, "export const createHash = () => { throw new Error('there is no digest here') }")
    expect(await inPage(text, { 'node:crypto': stand })).toBe(
      digestOf(simulate({ scenario: load.loaded.scenario, replicate: 0 }).values),
    )
  },
)
