#!/usr/bin/env node
// Runs before anything else is loaded: the node version and the build are checked in one plain line, and
// colour is decided before any library reads the environment (chalk ignores NO_COLOR).
import { existsSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const entry = new URL('../dist/cli.js', import.meta.url)
/** One line, and the end. */
const refuse = (line) => {
  process.stderr.write(`fishbowl ${line}\n`)
  process.exitCode = 1
}
if (major < 24 || (major === 24 && minor < 15))
  refuse(
    `needs node 24.15 or newer (this is ${process.versions.node}); inside the repository \`npx fishbowl\` uses the one it brings`,
  )
else if (!existsSync(entry))
  refuse('is not built yet (`npm ci --ignore-scripts` leaves that out): npm run build')
else {
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0'
  process.env.NODE_ENV ??= 'production'
  const { main } = await import(entry)
  await main(process.argv.slice(2))
}
