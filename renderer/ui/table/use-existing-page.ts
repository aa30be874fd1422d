import { useEffect } from 'react'
import { lastPage } from './pager-model.ts'

/** Leads back to the last page when the list has shrunk under it: nobody is left on an empty page. `total` is null while unknown. */
export const useExistingPage = (
  page: number,
  total: number | null,
  pageRows: number,
  onPage: (page: number) => void,
): void => {
  const last = total === null ? page : lastPage(total, pageRows)
  useEffect(() => {
    if (page > last) onPage(last)
  }, [page, last, onPage])
}
