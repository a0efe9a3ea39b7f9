import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

const french = { env: { FISHBOWL_LANGUAGE: 'fr' } }

type Kept = {
  readonly arms: readonly { readonly title: string; readonly digest: string; readonly scenario: unknown }[]
}

const armsOf = ({ stdout }: { readonly stdout: string }): Kept['arms'] => (JSON.parse(stdout) as Kept).arms

test('scenarios of the library are told in French; their files, digests and kept titles stay as they are', async () => {
  const few = ['--replicates', '2', '--weeks', '30']
  const compare = ['compare', 'one-cm', 'two-cms', ...few]
  const spaces = ['run', 'portfolio', '--json', ...few]
  const [page, kept, english, some, someEnglish, list, show] = await Promise.all([
    runCli(compare, french),
    runCli([...compare, '--json'], french),
    runCli([...compare, '--json']),
    runCli(spaces, french),
    runCli(spaces),
    runCli(['scenarios', 'list'], french),
    runCli(['scenarios', 'show', 'budget-cut'], french),
  ])
  expect(page.stdout).toContain('Deux community managers')
  expect(page.stdout).toContain('Le deuxième community manager vaut-il son coût')
  expect(armsOf(kept)).toEqual(armsOf(english))
  expect(armsOf(kept).map(({ title }) => title)).toEqual(['One community manager', 'Two community managers'])
  expect(armsOf(some)).toEqual(armsOf(someEnglish))
  expect(list.stdout).toMatch(/^two-cms +Le deuxième/m)
  expect(show.stdout).toContain('budget-cut\u00A0: La coupe budgétaire après dix-huit mois')
  expect(show.stdout).not.toMatch(/What to look at|Source:/)
  // Below stands the file itself.
  expect(show.stdout).toContain('title: The budget cut after eighteen months')
})
