import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaPath, schemaText } from './scenario-schema.ts'
import { sessionSchemaPath, sessionSchemaText } from './session-schema.ts'
import { studySchemaPath, studySchemaText } from './study-schema.ts'

function write(file: string, text: string): void {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

write(schemaPath, schemaText())
write(studySchemaPath, studySchemaText())
write(sessionSchemaPath, sessionSchemaText())
