import { afterEach, expect, test } from 'vitest'
import { closeScreens, countOf, openScreens, shows } from './support/screens.ts'
import { smallServices } from './support/small-services.ts'

afterEach(closeScreens)

const escape = '\u001B'
const saveKey = '\u0013'

test('from the library to a saved draft: change, preview, file, and nothing written while nothing runs', async () => {
  const files = new Map<string, string>()
  const services = {
    ...smallServices(),
    save: (path: string, text: string) => {
      files.set(path, text)
      return { ok: true } as const
    },
  }
  const { type, until, quiet, raw } = openScreens({ services })
  await until(shows('professional-aligned'))
  type('j')
  type('e')
  await until(shows('the first change makes a draft of one-cm'))
  type('/')
  type('people trained')
  await until(shows('1 lever'))
  type('\r')
  type('\r')
  await until(shows('it stands at 0 %'))
  type('50 %')
  await until(shows('enter makes it 50 %'))
  type('\r')
  await until(shows('+ policies.training: 0.5'))
  const lines = await until(shows('intervals: 20 pairs'))
  expect(lines.join('\n')).toMatch(/weekly active [-+]?\d/)
  await quiet()
  const written = raw().length
  await quiet()
  await quiet()
  expect(raw().length).toBe(written)
  type(saveKey)
  await until(shows('save as one-cm-draft.yaml'))
  type('\r')
  await until(shows('saved: fishbowl check one-cm-draft.yaml'))
  expect(files.get('one-cm-draft.yaml')).toContain('\nextends: one-cm\npolicies:\n  training: 0.5\n')
  type('o')
  await until(shows('as a scenario file'))
  type(escape)
  await until(shows('saved as one-cm-draft.yaml'))
})

test('a text with a mistake comes back from the user\u2019s editor with its line, and goes there again as it was', async () => {
  const texts: string[] = []
  const given = [
    'fishbowl: 1\nextends: one-cm\npolicies: { training: 7 }\n',
    'fishbowl: 1\nextends: one-cm\npolicies: { training: 0.7 }\n',
  ]
  const services = {
    ...smallServices(),
    edit: async (text: string) => {
      texts.push(text)
      return given[texts.length - 1]
    },
  }
  const { type, until, raw } = openScreens({ services })
  await until(shows('professional-aligned'))
  type('je')
  await until(shows('the first change makes a draft'))
  type('E')
  await until(shows('one-cm.yaml:3:23: policies.training must be between 0 and 1 (got 7)'))
  type('y')
  await until(shows('+ policies.training: 0.7'))
  expect(texts).toEqual([expect.stringContaining('extends: one-cm'), given[0]])
  expect(countOf(`${escape}[?1049h`, raw())).toBe(3)
})

test('a scenario that is unsaved is asked about before the program ends', async () => {
  const { type, until } = openScreens()
  await until(shows('professional-aligned'))
  type('je+')
  await until(shows('one-cm-draft'))
  type('qq')
  await until(shows('quit? not saved: one-cm-draft'))
  type('n')
  await until((screen) => !shows('quit?')(screen))
})
