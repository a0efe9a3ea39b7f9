#!/usr/bin/env node
// Runs before anything else is loaded: the node version is checked in one plain line, and colour is
// decided before any library reads the environment (chalk ignores NO_COLOR).
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    `fishbowl needs node 24.15 or newer (this is ${process.versions.node}); inside the repository \`npx fishbowl\` uses the one it brings\n`,
  )
  process.exitCode = 1
} else {
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0'
  process.env.NODE_ENV ??= 'production'
  const { main } = await import('../dist/cli.js')
  await main(process.argv.slice(2))
}
