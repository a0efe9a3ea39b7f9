// Compiles the loops over all rows to WebAssembly: `npm run kernel`; `--check` fails when the file is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assemble, compiledText, compileFolder } from './kernel/module.ts'

const folder = fileURLToPath(new URL('../packages/sim/src/kernel', import.meta.url))
const path = `${folder}/compiled.ts`
const kernels = compileFolder(folder)
const text = compiledText(kernels, await assemble(kernels))
if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('packages/sim/src/kernel/compiled.ts is stale: npm run kernel\n')
  process.exitCode = 1
}
