import { cellWidth } from '@fishbowl/report'
import { afterEach, describe, expect, test } from 'vitest'
import { closeScreens, openScreens, type ScreenOptions, type Screens, shows } from './support/screens.ts'
import { smallServices } from './support/small-services.ts'
import { countsOf, type StudyWorld, smallStudies, studyRow } from './support/small-studies.ts'

afterEach(closeScreens)

const worldOf = (change: Partial<StudyWorld> = {}): StudyWorld => ({
  rows: [
    studyRow('bad.yaml', {
      title: '',
      question: '',
      points: undefined,
      replicates: undefined,
      standing: 'broken',
      why: 'bad.yaml:3:13: scenarios[0] names no scenario and no file ("nobody")\n    3 | scenarios: [nobody]\n      |             ^^^^^^\nhint: fishbowl scenarios list shows the ids',
    }),
    studyRow('done.yaml', { standing: 'done', counts: countsOf(30, 30) }),
    studyRow('fresh.yaml', { title: '社区 é 👩‍👩‍👧 how much?' }),
    studyRow('half.yaml', { standing: 'open', counts: countsOf(12, 30, 1) }),
    studyRow('torn.yaml', { standing: 'failures', counts: countsOf(28, 30, 2) }),
  ],
  ...change,
})

function open(world: StudyWorld, options: ScreenOptions = {}): Screens {
  return openScreens({ services: { ...smallServices(), studies: smallStudies(world) }, ...options })
}

const textOf = (screen: readonly string[]): string => screen.join('\n')

describe.each([
  [80, 24],
  [120, 36],
  [60, 18],
  [200, 60],
] as const)('in a window of %i x %i', (columns, rows) => {
  test.each(['braille', 'ascii'] as const)(
    'every part fits and says what it is, with %s',
    async (symbols) => {
      const screens = open(worldOf(), { columns, rows, look: { symbols } })
      const { type, until, quiet, raw } = screens
      const check = (screen: readonly string[]): void => {
        expect(screen).toHaveLength(rows)
        for (const line of screen) expect(cellWidth(line), line).toBeLessThanOrEqual(columns)
        expect(screen.at(-1)).toMatch(/^ \? help {2}.*q back$/)
      }
      await until(shows('8 scenarios'))
      const start = raw().length
      type('7')
      check(await until(shows('5 studies')))
      expect(textOf(await quiet())).toMatch(/bad\.yaml +broken/)
      type('j')
      await until(shows('The study of done.yaml'))
      type('\r')
      check(await until(shows('at the end (share), best first')))
      const points = textOf(await quiet())
      expect(points).toMatch(/[▸>] +1 +/)
      expect(points).toContain('point 1: staffing.team no CM, alignment claimed')
      type('l')
      check(await until(shows('No run has failed.')))
      type('p')
      check(await until(shows('about 1 s')))
      type('?')
      await until(shows('Keys here'))
      type('?q')
      check(await until(shows('5 studies')))
      // Only a byte below 0x80 is one byte in UTF-8; escape sequences are made of them.
      const written = raw().slice(start)
      if (symbols === 'ascii') expect(Buffer.byteLength(written)).toBe(written.length)
    },
  )
})

test('an empty folder says what to do, and n writes a study file that is selected', async () => {
  const { type, until } = open({ rows: [] })
  await until(shows('8 scenarios'))
  type('7')
  const screen = textOf(await until(shows('No study is in this folder yet')))
  expect(screen).toContain('n writes a small study file')
  expect(screen).toContain('fishbowl study --help')
  type('n')
  await until(shows('name of the study file'))
  type('sizes\r')
  const written = textOf(await until(shows('wrote sizes.yaml')))
  expect(written).toMatch(/▸ sizes\.yaml .* not started/)
})

