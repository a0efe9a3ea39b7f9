import { toSchemaDocument } from '@fishbowl/core'
import { SessionFile } from '@fishbowl/lab/workshop'

/** Where the schema of session files is kept, from the root of the repository. */
export const sessionSchemaPath = 'packages/lab/schema/session.schema.json'

/** The text of that file: the JSON Schema that editors read for completion and errors. */
export const sessionSchemaText = (): string =>
  `${JSON.stringify(toSchemaDocument(SessionFile, { id: 'session.schema.json', title: 'Fishbowl session' }), undefined, 2)}\n`
