import { libraryIds, measureIds, nearest, quote } from '@fishbowl/core'
import type { Answer, Request } from '../cli/answer.ts'
import { bashScript } from '../cli/completion/bash.ts'
import { fishScript } from '../cli/completion/fish.ts'
import type { Words } from '../cli/completion/words.ts'
import { zshScript } from '../cli/completion/zsh.ts'
import { Failure } from '../cli/failure.ts'
import { lessonsOf } from '../cli/session-lessons.ts'
import { shells } from '../cli/table.ts'

const scripts: Readonly<Record<(typeof shells)[number], (words: Words) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

/** `fishbowl completion`: a script that completes commands, options, library ids and lessons without starting us. */
export async function completion({ operands, outside }: Request): Promise<Answer> {
  const [wanted = ''] = operands
  const shell = shells.find((name) => name === wanted)
  if (shell === undefined) {
    const near = nearest(wanted, shells)
    const way = near === undefined ? `choose ${shells.join(', ')}` : `did you mean ${near}?`
    throw new Failure('usage', `no completion for the shell ${quote(wanted)}; ${way}`)
  }
  const lessons = lessonsOf(outside).map(({ id }) => id)
  const script = scripts[shell]({ scenarios: libraryIds, measures: measureIds, lessons })
  return { document: { kind: 'completion', shell, script }, lines: () => [script.trimEnd()] }
}
