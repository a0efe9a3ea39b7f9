import type { z } from 'zod'
import { type People, readOrganisation } from './organisation-file.ts'
import type { ScenarioFile } from './scenario.ts'
import type { Issue } from './text/issue.ts'
import { valueAt } from './text/path.ts'
import type { Located } from './text/read.ts'
import { quote } from './text/safe.ts'

/** Gives the text of an organisation file, its path relative to the scenario file that names it; or why there is none. */
export type OrganisationReader = (
  name: string,
  from: string,
) => { readonly text: string } | { readonly why: string }

/** What is known around a scenario file: its name, the people of its base, and how to read more. */
type Around = {
  readonly file: string
  readonly base: People | undefined
  readonly read: OrganisationReader | undefined
}

/** The people of a scenario file, undefined where it has none; or what is wrong with the reference. */
type Found = { readonly people: People | undefined } | { readonly issue: Issue }

type File = Located<z.infer<typeof ScenarioFile>>

function readPeople(name: string, { issueAt }: File, { file, read }: Around): Found {
  const refuse = (why: string, hint?: string): Found => ({
    issue: issueAt(
      ['organisation', 'file'],
      'organisation-file',
      `organisation.file ${quote(name)}: ${why}`,
      hint,
    ),
  })
  const source = read?.(name, file) ?? { why: 'an organisation file cannot be read from here' }
  if ('why' in source) return refuse(source.why)
  const found = readOrganisation(source.text)
  return found.ok ? { people: found.people } : refuse(found.why, found.hint)
}

/** What a file says beside its people that they contradict; undefined when they agree. */
function contradiction({ raw, issueAt }: File, people: People): Issue | undefined {
  const count = people.manager.length
  const members = valueAt(raw, ['organisation', 'members'])
  if (typeof members === 'number' && members !== count) {
    const message = `organisation.members must be ${count}, the people of organisation.file (got ${members})`
    return issueAt(['organisation', 'members'], 'cross-check', message, 'leave members out; the file says it')
  }
  return undefined
}

/**
 * The people of a scenario file: of the organisation file it names, else those of its base. A number of members in the file
 * itself must be theirs; one that a base gave gives way.
 */
export function peopleIn(located: File, around: Around): Found {
  const name = located.value.organisation.file
  const found = name === undefined ? { people: around.base } : readPeople(name, located, around)
  if ('issue' in found || found.people === undefined) return found
  const issue = contradiction(located, found.people)
  return issue === undefined ? found : { issue }
}
