import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  advanced,
  codeOf,
  grouped,
  readRecord,
  recordText,
  type SessionRecord,
  type Submission,
  startedRecord,
} from '@fishbowl/lab/workshop'
import { speak } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../packages/tui/src/cli/failure.ts'
import { lookOf } from '../../packages/tui/src/cli/look.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { workshop } from '../../packages/tui/src/commands/workshop.ts'
import { type Outside, openOutside } from '../../packages/tui/src/outside.ts'
import { leadOfTeam, sessionFolder, smallSession } from '../support/session.ts'
import { type Folder, testFolder } from './folder.ts'

const session = smallSession()
const guess = (team: number, choice: number): Submission => ({
  step: 'spike',
  team,
  answer: { kind: 'choice', choice, sure: 0.8 },
})
const after = (presses: number, submissions: readonly Submission[] = []): SessionRecord =>
  Array.from({ length: presses }).reduce<SessionRecord>((record) => advanced(session, record), {
    ...startedRecord(session),
    submissions,
  })

const name = 'small-session-record.json'

/** A folder with the small session in it. */
function withSession(record?: SessionRecord): Folder {
  const folder = testFolder()
  for (const file of readdirSync(sessionFolder))
    copyFileSync(join(sessionFolder, file), join(folder.path, file))
  if (record !== undefined) folder.write(name, recordText(record))
  return folder
}
const kept = (folder: Folder, file = name): string => readFileSync(join(folder.path, file), 'utf8')
function recordIn(folder: Folder): SessionRecord {
  const read = readRecord(kept(folder))
  if (!read.ok) throw new Error('the record can be read')
  return read.record
}

const real = openOutside()
/** The world with pipes all around; `env` in the place of the environment. */
function piped(env: Readonly<Record<string, string>> = {}): Outside {
  const facts = { ...real.facts, inputIsTerminal: false, outputIsTerminal: false, env }
  return Object.create(real, { facts: { value: facts } }) as Outside
}

type Told = { readonly exit: string; readonly text: string; readonly hint?: string | undefined }

/** What `fishbowl workshop` says of the session of a folder, on long lines; a failure by its message. */
async function told(
  folder: Folder,
  given: { readonly [K in keyof Settings]: Settings[K] | undefined } = {},
  files: readonly string[] = [],
  outside: Outside = piped(),
): Promise<Told> {
  const settings = { minutes: '45', ...given } as Settings
  const look = { ...lookOf(outside.facts, settings), columns: 400 }
  const operands = ['session.yaml', ...files].map((file) => join(folder.path, file))
  const telling = { json: false, quiet: true, symbols: look.symbols }
  try {
    const { exit = 'done', lines } = await workshop({ operands, settings, look, telling, outside })
    return { exit, text: lines().join('\n') }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { exit: error.exit, text: error.message, hint: error.details.hint }
  }
}

