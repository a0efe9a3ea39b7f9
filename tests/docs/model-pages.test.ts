import { existsSync, readFileSync } from 'node:fs'
import {
  assumptionIds,
  columnIds,
  ledger,
  levers,
  measureIds,
  mechanismIds,
  ScenarioFile,
  toSchemaDocument,
  totalIds,
} from '@fishbowl/core'
import { evidenceOf, referenceIds, references } from '@fishbowl/core/references'
import {
  beliefs,
  beliefsDocument,
  cellWidth,
  limitsDocument,
  modelLimits,
  oddDocument,
} from '@fishbowl/report'
import { languages } from '@fishbowl/report/words'
import { modelFacts } from '@fishbowl/sim/describe'
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../packages/report/src/model/notation.ts'
import { functionWords } from '../../packages/report/src/model/odd-symbols.ts'
import { sourcesOf } from '../../packages/report/src/model/pages.ts'
import { modelLimitIds, modelLimitOf } from '../../packages/report/src/model-limits.ts'
import { runCli } from '../support/cli.ts'
import { allEquations } from './equation-faults.ts'

const odd = oddDocument(modelFacts)
const believes = beliefsDocument(modelFacts.version)
const cannot = limitsDocument(modelFacts.version)
const pages: Readonly<Record<string, string>> = {
  'model.md': odd,
  'what-this-model-believes.md': believes,
  'what-it-cannot-say.md': cannot,
}

const headings = (page: string, level: string) =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`${level} `))
    .map((line) => line.slice(level.length + 1))

