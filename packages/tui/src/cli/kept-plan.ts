import { loadRaw, type People } from '@fishbowl/core'
import type { StudyMeta } from '@fishbowl/lab/ledger'
import { type NamedScenario, type PlannedStudy, planOf, StudyFile } from '@fishbowl/lab/study'

type Kept = { readonly study?: unknown; readonly scenarios?: Readonly<Record<string, unknown>> }

const nothing = new Error('its scenario cannot be put together again from the ledger alone')

/**
 * The plan that a ledger was made from, out of what it keeps of the study file; `peopleOf` gives the people of a scenario that names an
 * organisation file. Throws where that is not enough.
 */
export function keptPlan(
  { file }: Pick<StudyMeta, 'file'>,
  peopleOf: (scenario: unknown) => People | undefined = () => undefined,
): PlannedStudy {
  const { study, scenarios = {} } = file as Kept
  const parsed = StudyFile.safeParse(study)
  if (!parsed.success) throw nothing
  const named = Object.entries(scenarios).flatMap(([id, raw], at): readonly NamedScenario[] => {
    const load = loadRaw(raw, id, peopleOf(raw))
    return load.ok ? [{ id, loaded: load.loaded, at }] : []
  })
  const { data } = parsed
  // Study files name scenarios by path; here they are known by their ids.
  const value = { ...data, scenarios: named.map(({ id }) => id) }
  const planned = planOf(
    { value, raw: data, issueAt: (_path, code, message) => ({ code, message, file: '' }) as never },
    named,
  )
  if (!planned.ok || named.length !== data.scenarios.length) throw nothing
  return planned.plan
}
