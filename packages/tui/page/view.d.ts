/** What the server sends: the same as in src/serve/types.ts. */
type Field =
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly label: string
      readonly says?: string
      readonly small: boolean
      readonly options: readonly string[]
      readonly value?: number
    }
  | {
      readonly kind: 'number'
      readonly id: string
      readonly label: string
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly value?: number
    }

type View = {
  readonly step: string
  readonly round: number
  readonly title: string
  readonly says: readonly string[]
  readonly fields: readonly Field[]
  readonly quoted: boolean
  readonly stands?: string
  readonly send: string
}

type Reply = {
  readonly ok?: boolean
  readonly why?: string
  readonly says?: string
  readonly token?: string
  readonly teams?: readonly string[]
  readonly mark?: string
  readonly who?: string
  readonly view?: View
  readonly turn?: number
}
