import { cellWidth } from '@fishbowl/report'
import { type Language, languageIds, speak } from '@fishbowl/report/words'
import { afterEach, expect, test } from 'vitest'
import type { Mode, Room } from '../../packages/tui/src/screens/workshop/room.ts'
import { roomLines, roomSpoken } from '../../packages/tui/src/screens/workshop/view.ts'
import { smallFile, smallSession } from '../support/session.ts'
import { held } from './support/room.ts'

afterEach(() => speak('en'))

const session = smallSession()
const sizes = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
] as const
/** Without colours, and without anything but ASCII. */
const bothLooks = [
  ['braille', 'none'],
  ['ascii', 'truecolor'],
] as const
const escape = String.fromCodePoint(0x1b)
const uncoloured = (line: string): string => line.replaceAll(new RegExp(`${escape}\\[[\\d;]*m`, 'g'), '')

/** Keys that go through the whole session: every kind of page, help, menu, codes, a branch, the question to leave. */
const journey: readonly string[] = [
  ...'? space space enter 0 space 1 4 8 1 2 enter escape 9 2 3 2 enter 0 space draw space space space 2 2 space space space draw space space space space 1 1 1 space 2 2 space 1 space 4 8 5 enter 1 2 enter 1 0 enter 5 enter space space draw space 8 2 1 2 2 space space draw space enter 0 8 0 space space space space draw'.split(
    ' ',
  ),
  ...Array.from({ length: 22 }, () => 'space'),
  'q',
]

/** The rooms of a journey, each as it was after a key and after its runs. */
async function rooms(mode: Mode, spoken = false): Promise<readonly Room[]> {
  const room = held(session, { mode, spoken })
  const seen: Room[] = [room.room()]
  for (const key of journey) {
    if (key === 'draw') room.tick(12)
    else room.keys(key)
    seen.push(room.room())
    await room.runs()
    seen.push(room.room())
  }
  // A journey that went astray would look at little.
  if (mode.kind === 'room') {
    const kinds = new Set(seen.map(({ input }) => input.at))
    expect([...kinds].toSorted()).toEqual(
      ['branch', 'code', 'entry', 'menu', 'quarter', 'rest', 'sure', 'team'].toSorted(),
    )
    const last = seen.filter(({ record }) => record.at.step === 5)
    expect(new Set(last.map(({ page }) => page)).size).toBe(7)
    expect(seen.at(-1)?.over).toBe('leave')
  }
  return [...new Set(seen)]
}

const team: Mode = { kind: 'team', team: 1, file: 'small-session-team-2.json' }
/** What only the facilitator reads, and what nobody reads before the debrief. */
const secrets = [
  /Imagine the first Monday|Imaginez le premier lundi/,
  /sceptical organisation|expect less of a new tool/,
]

/** The lines of a window, held to all that holds for every page; as one text. */
function pageIn(
  room: Room,
  size: (typeof sizes)[number],
  [symbols, color]: (typeof bothLooks)[number],
): string {
  const lines = roomLines({ ...room, look: { symbols, color, theme: 'dark' } }, size)
  const text = lines.map(uncoloured)
  const joined = text.join('\n')
  expect(lines, joined).toHaveLength(size.rows)
  expect(Math.max(...text.map((line) => cellWidth(line))), joined).toBeLessThanOrEqual(size.columns)
  expect(joined).not.toMatch(/[{}]|undefined|NaN|\[object/)
  if (symbols === 'ascii') expect(joined).toMatch(/^[\u0020-\u007E\n]*$/)
  if (color === 'none') expect(lines.join('')).not.toContain(escape)
  // Header, something to read, what the keys do.
  for (const part of [text.slice(0, 1), text.slice(1, -2), text.slice(-1)])
    expect(part.join('').trim(), joined).not.toBe('')
  return joined
}

test.each(languageIds)(
  '%s: every page fills every window exactly, in every symbol set',
  async (language: Language) => {
    speak(language)
    for (const mode of [{ kind: 'room' }, team] as const) {
      for (const room of await rooms(mode)) {
        const isTold = room.record.at.step === 5 && mode.kind === 'room'
        for (const size of sizes) {
          for (const look of size.rows === 18 ? bothLooks : bothLooks.slice(0, 1)) {
            const page = pageIn(room, size, look)
            for (const secret of isTold ? secrets.slice(0, 1) : secrets) expect(page).not.toMatch(secret)
          }
        }
      }
    }
  },
)

test('a screen reader is told every page in sentences, without a chart', async () => {
  for (const room of await rooms({ kind: 'room' }, true)) {
    const lines = roomSpoken(room)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('\n')).not.toMatch(/[\u2500-\u28FF{}]|undefined|NaN/)
  }
})

test('notes have what to say, and stay off the other screens', async () => {
  const notes = held(session, { mode: { kind: 'notes' } })
  expect(notes.text()).toMatch(secrets[0] ?? /x/)
  for (const size of sizes) {
    const lines = roomLines(notes.room(), size)
    expect(lines).toHaveLength(size.rows)
    for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(size.columns)
  }
})

test('what was hidden is told with its unit, and as per cent where it is a rate', () => {
  const file = smallFile()
  const reason = 'for the test'
  const assumptions = {
    hire: { value: 16, reason },
    cmTurn: { value: 0.0067, reason },
    talentSd: { value: 0.4, reason },
  }
  const room = held(smallSession({ file: { ...file, hidden: { says: 'Look.', assumptions } } })).room()
  const debrief: Room = {
    ...room,
    isOpen: true,
    record: { ...room.record, at: { ...room.record.at, step: 5 } },
  }
  const pages = Array.from({ length: 8 }, (_, page) =>
    roomLines({ ...debrief, page }, { columns: 60, rows: 18 }).join('\n'),
  ).join('\n')
  for (const words of [
    '16 weeks here, usually 6 weeks',
    '0.7 % a week here, usually 0.4 % a week',
    '0.4 here, usually 0.15',
  ])
    expect(pages).toContain(words)
})
