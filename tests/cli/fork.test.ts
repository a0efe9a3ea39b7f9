import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { valueAt } from '@fishbowl/core'
import { readForkFile, writeForkFile } from '@fishbowl/lab'
import { modelVersion, runUntil, simulate } from '@fishbowl/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Json, openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)

const words = (line: string): readonly string[] => [...line.split(' '), '--threads', '1', '--quiet']
const fishbowl = (line: string, ...more: readonly string[]) => folder.fishbowl([...words(line), ...more])

/** The document of a command that must go well. */
async function told(line: string, ...more: readonly string[]): Promise<Json> {
  const { code, stdout, stderr } = await fishbowl(`${line} --json`, ...more)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout)
}

type Arm = {
  readonly id: string
  readonly digest: string
  readonly weeks: Readonly<Record<string, readonly number[]>>
}
const armsOf = (document: Json): readonly Arm[] => document['arms'] as readonly Arm[]
const armOf = async (line: string, ...more: readonly string[]): Promise<Arm> => {
  const [arm] = armsOf(await told(line, ...more))
  if (arm === undefined) throw new Error(`no arm: ${line}`)
  return arm
}

beforeAll(async () => {
  // what a fork of cut.yaml at week 12 is: its file, with the change dated to that week
  const cut = readFileSync(join(folder.path, 'cut.yaml'), 'utf8')
  folder.write(
    'later.yaml',
    cut.replace(
      /(says: budget cut.*) }\]/,
      '$1 }, { week: 12, alignment: incidental, staffing: { team: [{ seniority: senior }] } }]',
    ),
  )
  const { code, stderr } = await fishbowl('run cut.yaml --replicates 5 --until 12 --save cut.fbs')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

const sets = ['--set', 'alignment=incidental', '--set', 'staffing.team=[{ seniority: senior }]']

/** A guild beside the first space, in the words of a file. */
const spaces = (interventions: string): string =>
  `spaces: { guild: { community: { audience: { share: 0.5 } }, interventions: [${interventions}] } }\n`

