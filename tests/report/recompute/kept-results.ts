import { join } from 'node:path'
import { expect } from 'vitest'
import { openFolder } from '../../cli/folder.ts'

/** People of a run of the model itself; the last three weeks are held out. */
const counts = [31, 22, 19, 15, 13, 15, 12, 9, 11, 8, 9, 7, 8, 6, 7]

const dayOf = (week: number): string => new Date(Date.UTC(2025, 0, 6 + 7 * week)).toISOString().slice(0, 10)

const study = (id: string, design: string): string =>
  `fishbowlStudy: 1\nid: ${id}\ntitle: Staff in small\nquestion: Does it pay?\nscenarios: [bare.yaml, staffed.yaml]\nmeasures: [weeklyActive, netValue]\nweeks: 8\nreplicates: 3\n${design}`

const grid = `design:
  kind: grid
  factors:
    staffing.team: [[], [{ seniority: professional }]]
    alignment: [incidental, integrated]
`

const weeks = '--weeks 12'

/** Results by the name of their file, and the command that says them with `--json`. */
const commands: Readonly<Record<string, string>> = {
  'run.json': 'run staffed.yaml --replicates 4',
  'comparison.json': `compare bare.yaml staffed.yaml --replicates 4 ${weeks}`,
  'explanation.json': `explain bare.yaml staffed.yaml --replicates 4 ${weeks}`,
  'two.json': `sensitivity staffed.yaml --against bare.yaml --assumptions b0,wv --points 8 ${weeks}`,
  'all-assumptions.json': `sensitivity staffed.yaml --against bare.yaml --points 8 --trajectories 3 ${weeks}`,
  'screened.json': `sensitivity staffed.yaml --against bare.yaml --assumptions b0,wv,wn --screen --trajectories 4 ${weeks}`,
  'level.json': `sensitivity staffed.yaml --assumptions b0,wv,wn --points 8 ${weeks}`,
  'advice.json': `advise bare.yaml --goal netValue --policies staffing --draws 4 --max-runs 300 ${weeks}`,
  'bound.json': `advise bare.yaml --goal weeklyActive>=0.2 --policies staffing --draws 4 --max-runs 300 ${weeks}`,
  'calibration.json': 'calibrate ours.yaml weekly.csv --assumptions b0,wn --max-runs 1000',
  'point.json': 'calibrate ours.yaml weekly.csv --assumptions b0,wn --max-runs 1000 --quick',
  'network.json': 'org network ours.yaml',
}

const studies: Readonly<Record<string, string>> = {
  grid: study('grid', grid).replace(', staffed.yaml', ''),
  list: study(
    'list',
    'design: { kind: list, points: [{ organisation.members: 60 }, { organisation.members: 90 }] }\n',
  ),
  random: study('random', 'design: { kind: latin-hypercube, points: 12, assumptions: [b0, wv] }\n'),
}

/** Results of every kind that a report is made from, made by the commands in a folder of their own. */
export async function keptResults() {
  const { write, fishbowl, path, clean } = openFolder()
  write(
    'ours.yaml',
    'fishbowl: 1\nid: ours\ntitle: Ours\norganisation: { members: 60 }\ncommunity: { everyoneAware: true }\nhorizon: 20\n',
  )
  const rows = counts.map((count, week) => `${dayOf(week)},${count},${Math.ceil(count / 4)}`)
  write('weekly.csv', ['week,active,posters', ...rows].join('\n'))
  const said = async (line: string): Promise<string> => {
    const { code, stdout, stderr } = await fishbowl(`${line} --threads 1 --quiet`)
    expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' })
    return stdout
  }
  for (const [name, line] of Object.entries(commands)) write(name, await said(`${line} --json`))
  for (const [name, text] of Object.entries(studies)) {
    write(`${name}.yaml`, text)
    await said(`study run ${name}.yaml`)
  }
  return { at: (name: string): string => join(path, name), clean }
}
