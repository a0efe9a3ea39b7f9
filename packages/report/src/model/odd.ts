import { assumptionIds, ledger } from '@fishbowl/core'
import { evidenceOf } from '@fishbowl/core/references'
import { modelLimitIds, modelLimits } from '../model-limits.ts'
import type { ModelFacts } from './facts.ts'
import { equationsOf } from './facts.ts'
import { listOf, referenceLinks } from './markdown.ts'
import { equationList, submodelLines } from './odd-equations.ts'
import { phaseFigure, phaseTable } from './odd-figure.ts'
import { symbolLines } from './odd-symbols.ts'
import {
  bibliographyLines,
  bundleLines,
  keyLines,
  ledgerLines,
  mechanismLines,
  observationLines,
  stateTables,
} from './odd-tables.ts'
import {
  designConcepts,
  entityLines,
  initialLines,
  inputLines,
  purposeLines,
  readingLines,
  schedulingLines,
} from './odd-words.ts'

/** How many assumptions rest on what. */
function ledgerSentence(): string {
  const statuses = assumptionIds.map((id) => ledger[id].status)
  const count = (status: string) => statuses.filter((each) => each === status).length
  const bare = assumptionIds.filter((id) => evidenceOf[id].length === 0).length
  return `${assumptionIds.length} assumptions: ${count('evidence')} from evidence, ${count('calibrated')} calibrated, ${count('assumption')} with a sign or as our choice. ${bare} of them have no source at all, and say "no data".`
}

function headLines(facts: ModelFacts): readonly string[] {
  return [
    `# Fishbowl model ${facts.version}: ODD`,
    '',
    `This page follows the ODD protocol (Overview, Design concepts, Details) in its second update (${referenceLinks(['grimm-2020'])}). It is written by \`npm run docs\` from the tables, schemas and equations that the program itself runs on, and printed by \`fishbowl model odd\`. In plain language: [what this model believes](what-this-model-believes.md) and [what it cannot say](what-it-cannot-say.md).`,
    '',
    `Fishbowl simulates every member, line manager and community manager of an organisation, week by week, and compares policies of staffing and alignment for an internal community. It has ${Object.keys(facts.phases).length} phases a week, ${equationsOf(facts).length} equations and ${assumptionIds.length} assumptions, each with its source or the words "no data".`,
    '',
    ...listOf([
      '[1 Purpose and patterns](#1-purpose-and-patterns)',
      '[2 Entities, state variables and scales](#2-entities-state-variables-and-scales)',
      '[3 Process overview and scheduling](#3-process-overview-and-scheduling)',
      '[4 Design concepts](#4-design-concepts)',
      '[5 Initialisation](#5-initialisation)',
      '[6 Input data](#6-input-data)',
      '[7 Submodels](#7-submodels)',
      '[How to read an equation](#how-to-read-an-equation), [symbols](#table-of-symbols), [assumptions](#assumptions), [bibliography](#bibliography)',
    ]),
  ]
}

const overviewLines = (facts: ModelFacts): readonly string[] => [
  '## 1 Purpose and patterns',
  '',
  ...purposeLines(),
  '## 2 Entities, state variables and scales',
  '',
  ...entityLines(),
  ...stateTables(facts),
  '### Keys of a scenario',
  '',
  'What a scenario file may say of organisation, community and policies. Levers are what an organisation decides; the rest is what it is.',
  '',
  ...keyLines(),
  '## 3 Process overview and scheduling',
  '',
  'The phases of a week, what each sets, and what a week leaves to the next. *once* is a phase of the whole organisation, *each* one of every space.',
  '',
  ...phaseFigure(facts),
  'Tables that a phase reads (r) and sets (s):',
  '',
  ...phaseTable(facts),
  ...schedulingLines(),
]

const conceptLines = (facts: ModelFacts): readonly string[] => [
  '## 4 Design concepts',
  '',
  ...designConcepts(facts).flatMap(([concept, paragraphs], i) =>
    [`### 4.${i + 1} ${concept}`, ''].concat(paragraphs.flatMap((text) => [text, ''])),
  ),
  ...observationLines(),
]

const detailLines = (facts: ModelFacts): readonly string[] => [
  ...readingLines(),
  ...symbolLines(facts),
  '## 5 Initialisation',
  '',
  ...initialLines(),
  ...equationList(facts.initial),
  '## 6 Input data',
  '',
  ...inputLines(),
  '## 7 Submodels',
  '',
  'One for each phase, in the order of the week, each with the reason of its place and its equations; then the bundles that levers name, and the mechanisms that can be switched off.',
  '',
  ...submodelLines(facts),
  '### Bundles and classes',
  '',
  ...bundleLines(),
  '### Mechanisms that can be switched off',
  '',
  'Luck and everything else stays; `fishbowl explain` says what is left of a gain without each.',
  '',
  ...mechanismLines(),
]

/** The model description in the ODD form (Overview, Design concepts, Details; Grimm et al. 2020), from the tables the engine itself runs on. */
export function oddDocument(facts: ModelFacts): string {
  return [
    ...headLines(facts),
    ...overviewLines(facts),
    ...conceptLines(facts),
    ...detailLines(facts),
    '## Assumptions',
    '',
    `${ledgerSentence()} *evidence* is a published or computed value; *calibrated* the result of a search against targets; *assumption* a sign without a size, or a choice of ours. The range is what sensitivity and robustness sample.`,
    '',
    ...ledgerLines(facts),
    '## Bibliography',
    '',
    ...bibliographyLines(),
    '## What the model cannot say',
    '',
    ...listOf(modelLimitIds.map((id) => modelLimits[id].says)),
    'Why, and what to do instead: [what it cannot say](what-it-cannot-say.md), `fishbowl model limits`.',
    '',
  ].join('\n')
}
