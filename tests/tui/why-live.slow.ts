import { afterAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { openServices } from '../../packages/tui/src/live-services.ts'
import { entryOfOpened } from '../../packages/tui/src/opened-entry.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { openScenario } from '../../packages/tui/src/scenarios.ts'
import type { Explanation, WhyProgress } from '../../packages/tui/src/screens/why/services.ts'
import { openFolder, parsed } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { collected } from './support/explained.ts'
import { shows } from './support/screens.ts'

const folder = openFolder()
afterAll(folder.clean)

const outside = openOutside()
const services = await openServices(outside, { seed: undefined, threads: 2 })
const opened = (name: string): Entry => entryOfOpened(openScenario(`${folder.path}/${name}`, outside))
const library = (id: string): Entry => {
  const entry = services.library.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`there is no ${id}`)
  return entry
}

const measure = 'weeklyActive'

/** Numbers as JSON has them. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (one instanceof Float64Array ? Array.from(one) : one)),
  )

async function found(first: Entry, second: Entry, replicates?: number): Promise<Explanation> {
  const { signal } = new AbortController()
  const asked = { measure, signal, ...(replicates === undefined ? {} : { replicates }) } as const
  const last = (await collected(services.why.explain([first, second], asked))).at(-1)
  if (last === undefined) throw new Error('nothing was found')
  return last.found
}

describe('the explanation on the screen', () => {
  test('is that of `fishbowl explain`: plan, levers, gains, mechanisms, members and digests to the last digit', async () => {
    const [{ stdout }, whole] = await Promise.all([
      folder.fishbowl('explain bare.yaml staffed.yaml --json'),
      found(opened('bare.yaml'), opened('staffed.yaml')),
    ])
    const document = parsed(stdout) as {
      readonly arms: readonly { readonly digest: string }[]
      readonly levers: readonly { readonly id: string; readonly gain: unknown; readonly values: unknown }[]
      readonly stories: { readonly fates: unknown; readonly members: readonly object[] }
      readonly [key: string]: unknown
    }
    const { attribution, ablations, stories, digests, notes } = whole
    if (attribution === undefined || stories === undefined || 'why' in stories) throw new Error('not whole')
    expect(whole.replicates).toBe(40)
    expect(plain(attribution.total)).toEqual(document['total'])
    expect(plain(attribution.together)).toEqual(document['together'])
    expect(plain(attribution.totals)).toEqual(document['totals'])
    expect(
      attribution.levers.map(({ lever: { id }, gain, alone, last, values }) =>
        plain({ id, gain, alone, last, values }),
      ),
    ).toEqual(
      document.levers.map(({ id, gain, values, ...rest }) =>
        expect.objectContaining({ ...pick(rest, ['alone', 'last']), id, gain, values }),
      ),
    )
    expect(plain(ablations)).toEqual(document['mechanisms'])
    expect(digests).toEqual(document.arms.map(({ digest }) => digest))
    expect(notes).toEqual(document['notes'])
    expect(plain(stories.fates)).toEqual(document.stories.fates)
    expect(plain(stories.members.map(({ lives: _lives, ...rest }) => rest))).toEqual(document.stories.members)
  })

  test('tells the levers while their runs are made, and ends with everything known', async () => {
    const { signal } = new AbortController()
    const stages: string[] = []
    const seen: WhyProgress[] = []
    for await (const step of services.why.explain([opened('bare.yaml'), opened('staffed.yaml')], {
      measure,
      replicates: 6,
      signal,
    })) {
      if (stages.at(-1) !== step.found.stage) stages.push(step.found.stage)
      seen.push(step)
    }
    expect(stages).toEqual(['levers', 'mechanisms', 'stories', 'done'])
    const early = seen.find(({ found: { attribution } }) => attribution !== undefined)
    expect(early?.found.attribution?.replicates).toEqual([0, 1])
    expect(seen.every(({ made, runs }) => made <= runs)).toBe(true)
    expect(seen.at(-1)).toMatchObject({ made: seen.at(-1)?.runs })
  })

  test('an abort ends it at once, leaves no thread busy, and the next one comes to the same numbers', async () => {
    const before = await found(opened('bare.yaml'), opened('staffed.yaml'), 3)
    const abort = new AbortController()
    let start = process.cpuUsage()
    const follow = async (): Promise<void> => {
      const pair = [library('technology-led'), library('professional-aligned')] as const
      for await (const { made } of services.why.explain(pair, { measure, signal: abort.signal })) {
        if (made < 4 || abort.signal.aborted) continue
        start = process.cpuUsage()
        abort.abort()
      }
    }
    await follow().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 600))
    // Time of the processor, since a test machine has other work too: what is left of the runs under way, and no run after them.
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(500)
    const after = await found(opened('bare.yaml'), opened('staffed.yaml'), 3)
    expect(after.digests).toEqual(before.digests)
    expect(after.attribution).toEqual(before.attribution)
  })

  test('scenarios that say the same need no run', async () => {
    const one = opened('bare.yaml')
    expect((await found(one, { ...one, id: 'bare-too' })).same).toBe(
      'Nothing differs between bare and bare-too: the model makes the same runs of both.',
    )
  })
})

const pick = (from: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))

test('in the program: keys answer while every thread works, x stops, and what is left goes on', async () => {
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--replicates', '20'],
    cwd: folder.path,
    env: { HOME: folder.path },
  })
  const { until, type, exit, screen } = terminal
  try {
    await until(shows('▸   professional-aligned'), 20_000)
    type(keys.enter)
    await until((lines) => shows('vs base')(lines) && !shows('/s')(lines), 50_000)
    type(keys.enter)
    await until(shows('what two levers give together'), 30_000)
    expect(screen().join('\n')).toMatch(/levers: \d+\/\d+ runs/)
    const waits: number[] = []
    for (const [key, row] of [
      ['j', 'alignment'],
      ['j', 'platform'],
      ['k', 'alignment'],
      ['k', 'staffing'],
      ['j', 'alignment'],
    ] as const) {
      const pressed = performance.now()
      type(key)
      await until(shows(` ▸ ${row} `))
      waits.push(performance.now() - pressed)
    }
    expect(screen().join('\n')).toMatch(/: \d+\/\d+ runs/)
    // 100 ms are promised (tests/tui/terminal-cost.long.ts); here the middle of five on a machine that has other work too
    expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(600)
    const stop = performance.now()
    type('x')
    await until((lines) => !/: \d+\/\d+ runs/.test(lines.join('\n')))
    expect(performance.now() - stop).toBeLessThan(1500)
    expect(screen().join('\n')).toMatch(/alignment +━/)
    type('R')
    await until(shows('mechanisms: '), 50_000)
    type('q')
    await until(shows('vs base'))
    type('qq')
    expect(await exit).toEqual({ code: 0, signal: null })
  } finally {
    await terminal.close()
  }
})
