import { canonicalJson, scenarioData } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { filesOf } from '../../packages/tui/src/file-services.ts'
import { entryOfOpened } from '../../packages/tui/src/opened-entry.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { entryOf, type State } from '../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../packages/tui/src/step.ts'
import {
  after,
  editing,
  entered,
  onto,
  pressed,
  screenIn,
  screensOver,
  targetIn,
  typed,
  valueIn,
} from './support/editing.ts'
import { asCommand, entriesOf, filesWith } from './support/real-library.ts'

type EffectOf<K extends Effect['do']> = Extract<Effect, { do: K }>

function effectOf<K extends Effect['do']>({ effects }: Step, kind: K): EffectOf<K> {
  const found = effects.find((effect) => effect.do === kind)
  if (found === undefined) throw new Error(`no ${kind}: ${JSON.stringify(effects)}`)
  return found as EffectOf<K>
}

const names = ['one-cm', 'two-cms', 'growing-staff', 'budget-cut', 'portfolio', 'no-home'] as const
const library = screensOver(entriesOf(['professional-aligned', ...names]))
const training = 'policies.training'

/** The text that ctrl+s writes under the name that it offers. */
const savedText = (state: State): EffectOf<'save'> => effectOf(pressed(state, 'ctrl+s', 'enter'), 'save')

const runsOf = (scenario: Parameters<typeof scenarioData>[0]): string => canonicalJson(scenarioData(scenario))

/** The text that is written under a name of one's own. */
const saveAs = (state: State, name: string): EffectOf<'save'> =>
  effectOf(pressed(state, 'ctrl+s', 'ctrl+u', ...typed(name), 'enter'), 'save')

/** The command that y copies. */
const copied = (now: State): string => effectOf(pressed(now, 'y'), 'copy').text

