/** Bodies that no page of ours sends, by what is wrong with them. */
export const hostileBodies: readonly (readonly [name: string, body: string])[] = [
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['deep JSON', `${'['.repeat(4000)}${']'.repeat(4000)}`],
  ['deep JSON of objects', `${'{"a":'.repeat(1300)}1${'}'.repeat(1300)}`],
  [
    '__proto__',
    '{"step":"spike","round":0,"turn":1,"__proto__":{"isAdmin":true},"fields":{"choice":0,"sure":0}}',
  ],
  ['__proto__ among the fields', '{"step":"spike","round":0,"turn":1,"fields":{"__proto__":{"choice":0}}}'],
  ['constructor', '{"step":"spike","round":0,"turn":1,"fields":{"constructor":1,"choice":9}}'],
  ['another team', '{"step":"spike","round":0,"turn":1,"team":0,"fields":{"choice":0,"sure":0}}'],
  ['another seat', '{"step":"spike","round":0,"turn":1,"seat":5,"fields":{"choice":0,"sure":0}}'],
  ['another step', '{"step":"team","round":0,"turn":1,"fields":{"choice":0,"sure":0}}'],
  ['no such step', '{"step":"\\u0000\\u202e","round":0,"turn":1,"fields":{"choice":0,"sure":0}}'],
  ['another round', '{"step":"spike","round":1,"turn":1,"fields":{"choice":0,"sure":0}}'],
  ['a huge number', '{"step":"spike","round":0,"turn":1,"fields":{"choice":1e308,"sure":0}}'],
  ['infinity', '{"step":"spike","round":0,"turn":1,"fields":{"choice":1e999,"sure":0}}'],
  ['less than nothing', '{"step":"spike","round":0,"turn":1,"fields":{"choice":-1,"sure":0}}'],
  ['half an option', '{"step":"spike","round":0,"turn":1,"fields":{"choice":0.5,"sure":0}}'],
  ['a sureness that is none', '{"step":"spike","round":0,"turn":1,"fields":{"choice":0,"sure":0.5}}'],
  ['a turn that is none', '{"step":"spike","round":0,"turn":1e300,"fields":{"choice":0,"sure":0}}'],
  ['text for a number', '{"step":"spike","round":0,"turn":1,"fields":{"choice":"0","sure":0}}'],
  [
    'many fields',
    JSON.stringify({
      step: 'spike',
      round: 0,
      turn: 1,
      fields: Object.fromEntries(
        Array.from({ length: 400 }, (_, i) => [
          `a${'b'.repeat(i % 20)}`.concat(String.fromCodePoint(97 + (i % 26))),
          1,
        ]),
      ),
    }),
  ],
  ['half a character', '{"step":"\\ud800","round":0,"turn":1,"fields":{}}'],
  ['a step that is long', JSON.stringify({ step: 'x'.repeat(5000), round: 0, turn: 1, fields: {} })],
]
