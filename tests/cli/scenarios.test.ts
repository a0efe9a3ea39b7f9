import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryIds } from '@fishbowl/core'
import { cellWidth } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { parsed, testFolder } from './folder.ts'

describe('fishbowl scenarios', () => {
  test('list shows every id of the library with its question', async () => {
    const { code, stdout } = await testFolder().fishbowl('scenarios list')
    expect(code).toBe(0)
    for (const id of libraryIds) expect(stdout).toMatch(new RegExp(`^${id} +\\S`, 'm'))
    expect(stdout.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([])
  })

  test('show prints the file as it stands after what it is about', async () => {
    const folder = testFolder()
    const text = readFileSync(join(folder.path, 'cut.yaml'), 'utf8')
    const { code, stdout } = await folder.fishbowl('scenarios show cut.yaml')
    expect(code).toBe(0)
    expect(stdout).toBe(`cut: cut in small\nWhat becomes of cut?\n\n${text}`)
  })

  test('show --json fills in every default', async () => {
    const { stdout } = await testFolder().fishbowl('scenarios show bare.yaml --json')
    expect(parsed(stdout)).toMatchObject({
      kind: 'scenario',
      id: 'bare',
      scenario: { horizon: 30, organisation: { members: 200, groupSize: 8 }, assumptions: { need: 1 } },
    })
  })

  test('diff prints exactly the lines that differ, from the base or from another one', async () => {
    const { fishbowl } = testFolder()
    const [base, none, other] = await Promise.all([
      fishbowl('scenarios diff budget-cut'),
      fishbowl('scenarios diff bare.yaml'),
      fishbowl('scenarios diff staffed.yaml cut.yaml'),
    ])
    expect(base.stdout).toMatch(/^\+ interventions: \[\{ week: 78, .*\n$/)
    // Without a base: what differs from the defaults.
    expect(none.stdout).toBe('+ horizon: 30\n+ organisation.members: 200\n')
    expect(other.stdout).toBe('+ interventions: [{ week: 20, says: budget cut, staffing: { team: [] } }]\n')
  })

  test('new writes a file that is valid, compares with its base and is never overwritten', async () => {
    const folder = testFolder()
    const made = await folder.fishbowl('scenarios new mine.yaml --base no-cm')
    expect(made).toEqual({
      code: 0,
      stdout: 'wrote mine.yaml\nnext: fishbowl compare no-cm mine.yaml\n',
      stderr: '',
    })
    const text = readFileSync(join(folder.path, 'mine.yaml'), 'utf8')
    expect((await folder.fishbowl('check mine.yaml')).code).toBe(0)
    const again = await folder.fishbowl('scenarios new mine.yaml')
    expect(again).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fishbowl: "mine.yaml" exists already; choose another name\n',
    })
    expect(readFileSync(join(folder.path, 'mine.yaml'), 'utf8')).toBe(text)
  })

  test('new adds the ending, and says what is wrong with a place', async () => {
    const folder = testFolder()
    await folder.fishbowl('scenarios new plan')
    expect(existsSync(join(folder.path, 'plan.yaml'))).toBe(true)
    expect(await folder.fishbowl('scenarios new missing/plan.yaml')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'fishbowl: cannot write "missing/plan.yaml": the folder does not exist\n',
    })
  })
})