describe('a saved file', () => {
  test.each(names)('on %s loads to the scenario on the screen', (id) => {
    const drafts = [
      entered(editing(id, { from: library }), training, '0.35'),
      entered(
        entered(editing(id, { from: library }), 'assumptions.wage.value', '70 because: "ours" # so'),
        'horizon',
        '120',
      ),
      after(onto(editing(id, { from: library }), 'policies.staffing.team.senior.count'), '+'),
      entered(editing(id, { from: library, week: 30 }), training, '0.9'),
    ]
    for (const state of drafts) {
      const { path, text, replace } = savedText(state)
      expect([path, replace]).toEqual([`${screenIn(state).id}.yaml`, false])
      const opened = asCommand(path, { [path]: text })
      expect(runsOf(opened.scenario)).toBe(runsOf(targetIn(state).entry.loaded.scenario))
    }
  })

  test('has the line for editors, the version, what it is and what it extends, then the difference', () => {
    const { text } = savedText(entered(editing('two-cms', { from: library }), training, '50 %'))
    expect(text.split('\n').slice(1)).toEqual([
      'fishbowl: 1',
      'id: two-cms-draft',
      'title: "two-cms: training 50 %"',
      'extends: two-cms',
      'policies:',
      '  training: 0.5',
      '',
    ])
    const written: string[] = []
    const outside = {
      ...openOutside(),
      create: (_path: string, content: unknown) => written.push(String(content)) > 0,
    }
    expect(filesOf(outside, undefined).save('sub/x.yaml', text, false)).toEqual({ ok: true })
    expect(written[0]).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/.*scenario\.schema\.json\nfishbowl: 1\n/,
    )
  })

  test('extends another file by its place, or says everything where it cannot', () => {
    const texts = {
      'mine/base.yaml': 'fishbowl: 1\nid: mine\nextends: one-cm\npolicies: { training: 0.2 }\n',
      'mine/second.yaml': 'fishbowl: 1\nid: second\nextends: base.yaml\nhorizon: 100\n',
    }
    const from = screensOver(entriesOf(['one-cm', 'mine/base.yaml', 'mine/second.yaml'], texts))
    const state = after(onto(editing('mine', { from }), 'policies.mandate'), 'enter')
    const beside = saveAs(state, 'mine/other')
    expect(beside.path).toBe('mine/other.yaml')
    expect(beside.text).toContain('\nextends: base.yaml\n')
    const away = saveAs(state, 'away.yaml')
    expect(away.text).toContain('\nextends: mine/base.yaml\n')
    const outside = saveAs(state, 'else/away.yaml')
    expect(outside.text).not.toContain('extends')
    const second = saveAs(
      after(onto(editing('second', { from }), 'policies.mandate'), 'enter'),
      'mine/third.yaml',
    )
    expect(second.text).not.toContain('extends')
    for (const { path, text } of [beside, away, outside, second]) {
      const { extends: _extends, ...whole } = asCommand(path, { ...texts, [path]: text }).scenario
      const { extends: _other, ...shown } = targetIn(
        path === 'mine/third.yaml'
          ? after(onto(editing('second', { from }), 'policies.mandate'), 'enter')
          : state,
      ).entry.loaded.scenario
      expect(canonicalJson(whole.policies)).toBe(canonicalJson(shown.policies))
      expect(whole.horizon).toBe(shown.horizon)
    }
  })

  test('names the scenario in commands until the next change', () => {
    const state = entered(editing('two-cms', { from: library }), training, '50 %')
    const { next } = savedText(state)
    const saved = next(after(state), { ok: true }).state
    expect(saved.message).toBe('saved: fishbowl check two-cms-draft.yaml')
    expect(entryOf(saved, 'two-cms-draft')).toMatchObject({ kind: 'draft', file: 'two-cms-draft.yaml' })
    expect(copied(saved)).toBe('fishbowl compare two-cms two-cms-draft.yaml --replicates 20')
    const changed = after(saved, '+')
    expect(entryOf(changed, 'two-cms-draft')?.file).toBeUndefined()
    expect(copied(changed)).toContain('training: 0.55')
  })

  test('asks before it takes the place of another', () => {
    const state = entered(editing('two-cms', { from: library }), training, '50 %')
    const { next } = savedText(state)
    const asked = next(state, { ok: false, why: 'it exists', taken: true }).state
    expect(asked.overlay).toMatchObject({
      kind: 'confirm',
      question: 'two-cms-draft.yaml exists: replace it?',
    })
    expect(pressed(asked, 'n').effects).toEqual([])
    expect(effectOf(pressed(asked, 'y'), 'save')).toMatchObject({ path: 'two-cms-draft.yaml', replace: true })
    const full = next(state, { ok: false, why: 'the disk is full', taken: false }).state
    expect(full.message).toBe('the disk is full')
    expect(entryOf(full, 'two-cms-draft')?.file).toBeUndefined()
  })

  test('needs a name, and something to save', () => {
    const state = entered(editing('two-cms', { from: library }), training, '50 %')
    expect(pressed(state, 'ctrl+s', 'ctrl+u', 'enter').effects).toEqual([])
    expect(after(editing('two-cms', { from: library }), 'ctrl+s').message).toBe('nothing is changed yet')
  })
})

/** What comes of a text that the user's editor gives back. */
const edited = (state: State, text: string | undefined): Step =>
  effectOf(pressed(state, 'E'), 'edit').next(state, text)

