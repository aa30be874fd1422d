/** Pages of a list are counted from 0. */
export const lastPage = (total: number, pageRows: number): number => Math.max(0, Math.ceil(total / pageRows) - 1)

/** Where 上一页 and 下一页 lead; null where there is nothing. From beyond the end of a list that has shrunk, back into it. */
export const pagerSteps = (
  page: number,
  total: number,
  pageRows: number,
): { readonly previous: number | null; readonly next: number | null } => {
  const last = lastPage(total, pageRows)
  return { previous: page === 0 ? null : Math.min(page - 1, last), next: page < last ? page + 1 : null }
}
