import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { press } from '../../packages/tui/src/press.ts'
import { initialState, type State } from '../../packages/tui/src/state.ts'
import { messageLines } from '../../packages/tui/src/views/frame.ts'
import { testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { smallServices } from './support/small-services.ts'

const size = { columns: 80, rows: 24 }
const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const

const typed = (text: string): readonly string[] => text.split('')

test('the command of a draft runs in a shell as it is copied, whatever its title', () => {
  const title = `the team's "plan" for $HOME, \`id\` \\ 50 % # and café`
  let state: State = initialState(smallServices().library, { look, replicates: 1, options: [] })
  const keys = ['n', ...typed('one-cm'), 'enter', 'ctrl+u', ...typed(title), 'enter', '1', 'y']
  let copied = ''
  for (const key of keys) {
    const step = press(state, key === ' ' ? 'space' : key, size)
    state = step.state
    for (const effect of step.effects) if (effect.do === 'copy') copied = effect.text
  }
  expect(copied).toMatch(/^fishbowl compare one-cm '\{ fishbowl: 1, id: the-team-s-plan-for-home-/)
  const { path } = testFolder()
  const words = `fishbowl() { '${process.execPath}' '${bin}' "$@"; }\n${copied} --weeks 20 --json --quiet`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', words], {
    cwd: path,
    encoding: 'utf8',
    env: childEnvironment(),
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const { arms } = JSON.parse(stdout) as { readonly arms: readonly { readonly title: string }[] }
  expect(arms[1]?.title).toBe(title)
})

test('a long command is shown whole, and what cannot be shown is said to be left out', () => {
  const brush = brushOf(look)
  const command = `fishbowl compare one-cm '{ ${'policies: { training: 1 }, '.repeat(12)}}'`
  const lines = messageLines(command, 60, brush)
  expect(lines.map((line) => line.trim()).join(' ')).toBe(command)
  const endless = messageLines(command.repeat(9), 60, brush)
  expect(endless.length).toBeLessThan(10)
  expect(endless.at(-1)).toMatch(/…$/)
})