describe('fishbowl workshop in a pipe', () => {
  test('tells where a session stands, in both languages, and writes nothing', async () => {
    const folder = withSession()
    const english = await told(folder)
    expect(english.exit).toBe('done')
    expect(english.text).toContain(`digest ${session.digest}, 45 minutes, 2 teams, 20 runs`)
    expect(english.text).toMatch(/not begun; the record will be ".*small-session-record.json"/)
    expect(english.text).toContain('step 1 of 6: Welcome, shown')
    expect(english.text).toMatch(/^4 Your turn +decide +15 +0 0 \/ 2$/m)
    expect(existsSync(join(folder.path, name))).toBe(false)
    speak('fr')
    const french = await told(folder).finally(() => speak('en'))
    expect(french.text).toContain('étape 1 sur 6\u00a0: Bienvenue')
  })

  test('says who is waited for', async () => {
    const { text } = await told(withSession(after(1, [guess(0, 2)])))
    expect(text).toMatch(/record ".*", 1 answer\n/)
    expect(text).toContain('step 2 of 6: After the launch, asked\nwaiting for Pike')
  })

  test('never tells what is hidden until the debrief', async () => {
    const { text } = await told(withSession(after(4, [guess(0, 2)])))
    expect(text).toContain('step 3 of 6: With a team, revealed')
    expect(text).not.toMatch(/sceptical|expect less|-5\.6/)
  })

  test('takes codes while they are asked for', async () => {
    const folder = withSession(after(1))
    const code = grouped(codeOf(session, guess(1, 2)))
    const { exit, text } = await told(folder, { code: [code] })
    expect(exit).toBe('done')
    expect(text).toContain(`${code}: taken, Pike, After the launch`)
    expect(recordIn(folder).submissions).toEqual([guess(1, 2)])
  })

  test('says what is wrong with other codes, takes the rest, and ends with 3', async () => {
    const folder = withSession(after(1, [guess(1, 2)]))
    const code = codeOf(session, guess(1, 2))
    const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const early = codeOf(session, { ...guess(0, 1), step: 'team' })
    const other = codeOf(smallSession({ teams: 5 }), guess(0, 1))
    const mixed = await told(folder, { code: [wrong, early, other, codeOf(session, guess(1, 0))] })
    expect(mixed.exit).toBe('unmet')
    const [mistyped, notYet, foreign, replaced] = mixed.text.split('\n')
    expect(mistyped).toMatch(/not taken\. A digit of this code is wrong/)
    expect(notYet).toMatch(/not taken\. This is not asked yet/)
    expect(foreign).toMatch(/not taken\. This code is of another session/)
    expect(replaced).toMatch(/in the place of an earlier answer, Pike/)
    expect(recordIn(folder).submissions).toEqual([guess(1, 0)])
  })

  test('collects the files of teams; twice is once', async () => {
    const folder = withSession(after(5, [guess(0, 1)]))
    folder.write('team-1.json', recordText(after(5, [guess(0, 2)])))
    folder.write('team-2.json', recordText(after(3, [guess(1, 2), { ...guess(1, 1), step: 'team' }])))
    const files = ['team-1.json', 'team-2.json']
    const first = await told(folder, { collect: true }, files)
    expect(first.exit).toBe('done')
    expect(first.text).toMatch(/team-1\.json": 0 answers taken, 1 there already, 0 refused/)
    expect(first.text).toMatch(/team-2\.json": 2 answers taken, 0 there already, 0 refused/)
    const before = kept(folder)
    expect((await told(folder, { collect: true }, files)).text).toMatch(/0 answers taken, 2 there already/)
    expect(kept(folder)).toBe(before)
  })

  test('takes nothing when one of the files is of another session, missing, or the record itself', async () => {
    const folder = withSession(after(1))
    folder.write('sound.json', recordText(after(1, [guess(1, 2)])))
    folder.write('strange.json', recordText({ ...after(1), session: 'aaaaaaaaaaaa' }))
    const before = kept(folder)
    const collect = (file: string): Promise<Told> => told(folder, { collect: true }, ['sound.json', file])
    expect(await collect('strange.json')).toMatchObject({
      exit: 'usage',
      text: expect.stringMatching(/its digest is aaaaaaaaaaaa, that of the session is [0-9a-f]{12}/),
    })
    expect(await collect('none.json')).toMatchObject({ exit: 'not-found' })
    expect(await collect(name)).toMatchObject({
      exit: 'usage',
      text: expect.stringMatching(/the record itself/),
    })
    expect(kept(folder)).toBe(before)
  })

  test('with --json says all there is to say as one document that holds its record', async () => {
    const folder = withSession(after(10, [guess(0, 2), guess(1, 0)]))
    const { code, stdout } = await folder.fishbowl('workshop session.yaml --minutes 45 --threads 1 --json')
    expect(code).toBe(0)
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      kind: 'session',
      schemaVersion: 1,
      digest: session.digest,
      title: 'The launch spike',
      again: 'fishbowl workshop session.yaml --minutes 45 --json',
      debrief: { kind: 'session-debrief', leaderboard: { rounds: 2 } },
    })
    expect(document.debrief.record).toEqual(recordIn(folder))
    expect(document.debrief.predictions[0].brier).toBeCloseTo(0.06, 12)
    expect(document.debrief.steps[1].reveal.digest).toMatch(/^[0-9a-f]{12}$/)
  })
})