describe('a study that runs here', () => {
  test('is drawn four times a second at most, goes on behind other screens, and is stopped by x', async () => {
    const world = worldOf({ delay: 60 })
    const { type, until, raw } = open(world)
    await until(shows('8 scenarios'))
    type('7')
    await until(shows('5 studies'))
    type('jj')
    await until(shows('社区'))
    const before = raw().length
    const began = performance.now()
    type('R')
    await until(shows('running, '))
    type('1')
    await until(shows('study fresh.yaml'))
    type('7')
    await until((screen) => /fresh\.yaml .* ([5-9]|1\d)\/30 +running/.test(textOf(screen)))
    type('x')
    await until(shows('what is made is kept'))
    await until((screen) => /fresh\.yaml .*interrupted/.test(textOf(screen)))
    const frames = raw().slice(before).split('\u001B[?2026h').length - 1
    // the keys and the two ends come on top
    expect(frames).toBeLessThanOrEqual(((performance.now() - began) / 1000) * 6 + 14)
  })

  test('asks first where it takes long, and runs after a yes', async () => {
    const { type, until } = open(
      worldOf({ forecast: { seconds: 300, words: 'about 5 min, 4.7 MB on the disk' } }),
    )
    await until(shows('8 scenarios'))
    type('7')
    await until(shows('5 studies'))
    type('jjR')
    await until(shows('run fresh.yaml? about 5 min, 4.7 MB on the disk'))
    type('n')
    expect(textOf(await until(shows('5 studies')))).toContain('not started')
    type('R')
    await until(shows('y yes, n no'))
    type('y')
    await until((screen) => /fresh\.yaml .* 30\/30 +done/.test(textOf(screen)))
  })

  test('is refused over its caps, with the way out', async () => {
    const over = 'the study would take about 9 days, and most.hours is 24; take fewer points'
    const { type, until } = open(worldOf({ forecast: { seconds: 1e6, over } }))
    await until(shows('8 scenarios'))
    type('7')
    await until(shows('5 studies'))
    type('jjR')
    const screen = textOf(await until(shows('most.hours is 24')))
    expect(screen).toMatch(/fresh\.yaml .* not started/)
  })

  test('tells why nothing can be made', async () => {
    const { type, until } = open(worldOf({ refuses: '"fresh.sqlite": another process writes to it' }))
    await until(shows('8 scenarios'))
    type('7')
    await until(shows('5 studies'))
    type('jjR')
    await until(shows('another process writes to it'))
  })
})

test('a study that another process runs is followed; nothing is written while nothing changes', async () => {
  const far = studyRow('far.yaml', { standing: 'elsewhere', counts: countsOf(3, 30) })
  const world: StudyWorld = { rows: [far] }
  const { type, until, quiet, raw } = open(world)
  await until(shows('8 scenarios'))
  type('7')
  await until(shows('running elsewhere'))
  await quiet()
  const looks = world.glances ?? 0
  const before = raw().length
  while ((world.glances ?? 0) < looks + 2) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(raw().length).toBe(before)
  world.rows = [{ ...far, counts: countsOf(21, 30) }]
  await until(shows('21/30'))
  type('\r')
  await until(shows('best first'))
  world.rows = [{ ...far, counts: countsOf(30, 30), standing: 'done' }]
  await until(shows('30/30 runs · done'))
  await quiet()
  const last = world.glances ?? 0
  await new Promise((resolve) => setTimeout(resolve, 1300))
  expect(world.glances).toBe(last)
})

test('the screen reader hears the study, its runs and the best point, and nothing while it runs', async () => {
  const { type, until, raw } = open(worldOf({ delay: 20 }), { screenReader: true })
  await until(shows('Library.'))
  type('7')
  await until(shows('Studies. 1 of 5: bad.yaml. 0 runs, broken: scenarios[0] names no scenario'))
  type('j')
  await until(shows('2 of 5: done.yaml. 30/30 runs, done.'))
  type('\r')
  const screen = textOf(await until(shows('1 of 3 points by weekly active')))
  expect(screen).toMatch(/Point 1, staffing\.team no CM, alignment claimed: 50/)
  type('l')
  await until(shows('Log: no run has failed.'))
  type('qj')
  await until(shows('3 of 5: fresh.yaml'))
  type('R')
  await until(shows('running here'))
  const before = raw().length
  await until(shows('30/30 runs, done'))
  expect(raw().slice(before)).not.toMatch(/[1-9]\/30 runs, running/)
})
