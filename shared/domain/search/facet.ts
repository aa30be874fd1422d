/** By what a list of finds can be narrowed, beside its words; and who may see a case. */
export const FACETS = [
  ...(['stage', 'kind', 'year', 'drafter', 'mode', 'validity', 'issuer', 'drafterName'] as const),
  'department', // 责任部门, as the release names it
  'handling', // 承办科室, as the case began
] as const
/** Facets whose values are written by people: which there are is kept beside the index. */
export const FREE_FACETS = ['issuer', 'drafterName', 'department', 'handling'] as const satisfies readonly Facet[]
export type Facet = (typeof FACETS)[number]
export type FacetValues = Readonly<Record<Facet, string>>
