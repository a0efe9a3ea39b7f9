import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import { moduleOf, shown } from '../screens/registry.ts'
import { studyFact } from '../screens/studies/words.ts'
import type { State } from '../state.ts'
import { messageLines } from './frame.ts'

/** Breadcrumbs and run facts of the screen that is shown, the most important fact first. */
export function headerOf(
  state: State,
  { modelVersion, threads }: { readonly modelVersion: string; readonly threads: number },
): { readonly crumbs: readonly string[]; readonly words: readonly string[] } {
  const fact = studyFact(state.studies)
  return {
    crumbs: state.screens.map((screen) => moduleOf(screen).crumb(screen as never, state)),
    words: [
      ...(fact === undefined ? [] : [fact]),
      ...(shown(state, (module, screen) => module.facts?.(state, screen)) ?? []),
      say('screen.header.model', { version: modelVersion }),
      say('screen.header.threads', { n: threads }),
    ],
  }
}

/** The status lines: the message of the last key, or one line of what the screen has to say meanwhile. */
export function statusLines(state: State, columns: number, brush: Brush): readonly string[] {
  if (state.message !== '') return messageLines(state.message, columns, brush)
  // What the screen says of its keys would not hold for the keys of what lies over it.
  const text =
    state.overlay === undefined
      ? (shown(state, (module, screen) => module.status?.(state, screen, brush)) ?? '')
      : ''
  return [brush.line([[` ${text}`, 'muted']], columns)]
}
