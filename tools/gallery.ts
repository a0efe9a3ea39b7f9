// Writes docs/gallery, every kind of figure of a report. `npm run gallery`; with `--run` it first makes the results anew that the figures are drawn from.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { galleryFiles, galleryResults, resultsFolder } from '../tests/support/gallery.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const program = fileURLToPath(new URL('../packages/tui/bin/fishbowl.mjs', import.meta.url))

/** What the command prints. */
const fishbowl = (command: string): string =>
  execFileSync(process.execPath, [program, ...command.split(' '), '--quiet'], {
    cwd: resultsFolder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

if (process.argv.includes('--run')) {
  const ledger = new URL('small-grid.sqlite', resultsFolder)
  rmSync(ledger, { force: true })
  fishbowl('study run small-grid.yaml')
  for (const [name, command] of Object.entries(galleryResults)) {
    writeFileSync(new URL(name, resultsFolder), fishbowl(command))
    say(`tests/report/golden/results/${name}`)
  }
  rmSync(ledger)
}

const folder = new URL('../docs/gallery/', import.meta.url)
mkdirSync(folder, { recursive: true })
const files = await galleryFiles()
for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(new URL(name, folder))
for (const [name, text] of files) {
  writeFileSync(new URL(name, folder), text)
  say(`docs/gallery/${name}, ${Math.ceil(text.length / 1000)} kB`)
}