describe('a run that was stopped and saved', () => {
  test('ends as if it had never stopped, on one thread and on two', async () => {
    const [whole, continued, other] = await Promise.all([
      told('run cut.yaml --replicates 5'),
      told('run --from cut.fbs'),
      folder.fishbowl('run --from cut.fbs --json --quiet --threads 2'),
    ])
    const [arm] = armsOf(whole)
    expect(armsOf(continued)).toEqual(
      [{ ...arm, files: undefined }].map((one) => parsed(JSON.stringify(one))),
    )
    expect(parsed(other.stdout)).toEqual(continued)
    expect(continued['notes']).toContainEqual(
      'Weeks 0 to 11 are read from "cut.fbs" byte for byte; nothing changes, so the runs end as if they had never stopped.',
    )
  })

  test('under another policy ends as the file that dates the policy to that week, and shares its past', async () => {
    const [dated, base, forked] = await Promise.all([
      armOf('run later.yaml --replicates 5'),
      armOf('run cut.yaml --replicates 5'),
      armOf('run --from cut.fbs', ...sets),
    ])
    expect(forked.digest).toBe(dated.digest)
    expect(forked.weeks).toEqual(dated.weeks)
    for (const [column, means] of Object.entries(forked.weeks)) {
      expect(means).toHaveLength(30)
      expect(means.slice(0, 12), column).toEqual(base.weeks[column]?.slice(0, 12))
    }
    expect(forked.weeks['cmCost']).not.toEqual(base.weeks['cmCost'])
  })

  test('says what is shared, what changes from when on, and what of the file no longer holds', async () => {
    const { stdout } = await fishbowl('run --from cut.fbs', ...sets)
    const flat = stdout.replace(/\n/g, ' ')
    expect(flat).toContain('Weeks 0 to 11 are shared byte for byte with the runs saved in "cut.fbs"')
    expect(stdout).toContain('From week 12 on:\n  + policies.alignment: incidental\n')
    expect(flat).toContain('The scenario itself changes staffing.team in week 20; the fork stands over it.')
    expect(stdout).toMatch(/^digest [0-9a-f]{12} cut$/m)
    expect(stdout).toContain(
      "again: fishbowl run --from cut.fbs --set alignment=incidental --set 'staffing.team=[{ seniority: senior }]'\n",
    )
  })

  test('takes its past from the file and does not run it again', async () => {
    const saved = readForkFile(readFileSync(join(folder.path, 'cut.fbs')), modelVersion)
    // the same people with the same luck, whose past was another one
    const scenario = { ...saved.scenario, policies: { mandate: true } }
    const states = saved.states.map((_, replicate) => runUntil({ scenario, replicate }, saved.week))
    writeFileSync(join(folder.path, 'other.fbs'), writeForkFile({ ...saved, states }).bytes)
    const { weeks } = await armOf('run --from other.fbs')
    const histories = states.map((_, replicate) => simulate({ scenario, replicate }))
    for (let week = 0; week < saved.week; week++) {
      const sum = histories.reduce((all, history) => all + valueAt(history, 'visitors', week), 0)
      expect(weeks['visitors']?.[week]).toBeCloseTo(sum / states.length, 9)
    }
  })

  test('can be stopped again under the new policy, and changed once more', async () => {
    await told('run --from cut.fbs --set mandate=true --until 21 --save again.fbs')
    const twice = await told('run --from again.fbs --set mandate=false')
    folder.write(
      'twice.yaml',
      readFileSync(join(folder.path, 'cut.yaml'), 'utf8').replace(
        / }\]\n/,
        ' }, { week: 12, mandate: true }, { week: 21, mandate: false }]\n',
      ),
    )
    expect(armsOf(twice)[0]?.digest).toBe(armsOf(await told('run twice.yaml --replicates 5'))[0]?.digest)
  })

  test('under a policy of one of its spaces ends as the file that dates it there', async () => {
    folder.write('two.yaml', small('two', spaces('')))
    folder.write('dated.yaml', small('two', spaces('{ week: 9, mandate: true }')))
    await told('run two.yaml --replicates 2 --until 9 --save two.fbs')
    const [forked, dated] = await Promise.all([
      armOf('run --from two.fbs --set spaces.guild.mandate=true'),
      armOf('run dated.yaml --replicates 2'),
    ])
    expect(forked.digest).toBe(dated.digest)
    expect(forked.weeks).toEqual(dated.weeks)
  })

  test('keeps its length and its seed', async () => {
    await told('run cut.yaml --replicates 2 --weeks 15 --seed luck --until 14 --save short.fbs')
    const [continued, whole] = await Promise.all([
      told('run --from short.fbs'),
      told('run cut.yaml --replicates 2 --weeks 15 --seed luck'),
    ])
    expect(continued).toMatchObject({ seed: 'luck', horizon: 15, replicates: 2 })
    expect(armsOf(continued)[0]?.digest).toBe(armsOf(whole)[0]?.digest)
  })

  test('says what it wrote and how to go on', async () => {
    const { stdout } = await fishbowl('run bare.yaml --replicates 2 --until 3 --save told.fbs')
    expect(stdout).toMatch(
      /^Wrote "told\.fbs", 0\.\d MB: 2 replicates of bare, stopped before week 3 of 30\.$/m,
    )
    expect(stdout).toMatch(/^digest [0-9a-f]{12} bare, weeks 0 to 2$/m)
    expect(stdout).toContain('next: fishbowl compare --from told.fbs --set alignment=integrated\n')
  })
})

describe('a fork against no fork', () => {
  test('is a paired comparison whose arms are the runs of the two scenarios', async () => {
    const [document, fork, base] = await Promise.all([
      told('compare --from cut.fbs --set mandate=true --measure netValue'),
      told('run --from cut.fbs --set mandate=true --measure netValue'),
      told('run cut.yaml --replicates 5 --measure netValue'),
    ])
    const [kept, forked] = armsOf(document)
    expect(document).toMatchObject({ kind: 'comparison', baseline: 'cut', replicates: 5 })
    expect(kept?.digest).toBe(armsOf(base)[0]?.digest)
    expect(forked?.id).toBe('cut-fork')
    expect(forked?.weeks).toEqual(armsOf(fork)[0]?.weeks)
    const [pair] = document['pairs'] as readonly {
      readonly delta: Readonly<Record<string, readonly number[]>>
    }[]
    expect(pair?.delta['middle']?.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 0))
    expect(pair?.delta['middle']?.[12]).not.toBe(0)
  })
})