describe('the record of a session', () => {
  const whole = recordText(after(3, [guess(0, 2)]))

  test.each([
    ['cut', whole.slice(0, 200), /is no record of a session, or it is damaged/],
    ['empty', '', /or it is damaged/],
    [
      'of another kind somewhere',
      whole.replace('"revealed": false', '"revealed": 1'),
      /damaged \(at at\.revealed\)/,
    ],
    ['of another session', whole.replace(session.digest, '0123456789ab'), /its digest is 0123456789ab/],
    ['of another length', whole.replace('"format": "45"', '"format": "10"'), /say so with --minutes 10/],
    [
      'with an odd answer',
      whole.replace('"choice": 2', '"choice": 5'),
      /its answer 1 cannot be given: There is no such/,
    ],
  ])('that is %s is told with the way out, and stays as it is', async (_what, text, why) => {
    const folder = withSession()
    folder.write(name, text)
    expect(await told(folder)).toMatchObject({
      exit: 'usage',
      text: expect.stringMatching(why),
      hint: expect.stringMatching(/nothing was changed; move the file away/),
    })
    expect(kept(folder)).toBe(text)
  })

  test('tells length and number of teams of a session that goes on, so that nobody says them twice', async () => {
    const { text } = await told(withSession(after(1)), { minutes: undefined })
    expect(text).toContain('step 2 of 6: After the launch, asked')
    expect(text).toContain(`digest ${session.digest}, 45 minutes`)
  })

  test('lies where --save says', async () => {
    const folder = withSession(after(2, [guess(0, 2)]))
    const { text } = await told(folder, { save: join(folder.path, 'mine.json') })
    expect(text).toMatch(/not begun; the record will be ".*mine\.json"/)
  })

  test('lies among the state of the user where the folder may not be written, and is found there again', async () => {
    const folder = withSession()
    const state = join(folder.path, 'state')
    mkdirSync(state)
    const closed: Outside = Object.create(piped({ XDG_STATE_HOME: state }), {
      create: {
        value: () => {
          throw new Error('EROFS')
        },
      },
    }) as Outside
    expect((await told(folder, {}, [], closed)).text).toMatch(/state\/fishbowl\/small-session-record\.json"/)
    mkdirSync(join(state, 'fishbowl'))
    folder.write(join('state/fishbowl', name), recordText(after(1, [guess(0, 2)])))
    expect((await told(folder, {}, [], closed)).text).toMatch(/record ".*state\/fishbowl\/.*", 1 answer/)
  })

  test('that cannot be written ends with the reason, and the codes are not lost silently', async () => {
    const folder = withSession(after(1))
    const full: Outside = Object.create(piped(), {
      replace: {
        value: () => {
          throw new Error('no space left')
        },
      },
    }) as Outside
    const { exit, text } = await told(folder, { code: [codeOf(session, guess(1, 2))] }, [], full)
    expect([exit, text]).toEqual(['failed', expect.stringMatching(/cannot write the record .*no space left/)])
  })
})

describe('mistakes on the command line', () => {
  test.each([
    [{ minutes: '90' }, [], /not held in 90 minutes; its formats are: 10, 45/],
    [{ team: 3 }, [], /no team 3: the session has 2 teams/],
    [{ teams: 4 }, [], /names its 2 teams; leave out --teams/],
    [{}, ['team.json'], /files of teams are taken with --collect/],
    [{ collect: true }, [], /--collect needs the files of teams/],
  ] as const)('%o %o is refused', async (settings, files, why) => {
    const { exit, text } = await told(withSession(), settings, files)
    expect([exit, text]).toEqual(['usage', expect.stringMatching(why)])
  })

  test('a session that is none is told with what may be meant', async () => {
    const folder = withSession()
    const [none, near, digits] = await Promise.all([
      folder.fishbowl('workshop nowhere.yaml'),
      folder.fishbowl('workshop lunch-spike'),
      folder.fishbowl('workshop session.yaml --code abc'),
    ])
    expect([none.code, none.stderr]).toEqual([4, expect.stringMatching(/no session file "nowhere.yaml"/)])
    expect([near.code, near.stderr]).toEqual([4, expect.stringMatching(/did you mean launch-spike\?/)])
    expect([digits.code, digits.stderr]).toEqual([2, expect.stringMatching(/--code must be digits/)])
  })
})

describe('lessons and checks', () => {
  test('workshop list tells the lessons with their question, formats and languages', async () => {
    const { code, stdout } = await testFolder().fishbowl('workshop list --json')
    expect(code).toBe(0)
    const { lessons } = JSON.parse(stdout)
    expect(lessons).toContainEqual(
      expect.objectContaining({ id: 'launch-spike', formats: ['10', '45', '90'], languages: ['en', 'fr'] }),
    )
  })

  test('check runs the claims of a session and says what comes of each question', async () => {
    const { code, stdout } = await withSession().fishbowl('check session.yaml --threads 1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^spike-fades +held /m)
    expect(stdout).toMatch(/^spike +down +-[\d.]+ to -[\d.]+ points +2\.0 points$/m)
    expect(stdout).toMatch(/^team +Launch with a team +\+/m)
    expect(stdout).toContain('valid; 10 of 10 minutes planned, 45 of 45 minutes planned')
  })

  test('check ends with 3 when a claim fails, and says when a question has no answer any more', async () => {
    const folder = withSession()
    const text = kept(folder, 'session.yaml')
    const nearTruth = text.replace('weeks: [48, 51], by: 0.02', `weeks: [48, 51], by: ${leadOfTeam(session)}`)
    folder.write('session.yaml', nearTruth.replace('is: less', 'is: more'))
    const { code, stdout } = await folder.fishbowl('workshop check session.yaml --threads 1')
    expect(code).toBe(3)
    expect(stdout).toMatch(/^spike-fades +MISSED /m)
    expect(stdout).toContain('1 claim, 1 failed')
    expect(stdout).toMatch(/^- team: the runs do not tell: nobody would be scored/m)
  })

  test('check tells every mistake with its place', async () => {
    const folder = withSession()
    const text = kept(folder, 'session.yaml')
    const wrong = text
      .replace('[alone, cared-for]', '[alone, cared-four]')
      .replace('alone.yaml', 'aloon.yaml')
    folder.write('session.yaml', wrong)
    const { code, stderr } = await folder.fishbowl('check session.yaml')
    expect(code).toBe(2)
    expect(stderr).toContain(
      'session.yaml:11:15: scenarios.alone.scenario names no scenario and no file ("aloon.yaml")',
    )
    expect(stderr).toContain(
      'session.yaml:58:40: steps[2].asks.arms[1] names no arm of the session ("cared-four")\n  58 |     asks: { kind: which, arms: [alone, cared-four]',
    )
    expect(stderr).toContain('hint: did you mean "cared-for"?')
  })
})
