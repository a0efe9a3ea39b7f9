import { relative } from 'node:path'
import { safe } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import { emptyField, inserted } from '../../field.ts'
import { schemaMark } from '../../schema-line.ts'
import type { Saved } from '../../services.ts'
import { entryOf, type State, withEntry } from '../../state.ts'
import { type Effect, type Step, saying, still } from '../../step.ts'
import { fileText, rootOf } from './file-text.ts'
import { openedEditor } from './open.ts'
import { targetOf } from './target.ts'

const ending = /\.(ya?ml|json)$/i

const pathOf = (text: string): string => (ending.test(text) ? text : `${text}.yaml`)

/** Why a draft cannot be saved under a name. */
function nameFault(state: State, id: string, text: string): string | undefined {
  if (text === '') return say('editor.save.noName')
  if (safe(text) !== text) return say('editor.save.badName')
  const target = targetOf(state, openedEditor(id))
  const root = target && rootOf(state, target.base)
  return root?.kind === 'file' && relative(pathOf(text), root.operand) === ''
    ? say('editor.save.itself', { file: root.operand })
    : undefined
}

function savedAs(id: string, path: string, replace: boolean) {
  return (state: State): Step => {
    const target = targetOf(state, openedEditor(id))
    if (target === undefined) return saying(state, say('editor.save.gone', { id }))
    const text = `${schemaMark}\n${fileText(state, target, path)}`
    const next = (now: State, saved: Saved): Step => afterSaving(now, { id, path, replace }, saved)
    const effects: readonly Effect[] = [{ do: 'save', path, text, replace, next }]
    return { state, effects }
  }
}

type Asked = { readonly id: string; readonly path: string; readonly replace: boolean }

function afterSaving(state: State, { id, path, replace }: Asked, saved: Saved): Step {
  const entry = entryOf(state, id)
  if (saved.ok && entry !== undefined)
    return saying(
      withEntry(state, { ...entry, file: path }),
      say('editor.save.check', { path: shellWord(path) }),
    )
  if (saved.ok || !saved.taken || replace)
    return saying(state, saved.ok ? say('editor.save.saved', { path }) : saved.why)
  const done = savedAs(id, path, true)
  const question = say('editor.save.exists', { path })
  return still({ ...state, overlay: { kind: 'confirm', question, done } })
}

/** Asks for a path and writes a draft or branch there as a scenario file. */
export function savePrompt(state: State, id: string): Step {
  const entry = entryOf(state, id)
  if (entry?.kind !== 'draft' && entry?.kind !== 'branch')
    return saying(state, say('editor.save.noDraft', { id }))
  const field = inserted(emptyField, entry.file ?? `${id}.yaml`)
  return still({
    ...state,
    overlay: {
      kind: 'prompt',
      title: say('editor.save.as'),
      field,
      check: (text) => nameFault(state, id, text),
      done: (now, text) => savedAs(id, pathOf(text), false)(now),
    },
  })
}
