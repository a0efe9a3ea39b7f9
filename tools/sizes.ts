// Writes the table of sizes into docs/guide/install.md: makes a release, installs it in an empty folder from the cache of npm. `npm run sizes`.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRelease, npm } from './release/make.ts'
import { sizeTable } from './release/sizes.ts'

const guide = new URL('../docs/guide/install.md', import.meta.url)
const home = mkdtempSync(join(tmpdir(), 'fishbowl-sizes-'))
try {
  const packed = makeRelease(join(home, 'release'))
  cpSync(join(home, 'release'), join(home, 'installed'), { recursive: true })
  npm(['ci', '--prefer-offline', '--no-audit', '--no-fund'], join(home, 'installed'))
  const table = sizeTable(packed, join(home, 'installed', 'node_modules'))
  const old = readFileSync(guide, 'utf8')
  writeFileSync(
    guide,
    old.replace(/<!-- sizes -->[^]*<!-- \/sizes -->/, () => `<!-- sizes -->\n\n${table}\n\n<!-- /sizes -->`),
  )
  process.stdout.write(`${table}\n`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
