import { readFileSync, writeFileSync } from 'node:fs'
import { helpOf } from './src/cli/help.ts'
import { codes, type Wording } from './src/cli/help-words.ts'
import { commandNames, commandOf, groups, topics } from './src/cli/table.ts'
import { topicAnswer } from './src/commands/help.ts'
const found = new Map<string, string>()
const record: Wording = (key, english) => { found.set(key, english); return english }
for (const words of [[], ...commandNames.map((n) => commandOf(n).words), ...Object.keys(groups).map((g) => [g])]) helpOf(words, record)
for (const topic of topics) await topicAnswer(topic, record, { look: {} as never, isEnglish: true })
const typo = (t: string) => t.replace(/ ([:;?!%»])/g, '\u00A0$1').replace(/« /g, '«\u00A0').replace(/(\d) (\d{3})/g, '$1\u00A0$2').replace(/(\d) (k?\$)/g, '$1\u00A0$2')
const fr = new Map<string, string>()
for (const line of readFileSync('/tmp/fb/french-d/fr-help.txt', 'utf8').split('\n')) { const m = /^(\S+): (.*)$/.exec(line); if (m) fr.set(m[1]!, typo(m[2]!)) }
const en: Record<string, string> = {}, out: Record<string, string> = {}
for (const [key, english] of found) {
  const french = fr.get(key)
  fr.delete(key)
  if (french === undefined) { console.log('no French:', key, english); continue }
  if (french === english) { console.log('same:', key, english); continue }
  let message = english
  const names = [...new Set([...french.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort((a, b) => codes[b]!.length - codes[a]!.length)
  const parts = names.map((name) => name === 'week' ? 'week(?= \\()' : codes[name]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (names.length > 0) message = message.replaceAll(new RegExp(parts.map((one) => `(${one})`).join('|'), 'g'), (...all) => { const at = all.slice(1, names.length + 1).findIndex((one) => one !== undefined); return `{${names[at]}}` })
  if (/[{}]/.test(message.replaceAll(/\{\w+\}/g, ''))) console.log('BRACES', key, message)
  en[`help.${key}`] = message; out[`help.${key}`] = french
}
console.log('surplus', [...fr.keys()])
writeFileSync('../report/src/locales/en/help.json', JSON.stringify(en, null, 2) + '\n')
writeFileSync('../report/src/locales/fr/help.json', JSON.stringify(out, null, 2) + '\n')