describe('the user\u2019s own editor', () => {
  const opened = editing('two-cms', { from: library })

  test('gets the file and gives back a draft', () => {
    const { text, name } = effectOf(pressed(opened, 'E'), 'edit')
    expect(name).toBe('two-cms.yaml')
    expect(text).toContain('extends: two-cms')
    const { state, effects } = edited(opened, `${text}# mine\npolicies: { training: 0.4 }\nhorizon: 100\n`)
    expect(targetIn(state).change).toEqual({ policies: { training: 0.4 }, horizon: 100 })
    expect(targetIn(state).entry.title).toBe('two-cms: training 40 %, another length')
    expect(effects.at(-1)).toMatchObject({ do: 'run', slot: 'preview' })
    expect(targetIn(after(state, 'u')).change).toEqual({})
  })

  test('keeps a title, a question and claims that were written there, also in the next file', () => {
    const text =
      'fishbowl: 1\ntitle: Mine\nquestion: Does it?\nextends: two-cms\npolicies: { mandate: true }\n' +
      'expect:\n  - { id: a, says: it is more, measure: weeklyActive, weeks: [1, 3], than: 0.1, by: 0, because: why not, mechanism: authority }\n'
    const { state } = edited(opened, text)
    expect(targetIn(state).entry).toMatchObject({ title: 'Mine', question: 'Does it?' })
    const saved = savedText(entered(state, training, '0.5'))
    expect(saved.text).toContain('title: Mine\nquestion: Does it?')
    expect(asCommand('a.yaml', { 'a.yaml': saved.text }).scenario.expect).toHaveLength(1)
  })

  test('may name another base', () => {
    const { state } = edited(opened, 'fishbowl: 1\nextends: one-cm\nhorizon: 99\n')
    expect(targetIn(state)).toMatchObject({ base: { id: 'one-cm' }, change: { horizon: 99 } })
    expect(edited(opened, 'fishbowl: 1\nextends: nowhere\n').state.overlay).toMatchObject({
      question: expect.stringContaining('two-cms.yaml:2:10: extends names no scenario'),
    })
  })

  test('with mistakes says where they are, keeps the text and offers it again', () => {
    const text = 'fishbowl: 1\nextends: two-cms\npolicies:\n  training: 5\n  platfrom: 1\n'
    const { state } = edited(opened, text)
    expect(state.overlay?.kind).toBe('confirm')
    const question = state.overlay?.kind === 'confirm' ? state.overlay.question : ''
    expect(question).toContain('two-cms.yaml:4:13: policies.training must be between 0 and 1 (got 5)')
    expect(question).toContain('two-cms.yaml:5:3:')
    expect(effectOf(pressed(state, 'y'), 'edit').text).toBe(text)
    const later = after(state, 'n', 'j')
    expect(effectOf(pressed(later, 'E'), 'edit').text).toBe(text)
    const mended = edited(later, text.replace('5\n', '0.5\n').replace('  platfrom: 1\n', '')).state
    expect(valueIn(mended, training)).toBe(0.5)
    expect(screenIn(mended).kept).toBeUndefined()
  })

  test('mistakes across fields have their line too', () => {
    const { state } = edited(
      opened,
      'fishbowl: 1\nextends: two-cms\nhorizon: 20\ninterventions:\n  - { week: 30, mandate: true }\n',
    )
    expect(state.overlay).toMatchObject({
      question: expect.stringMatching(/two-cms\.yaml:5:\d+: interventions\[0\]\.week/),
    })
  })

  test('that gives nothing back, or the same, changes nothing', () => {
    const { text } = effectOf(pressed(opened, 'E'), 'edit')
    expect(edited(opened, undefined).state).toMatchObject({
      entries: opened.entries,
      message: expect.stringContaining('$EDITOR'),
    })
    expect(edited(opened, text).state).toMatchObject({
      entries: opened.entries,
      message: 'nothing is changed',
    })
  })

  test('leaves a branch a branch where its levers change, and makes a draft of it where more does', () => {
    const branch = entered(editing('two-cms', { from: library, week: 30 }), training, '0.5')
    const { text } = effectOf(pressed(branch, 'E'), 'edit')
    const same = edited(branch, text.replace('0.5', '0.75')).state
    expect(targetIn(same).entry).toMatchObject({ kind: 'branch', week: 30, policies: { training: 0.75 } })
    const more = edited(branch, `${text}horizon: 100\n`).state
    expect(targetIn(more).entry.kind).toBe('draft')
    expect(more.message).toContain('is a draft now')
  })
})

test('o shows the file as it would be saved, and its lines scroll', () => {
  const state = after(entered(editing('two-cms', { from: library }), training, '50 %'), 'o')
  expect(screenIn(state).yaml).toBe(true)
  expect(after(state, '+').message).toBe('o goes back to the fields')
  expect(screenIn(after(state, 'escape')).yaml).toBe(false)
  expect(screenIn(after(state, 'o')).yaml).toBe(false)
})

test('an entry opened from a saved file has its own name in commands', () => {
  const { path, text } = savedText(entered(editing('two-cms', { from: library }), training, '50 %'))
  const entry = entryOfOpened(asCommand(path, { [path]: text }))
  expect(entry).toMatchObject({ kind: 'file', operand: path, base: 'two-cms' })
  expect(filesWith({ [path]: text }).read(path, 10).ok).toBe(true)
})
