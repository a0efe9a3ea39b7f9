import { ScenarioFile, toSchemaDocument } from '@fishbowl/core'

/** Where the schema of scenario files is kept, from the root of the repository. */
export const schemaPath = 'packages/core/schema/scenario.schema.json'

/** The text of that file: the JSON Schema that editors read for completion and errors. */
export const schemaText = (): string =>
  `${JSON.stringify(toSchemaDocument(ScenarioFile, { id: 'scenario.schema.json', title: 'Fishbowl scenario' }), undefined, 2)}\n`
