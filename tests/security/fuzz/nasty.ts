/** Texts that a terminal could obey, a reader cannot see, or a notation takes for something else. */
export const nastyTexts: readonly string[] = [
  '\u001B[2J',
  '\u001B]0;owned\u0007',
  '\u009B31m',
  '\u0000',
  '\u0085',
  '\u202Eevil',
  '\u2066x\u2069',
  '\u200B\u200D',
  '\uFEFF',
  '\uD800',
  '\u2028',
  'e\u0301\u0302\u0303\u0304\u0305\u0306',
  '👩‍👩‍👧 漢字',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '/dev/zero',
  '=HYPERLINK("http://evil.example","x")',
  '</script><img src=x onerror=alert(1)>',
  "'; DROP TABLE result; --",
  '%s%n$(reboot)`id`',
  'x'.repeat(5000),
]

/** Numbers at the ends of what a double, an integer and a person can mean. */
export const nastyNumbers: readonly string[] = [
  '0 -0 1 -1 0.5 1.5 -0.000001 1000001 1000000000 -1000000000 9007199254740993 -9007199254740993',
  '4294967296 2147483648 1e21 1e308 -1e308 1e999 -1e999 5e-324 1e-400 0.1e-5 00012 1_000 0x1F 1,5',
  '9'.repeat(400),
].flatMap((line) => line.split(' '))

/** What stands for no number in YAML. */
export const noNumbers: readonly string[] = ['.nan', '.inf', '-.inf', 'NaN', 'Infinity', 'null', '~', '']

/** Values of every kind, as JSON and so as YAML too. */
export const nastyValues: readonly unknown[] = [
  null,
  true,
  false,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { '': 0 },
  { constructor: 1 },
  [1, 'x', {}],
  -1,
  0,
  0.5,
  1e9,
  1e21,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER,
  5e-324,
  Array.from({ length: 2000 }, () => 0),
  Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])),
]

/** Brackets inside brackets. */
export const nested = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`
