import { toSchemaDocument } from '@fishbowl/core'
import { StudyFile } from '@fishbowl/lab/study'

/** Where the schema of study files is kept, from the root of the repository. */
export const studySchemaPath = 'packages/lab/schema/study.schema.json'

/** The text of that file: the JSON Schema that editors read for completion and errors. */
export const studySchemaText = (): string =>
  `${JSON.stringify(toSchemaDocument(StudyFile, { id: 'study.schema.json', title: 'Fishbowl study' }), undefined, 2)}\n`