/** Where a link of a page may lead: anchors, and headings as they are named in a link. */
const targetsOf = (page: string): ReadonlySet<string> =>
  new Set([
    ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
    ...[...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  ])

/** Links that lead nowhere. */
function lostLinks(page: string): readonly string[] {
  const own = targetsOf(page)
  return [...page.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^https?:/.test(to))
    .filter((to) => {
      const [file = '', place] = to.split('#')
      const other = pages[file]
      if (file !== '' && other === undefined)
        return !existsSync(new URL(`../../docs/${file}`, import.meta.url))
      return place !== undefined && !(other === undefined ? own : targetsOf(other)).has(place)
    })
}

describe('the model description', () => {
  test('has the seven elements and the eleven design concepts of ODD, in their order', () => {
    const numbered = headings(odd, '##').filter((title) => /^\d/.test(title))
    expect(numbered).toEqual([
      '1 Purpose and patterns',
      '2 Entities, state variables and scales',
      '3 Process overview and scheduling',
      '4 Design concepts',
      '5 Initialisation',
      '6 Input data',
      '7 Submodels',
    ])
    expect(headings(odd, '###').filter((title) => title.startsWith('4.'))).toEqual([
      '4.1 Basic principles',
      '4.2 Emergence',
      '4.3 Adaptation',
      '4.4 Objectives',
      '4.5 Learning',
      '4.6 Prediction',
      '4.7 Sensing',
      '4.8 Interaction',
      '4.9 Stochasticity',
      '4.10 Collectives',
      '4.11 Observation',
    ])
  })

  test('every link of the three pages leads somewhere', () => {
    for (const page of Object.values(pages)) expect(lostLinks(page)).toEqual([])
    expect(lostLinks('[x](#nowhere) [y](model.md#assumption-no) [z](gone.md)')).toHaveLength(3)
  })

  test('has every equation, column, measure, total, mechanism, decision and source', () => {
    const wanted = [
      ...allEquations.map(({ id }) => `**${id}**: `),
      ...[...columnIds, ...totalIds, ...measureIds, ...mechanismIds].map((id) => `\n| ${id} | `),
      ...modelFacts.decisions.map((name) => `\`${name}\``),
      ...referenceIds.map((id) => `<a id="ref-${id}"></a>`),
    ]
    expect(wanted.filter((text) => !odd.includes(text))).toEqual([])
  })

  test('has every key of a scenario file, and of every lever what it does', () => {
    type Part = { readonly properties?: Readonly<Record<string, Part>>; readonly items?: Part }
    const leaves = ({ properties, items }: Part, path: string): readonly string[] =>
      properties !== undefined
        ? Object.entries(properties).flatMap(([key, part]) =>
            leaves(part, path === '' ? key : `${path}.${key}`),
          )
        : items?.properties === undefined
          ? [path]
          : leaves(items, `${path}[]`)
    const document = toSchemaDocument(ScenarioFile, { id: 'file', title: 'file' }) as Part
    const keys = leaves(document, '').filter(
      (path) => !/^assumptions\b/.test(path) && !/^interventions\[\]\.(?!week|from|until|says)/.test(path),
    )
    expect(keys.length).toBeGreaterThan(30)
    expect(keys.filter((key) => !odd.includes(`\n| \`${key}\` | `))).toEqual([])
    const effects = levers.filter(({ section }) => section !== 'assumptions').map(({ effect }) => effect)
    expect(effects.filter((effect) => !odd.includes(effect))).toEqual([])
  })

  test('explains the functions that equations use, and no others', () => {
    const used = new Set(
      allEquations.flatMap(({ right, is }) => (is === '=' || right ? partsOf(right).calls : [])),
    )
    expect(Object.keys(functionWords).toSorted()).toEqual([...used].toSorted())
  })

  test('an assumption without a source says "no data", and one with a source links to it', () => {
    const rows = odd.split('\n').filter((line) => line.startsWith('| <a id="assumption-'))
    expect(rows).toHaveLength(assumptionIds.length)
    assumptionIds.forEach((id, i) => {
      const row = rows[i] ?? ''
      expect(row).toContain(`</a>${id} |`)
      expect(row.includes('| no data')).toBe(evidenceOf[id].length === 0)
      for (const source of evidenceOf[id]) expect(row).toContain(`(#ref-${source})`)
      expect(row).toMatch(/\(#eq-[\w-]+\)/)
    })
  })

  test('every source of the bibliography is pointed to from an assumption, an equation, a belief or the purpose', () => {
    const texts = Object.values(pages).join('\n')
    expect(referenceIds.filter((id) => !texts.includes(`#ref-${id})`))).toEqual([])
  })
})

describe('what this model believes', () => {
  test('every assumption belongs to one belief, every mechanism to one at least', () => {
    const told = beliefs.flatMap(({ assumptions }) => assumptions)
    expect(told.toSorted()).toEqual([...assumptionIds].toSorted())
    const carried = new Set(beliefs.flatMap(({ mechanisms = [] }) => mechanisms))
    expect([...carried].toSorted()).toEqual([...mechanismIds].toSorted())
  })

  test('a belief is as strong as its sources allow', () => {
    for (const belief of beliefs) {
      const sources = sourcesOf(belief)
      const { title, strength, assumptions } = belief
      const counted = sources.some(
        (id) => references[id].read === 'data' || /[AB]/.test(references[id].grade),
      )
      if (strength === 'choice') expect([title, sources]).toEqual([title, []])
      else expect([title, sources.length > 0]).toEqual([title, true])
      const prices = assumptions.includes('licence')
      if (strength === 'data') expect([title, counted || prices]).toEqual([title, true])
      if (strength === 'choice')
        for (const id of assumptions) expect([id, ledger[id].status]).not.toEqual([id, 'evidence'])
    }
  })

  test('needs no formula', () => {
    const prose = believes.replaceAll(/`[^`]*`/g, '')
    expect(prose).not.toMatch(/ = |\w\*\w|\^|\broot\b|\blogit/)
    for (const { title, says } of beliefs) {
      expect([title, believes.includes(`### ${title}`)]).toEqual([title, true])
      expect(says).not.toMatch(/\d/)
    }
  })
})

describe('what it cannot say', () => {
  test('has every limit with a reason and a way out, and the description has them all', () => {
    for (const id of modelLimitIds) {
      const { title, says, why, instead } = modelLimits[id]
      const wanted = [`## ${title}`, says, `*Why.* ${why}`, `*Instead.* ${instead}`]
      expect(wanted.filter((text) => !cannot.includes(text))).toEqual([])
      expect(odd.includes(`- ${says}`)).toBe(true)
    }
  })

  test('reports say the same of a limit in their own words', () => {
    const words = Object.entries(languages.en).filter(([key]) => key.startsWith('debrief.limit.'))
    const told = modelLimitIds.filter((id) => modelLimitOf(id).inReports === true)
    expect(Object.fromEntries(words)).toEqual(
      Object.fromEntries(told.map((id) => [`debrief.limit.${id}`, modelLimits[id].says])),
    )
  })
})

describe('on the command line', () => {
  test.each([
    ['believes', '# What this model believes', 'beliefs'],
    ['limits', '# What it cannot say', 'limits'],
  ])('fishbowl model %s is read in a terminal, and as data', async (word, title, kind) => {
    const [text, json] = await Promise.all([runCli(['model', word]), runCli(['model', word, '--json'])])
    expect(text.code).toBe(0)
    expect(text.stdout.startsWith(`${title}\n`)).toBe(true)
    expect(text.stdout).not.toMatch(/\]\(|\*\*/)
    expect(text.stdout.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([])
    expect(JSON.parse(json.stdout)).toMatchObject({ kind, modelVersion: modelFacts.version })
  })

  test('the committed pages are those that are printed', () => {
    for (const [file, page] of Object.entries(pages)) {
      const kept = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')
      expect(kept === `${page.trimEnd()}\n` ? 'fresh' : `${file} is stale: npm run docs`).toBe('fresh')
    }
  })
})
