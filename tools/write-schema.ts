import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaPath, schemaText } from './scenario-schema.ts'

const path = fileURLToPath(new URL(`../${schemaPath}`, import.meta.url))
mkdirSync(dirname(path), { recursive: true })
writeFileSync(path, schemaText())
