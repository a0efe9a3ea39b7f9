// Runs every command that the pages show and writes what it prints into them. `npm run guide`, with paths after `--` for some pages only; `--list` runs nothing and tells what each page has; `--long` runs also the blocks that pages mark as long.
import { readFileSync, writeFileSync } from 'node:fs'
import { executePage } from './guide/execute.ts'
import { readPage } from './guide/page.ts'
import { pageFile, pages } from './guide/pages.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const words = process.argv.slice(2)
const asked = words.filter((word) => !word.startsWith('-'))
const unknown = asked.filter((name) => !pages().includes(name))
if (unknown.length > 0) throw new Error(`no page: ${unknown.join(', ')}; one of ${pages().join(', ')}`)

let failed = 0
for (const name of asked.length > 0 ? asked : pages()) {
  const file = pageFile(name)
  const page = readFileSync(file, 'utf8')
  if (words.includes('--list')) {
    const { steps, mistakes } = readPage(page)
    for (const { line, ...step } of steps)
      if (step.kind !== 'number')
        say(`${name}:${line} ${step.kind}${step.kind === 'not run' ? `: ${step.reason}` : ''}`)
    for (const mistake of mistakes) say(`${name}: ${mistake}`)
    continue
  }
  // oxlint-disable-next-line no-await-in-loop -- both processors belong to one page
  const { text, mistakes: found, took } = await executePage(page, words.includes('--long'))
  const isEdited = readFileSync(file, 'utf8') !== page
  const mistakes = isEdited ? [...found, 'edited while it ran, so nothing was written: run it again'] : found
  if (text !== page && !isEdited) writeFileSync(file, text)
  const seconds = took.reduce((sum, one) => sum + one.seconds, 0)
  say(`${name}: ${text === page ? 'as it was' : 'renewed'}, ${took.length} blocks in ${seconds.toFixed(1)} s`)
  for (const { line, script, seconds: each } of took)
    if (each > 15) say(`  line ${line}: ${each.toFixed(1)} s, ${script.split('\n')[0]}`)
  for (const mistake of mistakes) say(`  ${mistake}`)
  failed += mistakes.length
}
process.exitCode = failed === 0 ? 0 : 1
