import { LinkButton } from '../../ui/navigation/LinkButton.tsx'

interface Props {
  readonly row: { readonly caseId: string; readonly title: string }
  readonly onOpen: (caseId: string) => void
}

/** The title of a file in a list; it opens the case. */
export const TitleCell = ({ row, onOpen }: Props) => (
  <td>
    <LinkButton
      onClick={() => {
        onOpen(row.caseId)
      }}
    >
      {row.title}
    </LinkButton>
  </td>
)
