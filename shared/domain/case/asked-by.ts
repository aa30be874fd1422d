/** Which command asks for each fact of an area. */
type ActsOf<Data> = Readonly<Record<keyof Data, string>>
type FactOf<Data> = { [T in keyof Data]: { readonly type: T; readonly data: Data[T] } }[keyof Data]

/**
 * The commands of an area whose facts are recorded just as they were asked for: `Acts` names the command of each fact, and what the
 * command says is what the fact holds.
 */
export type AskedBy<Data, Acts extends ActsOf<Data>> = {
  [T in keyof Data]: { readonly type: Acts[T] } & Data[T]
}[keyof Data]

/** What the person must have asked for when this fact was recorded. */
export const askedBy = <Data, Acts extends ActsOf<Data>>(
  acts: Acts,
  { type, data }: FactOf<Data>,
): AskedBy<Data, Acts> => ({
  type: acts[type],
  ...data,
})
