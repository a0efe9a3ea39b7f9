import { readFileSync } from 'node:fs'
import { assumptionIds, ledger } from '@fishbowl/core'
import { evidenceOf, referenceIds, references } from '@fishbowl/core/references'
import { week } from '@fishbowl/sim'
import { type Equation, phaseDescriptions } from '@fishbowl/sim/describe'
import { describe, expect, test } from 'vitest'
import { parseSide, partsOf } from '../../packages/report/src/model/notation.ts'
import { allEquations, asTheyAre, type Documented, faultsOf } from './equation-faults.ts'

/** The description with one equation changed. */
const withEquation = (id: string, change: Partial<Equation>): Documented => ({
  ...asTheyAre,
  equations: asTheyAre.equations.map((each) => (each.id === id ? { ...each, ...change } : each)),
})
/** The engine with one text of a file changed; the text must be there. */
function withCode(path: string, from: string, to: string): Documented {
  const text = asTheyAre.files.get(path) ?? ''
  expect(text).toContain(from)
  return { ...asTheyAre, files: new Map([...asTheyAre.files, [path, text.replaceAll(from, to)]]) }
}
const right = (id: string) => allEquations.find((each) => each.id === id)?.right ?? ''

describe('what the model description says is what the code does', () => {
  test('every assumption, column, draw and lever, both ways', () => {
    expect(faultsOf(asTheyAre)).toEqual([])
  })

  test('every phase of the week is described, in the order of the week', () => {
    expect(Object.keys(phaseDescriptions)).toEqual(Object.keys(week))
  })

  test('a phase is one of the organisation or one of every space, as the week runs it', () => {
    const text = readFileSync(new URL('../../packages/sim/src/week.ts', import.meta.url), 'utf8')
    const run = [...text.matchAll(/^ {2}(\w+): (once|each)\(/gm)].map(([, name, how]) => [name, how])
    expect(Object.entries(phaseDescriptions).map(([name, { runs }]) => [name, runs])).toEqual(run)
  })
})

describe('the check sees', () => {
  const seen: readonly (readonly [string, () => Documented, RegExp])[] = [
    [
      'an assumption that the code no longer reads',
      () => withCode('phases/visits.ts', 'wx * now.animate', '1 * now.animate'),
      /^visits\.pull: its code does not read wx$/,
    ],
    [
      'an assumption that an equation leaves out',
      () => withEquation('visits.pull', { right: right('visits.pull').replace('wn*novelty', 'novelty') }),
      /visits\.ts#visits reads wn, which no equation says/,
    ],
    [
      'an assumption nobody has heard of',
      () => withEquation('visits.shock', { right: `noSuch*${right('visits.shock')}` }),
      /^visits\.shock: noSuch is no assumption/,
    ],
    [
      'state that the code sets and no equation does',
      () => withCode('phases/managers.ts', 'sum += shown', 'sum += shown; space.load = 1'),
      /managers\.ts#managers sets space\.load/,
    ],
    [
      'state that an equation sets and its code does not',
      () => withEquation('experience.habit', { left: 'member.interest' }),
      /^experience\.habit: its code does not set member\.interest$/,
    ],
    [
      'a column that nobody sets any more',
      () => ({ ...asTheyAre, equations: allEquations.filter(({ left }) => left !== 'post.talent') }),
      /^no equation sets post\.talent$/,
    ],
    [
      'a shape constant that has changed in the code',
      () => withCode('phases/facilitation.ts', '0.35', '0.3'),
      /^facilitation\.connect: 0\.35 is not in its code$/,
    ],
    [
      'a draw that the code no longer makes',
      () => withCode('phases/answers.ts', "'cm-answer'", "'cm-turnover'"),
      /^conversation\.found: its code does not draw cm-answer$/,
    ],
    [
      'a lever that the code reads in silence',
      () => withCode('phases/facilitation.ts', '.proximity', '.persistence'),
      /facilitation\.ts#facilitation reads the lever persistence/,
    ],
    [
      'code that is gone',
      () => withCode('phases/visits.ts', 'function overloads', 'function crowding'),
      /^visits\.overload: there is no phases\/visits\.ts#overloads$/,
    ],
    [
      'a function and a set that the page does not explain',
      () => withEquation('visits.overload', { right: 'tanh(sum(crowd: items))' }),
      /^visits\.overload: no (?:function tanh|set crowd)$/,
    ],
  ]
  test.each(seen)('%s', (_, documented, fault) => {
    expect(faultsOf(documented())).toContainEqual(expect.stringMatching(fault))
  })

  test('a side that is no mathematics', () => {
    for (const text of ['1 +', 'a b', 'sum(x:)', 'u[need', '2 * $', '(1'])
      expect(() => parseSide(text)).toThrow(SyntaxError)
  })
})

describe('what it rests on', () => {
  const used = [
    ...assumptionIds.flatMap((id) => evidenceOf[id]),
    ...allEquations.flatMap(({ rests = [] }) => rests),
  ]

  test('an assumption that the ledger calls evidence has a source', () => {
    const without = assumptionIds.filter(
      (id) => ledger[id].status === 'evidence' && evidenceOf[id].length === 0,
    )
    expect(without).toEqual([])
  })

  test('a source that the ledger names with its year, or an essay, is in the bibliography of that row', () => {
    const year = /(\p{Lu}[\p{L}&]+)(?: and \p{Lu}\p{L}+| et al\.)? (\d{4})\b/gu
    const missing = assumptionIds.flatMap((id) => {
      const named = [...ledger[id].source.matchAll(year)].map(([, name = '', when = '']) => ({ name, when }))
      const essays = [...ledger[id].source.matchAll(/essay ([HD])/g)].map(([, which]) => ({
        name: which === 'H' ? 'Hinchcliffe' : 'Duperrin',
        when: '',
      }))
      const own = evidenceOf[id].map((each) => {
        const { authors, year: when, title, supports } = references[each]
        return `${authors} ${title} ${when} ${supports}`
      })
      return [...named, ...essays]
        .filter(({ name, when }) => !own.some((text) => text.includes(name) && text.includes(when)))
        .map(({ name, when }) => `${id}: ${name} ${when}`)
    })
    expect(missing).toEqual([])
  })

  test('an assumption whose source is no data points to none', () => {
    const wrong = assumptionIds.filter((id) => ledger[id].source === 'no data' && evidenceOf[id].length > 0)
    expect(wrong).toEqual([])
  })

  test('every entry of the bibliography is a web address with something it supports', () => {
    for (const id of referenceIds) {
      expect(references[id].address).toMatch(/^https?:\/\/[\w.-]+\.\w+/)
      expect(references[id].supports.length).toBeGreaterThan(10)
    }
    expect(used.length).toBeGreaterThan(0)
  })
})

test('a number, a name, a draw and a sum are told apart', () => {
  expect(partsOf('sdW*root(3)*(u[trait-openness, 2] - .5) + sum(visitor: person.skill)')).toEqual({
    names: ['sdW', 'person.skill'],
    draws: ['trait-openness'],
    numbers: [3, 0.5],
    calls: ['root', 'sum'],
    sets: ['visitor'],
  })
})
