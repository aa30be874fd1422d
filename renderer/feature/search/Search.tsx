import { SearchView } from './SearchView.tsx'
import { useSearch, type SearchProps } from './useSearch.ts'
import './search.css'

export { NOTHING_ASKED, type Asked } from './useSearch.ts'

export const Search = (props: SearchProps) => <SearchView {...useSearch(props)} />
