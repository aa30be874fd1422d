import { Button } from 'antd'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { plainDateText } from '../../i18n/date.ts'
import { LinkButton } from '../../ui/navigation/LinkButton.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SecondHand } from '../../ui/dialog/SecondHand.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { SheetExport } from '../../ui/job/SheetExport.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { EntriesTable } from './EntriesTable.tsx'
import type { CatalogueModel, ReadCatalogue } from './useBasicCatalogue.ts'

const words = PUBLICITY.catalogue

/** 基本目录: what is in force, what waits for its second hand, the draft of a version, and all versions. */
export const CatalogueView = (model: CatalogueModel) => {
  const { view, readError } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  const { current, proposal, versions } = view
  return (
    <div className="publicity-tab">
      <p className="soft">{words.intro}</p>
      <Notice>{model.message}</Notice>
      {proposal !== null && <ProposalPanel {...model} proposal={proposal} />}
      <Panel title={words.currentHeading}>
        {current === null ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p>{words.now({ ...current, entries: current.entries.length })}</p>
            {current.note !== '' && <p className="soft">{words.note(current.note)}</p>}
            <EntriesTable label={words.currentHeading} entries={current.entries} />
          </>
        )}
      </Panel>
      {model.keeps && <DraftPanel {...model} view={view} />}
      {versions.length > 0 && <Versions {...model} view={view} />}
      {current !== null && <SheetExport {...model.sheet} />}
    </div>
  )
}

const ProposalPanel = ({
  proposal,
  confirms,
  second,
}: CatalogueModel & { readonly proposal: NonNullable<ReadCatalogue['view']['proposal']> }) => (
  <Panel title={words.proposalHeading}>
    <p>{words.now({ ...proposal, entries: proposal.entries.length })}</p>
    {proposal.note !== '' && <p className="soft">{words.note(proposal.note)}</p>}
    <p>{words.differences(proposal.differences)}</p>
    <EntriesTable label={words.proposalHeading} entries={proposal.entries} />
    {confirms && (
      <SecondHand
        {...{ proposalId: proposal.proposalId, mine: proposal.mine, second }}
        confirmLabel={words.confirm}
        heading={words.confirmHeading}
      >
        <p>{words.confirmText(proposal.version, proposal.effectiveOn)}</p>
      </SecondHand>
    )}
  </Panel>
)

const Versions = ({ view, shown, onShow }: ReadCatalogue) => (
  <Panel title={words.versionsHeading}>
    <ListTable columns={words.versionColumns}>
      {view.versions.map((one) => (
        <tr key={one.version}>
          <td>
            {one.version}
            {one.isCurrent && words.isCurrent}
          </td>
          <td className="list-date">{plainDateText(one.effectiveOn)}</td>
          <td>{one.entries}</td>
          <td>{words.byAt(one.proposedBy, one.proposedAt)}</td>
          <td>{words.byAt(one.confirmedBy, one.confirmedAt)}</td>
          <td>
            <LinkButton
              title={words.showOf(one.version)}
              onClick={() => {
                onShow(shown?.version === one.version ? null : one.version)
              }}
            >
              {shown?.version === one.version ? words.hide : words.show}
            </LinkButton>
          </td>
        </tr>
      ))}
    </ListTable>
    {shown !== null &&
      (shown.entries === null ? (
        <Loading />
      ) : (
        <>
          <EntriesTable label={words.showOf(shown.version)} entries={shown.entries} />
          <div className="button-row">
            <Button
              onClick={() => {
                onShow(null)
              }}
            >
              {words.hide}
            </Button>
          </div>
        </>
      ))}
  </Panel>
)
