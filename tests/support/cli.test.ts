import { accessSync, constants } from 'node:fs'
import { expect, test } from 'vitest'
import { bin, runCli } from './cli.ts'

/** Makes node report another version of itself. */
const pretend = (version: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )}`

test.each(['20.20.2', '22.23.0', '24.14.9'])(
  'on node %s the command says in one line what it needs',
  async (version) => {
    const { code, stdout, stderr } = await runCli([], { env: { NODE_OPTIONS: pretend(version) } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^fishbowl needs node 24\\.15 or newer \\(this is ${version}\\).*\\n$`))
  },
)

test('the command can be started as a file', () => {
  expect(() => accessSync(bin, constants.X_OK)).not.toThrow()
})
