import { rmSync } from 'node:fs'
import { afterAll, test } from 'vitest'
import { commandTests } from './commands.ts'
import { consumerTests } from './consumer.ts'
import { install } from './installation.ts'
import { screenTests } from './screens.ts'
import { tarballTests } from './tarballs.ts'

// The release is made and installed once for all of these, which takes most of their time.
const installation = install()

if (installation === undefined) test.skip('the release is not installed here', () => undefined)
else {
  afterAll(() => rmSync(installation.home, { recursive: true, force: true }))
  tarballTests(installation)
  commandTests(installation)
  screenTests(installation)
  consumerTests(installation)
}
