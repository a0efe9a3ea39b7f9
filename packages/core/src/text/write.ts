import { stringify } from 'yaml'

/**
 * Plain data as YAML, such as a scenario file that was put together: `loadScenario` reads the same data back.
 * @returns YAML in block style, one key a line, keys in the order they are given in
 */
export const toYaml = (value: unknown): string =>
  // A long text on one line survives every editor; an alias would be refused when the file is read.
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
