// Writes docs/sample, a complete report. `npm run sample`; with `--run` it first makes the results anew that it is made from (some minutes).
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../packages/tui/bin/fishbowl.mjs', import.meta.url))
const sample = fileURLToPath(new URL('../docs/sample', import.meta.url))

/** The results of the sample, each with the command that makes it. */
const results = {
  comparison: 'compare technology-led professional-aligned --replicates 50',
  explanation: 'explain technology-led professional-aligned --replicates 50',
  sensitivity: 'sensitivity professional-aligned --against technology-led --replicates 4 --points 512',
  advice: 'advise technology-led --goal netValue',
} as const

const folder = mkdtempSync(join(tmpdir(), 'fishbowl-sample-'))
const fishbowl = (...words: readonly string[]): string =>
  execFileSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

try {
  const files = Object.keys(results).map((name) => `${name}.json`)
  if (process.argv.includes('--run'))
    for (const [name, command] of Object.entries(results))
      writeFileSync(join(folder, `${name}.json`), fishbowl(...command.split(' '), '--json'))
  else for (const file of files) cpSync(join(sample, 'sources', file), join(folder, file))
  const formats = ['--format', 'html,md,svg,csv', '--brief']
  process.stdout.write(fishbowl('report', ...files, '-o', 'sample', ...formats))
  rmSync(sample, { recursive: true, force: true })
  cpSync(join(folder, 'sample'), sample, { recursive: true })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
