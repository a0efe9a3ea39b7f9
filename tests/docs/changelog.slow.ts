import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { currentModel, modelVersions } from '@fishbowl/core'
import { expect, test } from 'vitest'
import { placesIn } from '../../tools/changelog/markdown.ts'

const root = new URL('../../', import.meta.url)

test('the changelog tells under Results change what the current version of the model moved', () => {
  const text = readFileSync(new URL('CHANGELOG.md', root), 'utf8')
  expect(placesIn(text)).toContainEqual([modelVersions.at(-2), currentModel])
  const headings = text.split(/^(?=#{2,3} )/m).filter((section) => section.includes('<!-- model diff '))
  for (const section of headings) expect(section).toMatch(/^### Results change$/m)
})

test('what it says moved is what moves when the library is run under both versions', {
  timeout: 600_000,
}, () => {
  const script = new URL('tools/changelog.ts', root).pathname
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@fishbowl/source', script, '--check'],
    { encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
