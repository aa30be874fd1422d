import { IMPORTED } from '../../i18n/imported-revisions.ts'
import { Panel } from '../../ui/Panel.tsx'
import { authorsOf, type ImportedRevision } from './imported-model.ts'

/** Who made the tracked changes that a file brought along; the versions themselves are the importer's. */
export const ImportedRevisions = ({ revisions }: { readonly revisions: readonly ImportedRevision[] }) => (
  <Panel title={IMPORTED.heading}>
    <p className="soft">{IMPORTED.intro}</p>
    {authorsOf(revisions).map(({ author, count, shown, rest }) => (
      <section key={author} className="field">
        <h3>{IMPORTED.author(author, count)}</h3>
        <ul className="job-files">
          {shown.map(({ kind, of, text, date }, index) => (
            <li key={index}>{IMPORTED.change(kind, of, text, date)}</li>
          ))}
        </ul>
        {rest > 0 && <p className="soft">{IMPORTED.rest(rest)}</p>}
      </section>
    ))}
  </Panel>
)
