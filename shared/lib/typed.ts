/** Is a value of one of these types? Narrows the union that it is of. */
export const ofTypes =
  <const T extends string>(types: readonly T[]) =>
  <V extends { readonly type: string }>(value: V): value is Extract<V, { readonly type: T }> =>
    types.some((type) => type === value.type)

/** The same of the types that a table has an entry for, so that a type is listed once. */
export const ofTypesIn =
  <T extends string>(table: Readonly<Record<T, unknown>>) =>
  <V extends { readonly type: string }>(value: V): value is Extract<V, { readonly type: T }> =>
    Object.hasOwn(table, value.type)
