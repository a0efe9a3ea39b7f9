import { currentModel, type ModelVersion, type Scenario } from '@fishbowl/core'
import { listed } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'

type Named = { readonly id: string; readonly scenario: Pick<Scenario, 'model'> }

/** Which scenarios run under another version of the model than the current one, and that a difference between versions is not one of policies. */
export function modelNotes(arms: readonly Named[]): readonly string[] {
  const names = new Map<ModelVersion, string[]>()
  for (const { id, scenario } of arms) names.set(scenario.model, [...(names.get(scenario.model) ?? []), id])
  const pinned = Array.from(names)
    .filter(([model]) => model !== currentModel)
    .map(([model, ids]) =>
      say('curve.note.pinned', { names: listed(ids), n: ids.length, model, current: currentModel }),
    )
  return names.size > 1 ? [...pinned, say('curve.note.models')] : pinned
}
