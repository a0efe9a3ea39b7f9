import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadScenario, measured, readText, type Scenario, wordIssues } from '@fishbowl/core'
import { type Session, SessionFile, type SessionParts, sessionOf } from '@fishbowl/lab/workshop'
import { simulate } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'

/** The folder of the small session: two predict steps, two rounds of a flight, a discussion and a debrief. */
export const sessionFolder = fileURLToPath(new URL('./session/', import.meta.url))
export const sessionPath = `${sessionFolder}session.yaml`

const textOfFile = (name: string): string => readFileSync(`${sessionFolder}${name}`, 'utf8')

function scenario(name: string): Scenario {
  const load = loadScenario(
    { file: name, text: textOfFile(name) },
    { ids: [], read: (other) => ({ file: other, text: textOfFile(other) }) },
  )
  if (!load.ok) throw new Error(wordIssues(load.issues))
  return load.loaded.scenario
}

/** The file of the small session. */
export function smallFile(): SessionFile {
  const read = readText(textOfFile('session.yaml'), 'session.yaml', SessionFile)
  if (!read.ok) throw new Error(wordIssues(read.issues))
  return read.located.value
}

/** The small session, of 45 minutes unless told otherwise. */
export function smallSession(parts: Partial<SessionParts> = {}): Session {
  const file = parts.file ?? smallFile()
  const scenarios = new Map(
    Object.entries(file.scenarios).map(([id, named]) => [id, scenario(named.scenario)]),
  )
  return sessionOf({ file, scenarios, modelVersion, format: '45', ...parts })
}

/** By how much more people come with a team than without at the end of the first year of the small session: a mean over its runs. */
export function leadOfTeam({ arms, file }: Session): number {
  const [alone = Number.NaN, team = Number.NaN] = arms.map(({ scenario: own }) => {
    const levels = Array.from({ length: file.replicates }, (_, replicate) =>
      measured(simulate({ scenario: own, replicate }), 'weeklyActive', { from: 48, to: 51 }),
    )
    return levels.reduce((sum, level) => sum + level) / levels.length
  })
  return team - alone
}
