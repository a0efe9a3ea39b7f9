import { say, type WordKey } from './index.ts'

/** The rules by which members are picked, as the simulation and the laboratory name them. */
const rules: Readonly<Record<string, WordKey>> = {
  'the first to become a core member': 'life.rule.core',
  'the one who expects least of a visit, among those who came four times or more and then stayed away to the end':
    'life.rule.expects',
  'the earliest whose first question nobody answered': 'life.rule.unanswered',
  'the one who has contributed most': 'life.rule.contributed',
  'the one who has come most often and never contributed': 'life.rule.never',
  'the one who had come most often and left the organisation': 'life.rule.left',
  'the one whose number of visits differs most between the two scenarios': 'life.rule.changed',
}

const stillComes = /^the first of the (\d+) who still come at the end only in (.+)$/

/** Why a member was picked, as a noun: results name the rule in English. */
export function wordRule(rule: string): string {
  const key = rules[rule]
  if (key !== undefined) return say(key)
  const [, n, name] = stillComes.exec(rule) ?? []
  return n === undefined || name === undefined ? rule : say('life.rule.stillComes', { n, name })
}
