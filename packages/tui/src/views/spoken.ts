import { ascii } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { below } from '../context.ts'
import { textOf } from '../field.ts'
import { keyLabel, keySays } from '../key-words.ts'
import { bindings } from '../keymap.ts'
import { found } from '../press-overlay.ts'
import { shown } from '../screens/registry.ts'
import type { State } from '../state.ts'

const filterWords = (words: string): string =>
  words === '' ? '' : `${say('screen.over.filter', { words })} `

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
      return [overlay.question, say('screen.over.yesNoSpoken')]
    case 'prompt':
      return [
        say('curve.named', { name: overlay.title.replace(/\s*:$/, ''), text: textOf(overlay.field) }),
        overlay.check(textOf(overlay.field).trim()) ?? say('screen.over.enter'),
      ]
    case 'pick': {
      const places = found(overlay)
      const choice = overlay.choices[places[overlay.at] ?? -1]
      const here =
        choice === undefined
          ? say('screen.over.nothing')
          : say('screen.over.choice', { n: overlay.at + 1, label: choice.label, says: choice.says })
      return [
        say('screen.over.pick', {
          title: overlay.title,
          filter: filterWords(textOf(overlay.field)),
          n: places.length,
          all: overlay.choices.length,
          here,
        }),
      ]
    }
  }
}

function helpWords(state: State): readonly string[] {
  const context = below(state)
  const here = bindings.filter(({ where }) => where[context] !== undefined)
  const words = here.map(({ keys, says }) =>
    say('screen.help.key', { keys: keys.map(keyLabel).join(say('screen.help.or')), says: keySays(says) }),
  )
  return [say('screen.help.spoken'), ...words]
}
