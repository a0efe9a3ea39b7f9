import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { dice } from '../support/dice.ts'
import { doneIn, integrityOf, smallStudy, start, studyFolder } from './study-folder.ts'

type Runs = { readonly done: number; readonly made: number; readonly planned: number }

/** Runs that take some milliseconds each, at four points: more of them the more often they are killed, or the last kills would come too late. */
const perKill = 20
const studyOf = (kills: number): string =>
  smallStudy(perKill * kills, 'weeks: 104\n').replace('[100, 150]', '[1500, 2000]')

/**
 * Kills `study run` (SIGKILL) as often as asked, each time at a random moment of its start, its planning or its runs, and lets it come to
 * its end: the digest is that of a study that nobody touched, and nothing that was durable was made again.
 */
export async function surviveKills(kills: number, seed: number): Promise<void> {
  const study = studyOf(kills)
  const planned = 4 * perKill * kills
  const undisturbed = studyFolder(study)
  const { digest } = await undisturbed.run()
  const folder = studyFolder(study)
  const file = folder.at('study.sqlite')
  const roll = dice(seed)
  let before = 0
  for (let kill = 0; kill < kills; kill++) {
    const { child, ended } = start(folder, 'study', 'run', 'study.yaml', '--quiet')
    await wait(300 + roll(900))
    child.kill('SIGKILL')
    await ended
    let done = 0
    try {
      done = doneIn(file)
      expect(integrityOf(file)).toBe('ok')
    } catch (error) {
      // Killed before the first commit: there is a file, and nothing in it.
      expect(before, String(error)).toBe(0)
    }
    expect(done).toBeGreaterThanOrEqual(before)
    before = done
  }
  const last = await folder.run()
  expect(last['digest']).toBe(digest)
  expect(last['runs']).toMatchObject({
    done: planned,
    missing: 0,
    made: planned - before,
  } satisfies Partial<Runs> & { missing: number })
  expect((await folder.run())['runs']).toMatchObject({ made: 0 })
}
