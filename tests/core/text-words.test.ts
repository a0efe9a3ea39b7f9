import { expect, test } from 'vitest'
import { only, put } from './text-fixture.ts'

type Case = readonly [from: string, to: string, code: string, words: readonly string[]]

const cases: readonly Case[] = [
  [
    'size: 3000',
    'size: 3',
    'too-small',
    ['organisation.size must be between 20 and 50000 (got 3)', 'hint: the unit is people'],
  ],
  [
    'size: 3000',
    'size: 30.5',
    'wrong-type',
    ['organisation.size must be a whole number (got 30.5)', 'hint: the unit is people'],
  ],
  [
    'size: 3000',
    'size:',
    'wrong-type',
    ['organisation.size must be a number (got nothing)', 'hint: the unit is people'],
  ],
  [
    'turnover: 0.08',
    'turnover: abc',
    'wrong-type',
    ['organisation.turnover must be a number (got text "abc")'],
  ],
  [
    'turnover: 0.08',
    'turnover: 0,08',
    'wrong-type',
    ['organisation.turnover must be a number (got text "0,08")', 'hint: write 0.08'],
  ],
  [
    'turnover: 0.08',
    'turnover: 8 %',
    'wrong-type',
    ['organisation.turnover must be a number (got text "8 %")', 'hint: write 0.08'],
  ],
  [
    'size: 3000',
    'size: 3_000',
    'wrong-type',
    ['organisation.size must be a number (got text "3_000")', 'hint: write 3000'],
  ],
  [
    'coaching: true',
    'coaching: yes',
    'wrong-type',
    ['coaching must be true or false (got text "yes")', 'hint: write true'],
  ],
  ['coaching: true', 'coaching: [a]', 'wrong-type', ['coaching must be true or false (got a list)']],
  ['fte: 2', 'fte: 0', 'too-small', ['policies.interventions[0].fte must be above 0 and at most 40 (got 0)']],
  ['week: 78', 'week: -1', 'too-small', ['policies.interventions[1].week must be at least 0 (got -1)']],
  ['weeks: 156', 'weeks: 600', 'too-big', ['horizon.weeks must be at most 520 (got 600)']],
  ['coaching: true', 'above: 1', 'too-big', ['above must be above 0 and below 1 (got 1)']],
  ['coaching: true', 'step: 0.3', 'not-a-multiple', ['step must be a multiple of 0.5 (got 0.3)']],
  ['seed: bowl', 'seed: ab', 'too-small', ['seed must have at least 3 characters (got 2)']],
  [
    'integrated',
    'integratd',
    'not-one-of',
    [
      'policies.alignment must be one of claimed, integrated, professional (got "integratd")',
      'hint: did you mean "integrated"?',
    ],
  ],
  ['fishbowl: 1', 'fishbowl: 2', 'not-one-of', ['fishbowl must be 1 (got 2)']],
  [
    'kind: hire',
    'kind: hier',
    'not-one-of',
    ['policies.interventions[0].kind must be one of cut, hire (got "hier")', 'hint: did you mean "hire"?'],
  ],
  ['[it, hr]', 'everyone', 'not-one-of', ['audience must be one of all, it, hr or a list (got "everyone")']],
  [
    '{ weeks: 156, burn: 4 }',
    'three',
    'wrong-type',
    ['horizon must be a whole number at least 1 or a block of keys (got "three")'],
  ],
  ['{ weeks: 156, burn: 4 }', '0', 'too-small', ['horizon must be at least 1 (got 0)']],
  [
    'coaching',
    'coachin',
    'unknown-key',
    ['unknown key "coachin" in scenario', 'hint: did you mean "coaching"?'],
  ],
  [
    'turnover',
    'leaving',
    'unknown-key',
    ['unknown key "leaving" in organisation', 'hint: known keys: size, turnover'],
  ],
  [
    'burn: 4',
    'burn: 4, brun: 4',
    'unknown-key',
    ['unknown key "brun" in horizon', 'hint: did you mean "burn"?'],
  ],
  [
    '{ kind: cut,',
    '{ kind: cut, fte: 3,',
    'unknown-key',
    ['unknown key "fte" in policies.interventions[1]', 'hint: known keys: kind, week'],
  ],
  ['reason: "a study"', '', 'missing', ['assumptions.skill-gain.reason is missing', 'hint: it is text']],
  [
    '{ kind: cut,',
    '{ ',
    'missing',
    ['policies.interventions[1].kind is missing', 'hint: it is one of cut, hire'],
  ],
  [
    '{ weeks: 156, burn: 4 }',
    '{ weeks: 156 }',
    'missing',
    ['horizon.burn is missing', 'hint: it is a whole number'],
  ],
  [
    'size: 3000\n  ',
    '',
    'missing',
    ['organisation.size is missing', 'hint: it is a whole number between 20 and 50000 (people)'],
  ],
  [
    'skill-gain',
    'Skill',
    'bad-key',
    [
      'the key "Skill" in assumptions must match the pattern (got "Skill")',
      'hint: the pattern is /^[a-z-]+$/',
    ],
  ],
]

test.each(cases)('%j changed to %j is told in words', (from, to, code, words) => {
  const issue = only(put(from, to))
  const hints = issue.hint === undefined ? [] : [`hint: ${issue.hint}`]
  expect([issue.code, issue.message, ...hints]).toEqual([code, ...words])
})
