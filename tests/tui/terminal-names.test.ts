import { expect, test } from 'vitest'
import { small, testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'
import { sequence } from './support/sequences.ts'

test.skipIf(process.platform === 'win32')(
  'names of files and words of scenarios in the folder are shown, never obeyed',
  async () => {
    const folder = testFolder()
    const nasty = 'a\x1b]0;owned\x07b\x1b[2J\u202Ec'
    folder.write(`${nasty}.yaml`, small('named'))
    folder.write(`${nasty} broken.yaml`, `fishbowl: 1\ntitle: "\\e[2J\\a\\u202E"\n`)
    folder.write(
      'escaped.yaml',
      small('escaped').replace('escaped in small', '"\\e]0;owned\\a \\u2066 Escaped"'),
    )
    folder.write('hebrew.yaml', small('hebrew').replace('hebrew in small', 'שלום and 社区 é'))
    const terminal = openTerminal({
      command: process.execPath,
      args: [bin, '--threads', '1'],
      cwd: folder.path,
      columns: 120,
      rows: 36,
    })
    const { until, type, quiet, raw, exit } = terminal
    try {
      await until(shows('files of this folder'), 20_000)
      await until(shows('שלום'))
      type('g')
      await quiet()
      // each file selected, told about and, where it is a scenario, opened in the editor
      for (let file = 0; file < 7; file++) {
        for (const key of ['i', 'q', 'j']) {
          type(key)
          await quiet()
        }
      }
      type('y')
      await quiet()
      type(`/named${keys.enter}`)
      await until(shows('▸   named'))
      for (const key of ['2', 'o', '1']) {
        type(key)
        await quiet()
      }
      // in one chunk they would be alt and q
      type(keys.escape)
      await until(shows(' scenarios'))
      await quiet()
      type('q')
      await exit
      expect(raw()).not.toMatch(sequence('ESC\\]0|ESC\\[2J|CSI|[\\u202a-\\u202e\\u2066-\\u2069]'))
    } finally {
      await terminal.close()
    }
  },
)
