import { CatalogueView } from './CatalogueView.tsx'
import { useBasicCatalogue, type CatalogueProps } from './useBasicCatalogue.ts'

export const Catalogue = (props: CatalogueProps) => <CatalogueView {...useBasicCatalogue(props)} />
