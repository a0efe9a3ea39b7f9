import { describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

const story = ['story', 'one-cm', '--member', '3', '--weeks', '20']
const documentOf = async (...more: readonly string[]): Promise<unknown> =>
  JSON.parse((await runCli([...story, '--json', ...more])).stdout) as unknown

describe('the language', () => {
  test('is the one that is asked for, by option or environment; the option wins', async () => {
    const [french, byEnvironment, english] = await Promise.all([
      runCli([...story, '--language', 'fr']),
      runCli(story, { env: { FISHBOWL_LANGUAGE: 'fr' } }),
      runCli([...story, '--language', 'en'], { env: { FISHBOWL_LANGUAGE: 'fr' } }),
    ])
    expect(french.stdout).toContain('disposition à venir')
    expect(byEnvironment).toEqual(french)
    expect(english.stdout).toContain('openness to visiting')
  })

  test('is never that of the system', async () => {
    const env = { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', LANGUAGE: 'fr' }
    const [plain, located] = await Promise.all([runCli(story), runCli(story, { env })])
    expect(located).toEqual(plain)
  })

  test('changes no key and no number of a document', async () => {
    expect(await documentOf('--language', 'fr')).toEqual(await documentOf())
  })

  test.each([
    [['--language', 'de'], {}, '--language must be one of: en, fr (got "de")'],
    [[], { FISHBOWL_LANGUAGE: 'de' }, 'FISHBOWL_LANGUAGE must be one of: en, fr (got "de")'],
  ])('%j with %j is refused', async (options, env, message) => {
    const { code, stdout, stderr } = await runCli([...story, ...options], { env })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('costs help and versions next to nothing: no message but those of the help is loaded', async () => {
    const hooks = `import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context) } })`
    const env = {
      FISHBOWL_LANGUAGE: 'fr',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hooks)}`,
    }
    for (const option of ['--help', '--version']) {
      const { stderr } = await runCli([option], { env })
      expect(stderr).toContain('/cli.js')
      expect(stderr).not.toMatch(/intl-messageformat|locales\/(?!fr\.json)/)
    }
  })
})
