// Runs the programs of examples/ and writes what they print into their pages: `npm run examples`, after a build.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renewedReadme } from './examples/readme.ts'

for (const name of globSync('examples/*/README.md', { cwd: new URL('..', import.meta.url) })) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url))
  const page = readFileSync(path, 'utf8')
  const made = renewedReadme(page, dirname(path))
  if (made !== page) writeFileSync(path, made)
  process.stdout.write(`${name}: ${made === page ? 'as it was' : 'renewed'}\n`)
}
