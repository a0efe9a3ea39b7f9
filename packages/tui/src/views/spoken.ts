import { ascii } from '@fishbowl/report'
import { below } from '../context.ts'
import { textOf } from '../field.ts'
import { bindings } from '../keymap.ts'
import { found } from '../press-overlay.ts'
import { shown } from '../screens/registry.ts'
import type { State } from '../state.ts'

const filterWords = (words: string): string => (words === '' ? '' : `Filter ${words}: `)

/** The screen in sentences, the most important first. */
export function spokenLines(state: State): readonly string[] {
  const lines = overlayWords(state) ?? shown(state, (module, screen) => module.spoken(state, screen))
  return [...(state.message === '' ? [] : [state.message]), ...lines].map(ascii)
}

function overlayWords(state: State): readonly string[] | undefined {
  const { overlay } = state
  switch (overlay?.kind) {
    case undefined:
      return undefined
    case 'help':
      return helpWords(state)
    case 'confirm':
      return [overlay.question, 'y: yes. n: no.']
    case 'prompt':
      return [
        `${overlay.title}: ${textOf(overlay.field)}`,
        overlay.check(textOf(overlay.field).trim()) ?? 'enter takes it, escape leaves it.',
      ]
    case 'pick': {
      const places = found(overlay)
      const choice = overlay.choices[places[overlay.at] ?? -1]
      const here =
        choice === undefined
          ? 'nothing has these words'
          : `${overlay.at + 1}: ${choice.label}, ${choice.says}`
      return [
        `${overlay.title}. ${filterWords(textOf(overlay.field))}${places.length} of ${overlay.choices.length}. ${here}.`,
      ]
    }
  }
}

function helpWords(state: State): readonly string[] {
  const context = below(state)
  const here = bindings.filter(({ where }) => where[context] !== undefined)
  return ['Keys here.', ...here.map(({ keys, says }) => `${keys.join(' or ')}: ${says}.`)]
}
