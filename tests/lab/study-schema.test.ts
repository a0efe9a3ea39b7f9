import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { studySchemaPath, studySchemaText } from '../../tools/study-schema.ts'

test('the published schema of study files is that of the code (npm run schema writes it)', () => {
  const kept = readFileSync(new URL(`../../${studySchemaPath}`, import.meta.url), 'utf8')
  expect(kept === studySchemaText()).toBe(true)
})
