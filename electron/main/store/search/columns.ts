import { FACETS, type Facet } from '#shared/domain/search/facet.ts'

/** What lies beside the lists of a run, of each of its documents, which count from its first. */
export interface FacetColumns {
  /** Numbers of the values; 0 for a document that is gone. */
  readonly valuesOf: Readonly<Record<Facet, Uint32Array>>
  /** 1 for what was ever handed in. */
  readonly submitted: Uint32Array
  /** Documents alike in all columns are of one class: what is asked of their columns is asked of one of them. */
  readonly classOf: Uint32Array
  /** A document of each class. */
  readonly examples: readonly number[]
}

/** Numbers documents by what stands in all columns, from 0 on. */
const classesOf = (columns: readonly Uint32Array[], size: number): Uint32Array => {
  const classOf = new Uint32Array(size)
  for (const column of columns) {
    const span = column.reduce((highest, value) => Math.max(highest, value), 0) + 1
    const numbers = new Map<number, number>()
    for (let doc = 0; doc < size; doc += 1) {
      const key = (classOf[doc] as number) * span + (column[doc] as number)
      let number = numbers.get(key)
      if (number === undefined) numbers.set(key, (number = numbers.size))
      classOf[doc] = number
    }
  }
  return classOf
}

/** The columns of a run as they lie beside its lists, one after the other: one of each facet, then 1 for handed in. */
export const columnsOf = (records: Uint8Array): FacetColumns => {
  const all = new Uint32Array(records.slice().buffer)
  const size = all.length / (FACETS.length + 1)
  const column = (of: number): Uint32Array => all.subarray(of * size, (of + 1) * size)
  const valuesOf = Object.fromEntries(FACETS.map((facet, of) => [facet, column(of)])) as Record<Facet, Uint32Array>
  const submitted = column(FACETS.length)
  const classOf = classesOf([...Object.values(valuesOf), submitted], size)
  const examples: number[] = []
  for (let doc = size - 1; doc >= 0; doc -= 1) examples[classOf[doc] as number] = doc
  return { valuesOf, submitted, classOf, examples }
}
