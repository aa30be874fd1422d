import { Button } from 'antd'
import { DEFAULT_CHAIN } from '#shared/domain/case/review/chain-template.ts'
import { CHAIN_USE_WORDS, CHAINS } from '../../i18n/chains.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { ChainForm } from './ChainForm.tsx'
import { chainChanges, stepsLine, type Chain, type ChainsData } from './chain-model.ts'
import type { ChainAsking, ChainsModel } from './useChains.ts'

export const ChainsView = (model: ChainsModel) => {
  const { view, readError, onRetry, draft, asking, error, message } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  if (draft !== null) return <ChainForm key={draft.templateId ?? ''} {...model} view={view} draft={draft} />
  return (
    <div className="chains">
      <p className="soft">{CHAINS.intro}</p>
      {asking === null && <Failure error={error} />}
      <Notice>{message}</Notice>
      {view.proposals.length > 0 && (
        <Panel title={CHAINS.waiting}>
          {view.proposals.map((proposal) => (
            <Proposal key={proposal.proposalId} {...model} proposal={proposal} />
          ))}
        </Panel>
      )}
      <Panel
        title={CHAINS.inUse}
        extra={
          view.mayPropose ? (
            <Button type="primary" onClick={model.onAdd}>
              {CHAINS.add}
            </Button>
          ) : undefined
        }
      >
        {view.chains.map((chain) => (
          <InUse key={chain.template.templateId} {...model} view={view} chain={chain} />
        ))}
      </Panel>
      <KeptFields form={model.form}>{asking !== null && <AskDialog {...model} asking={asking} />}</KeptFields>
    </div>
  )
}

const usesLine = ({ template, uses }: Pick<Chain, 'template' | 'uses'>): string => {
  const isDefault = template.templateId === DEFAULT_CHAIN.templateId
  return CHAINS.uses(isDefault && uses.length === 0 ? [CHAINS.defaultUse] : uses.map((use) => CHAIN_USE_WORDS[use]))
}

const Head = ({ chain }: { readonly chain: Pick<Chain, 'template' | 'uses'> }) => (
  <>
    <h3>
      {CHAINS.name(chain.template.name)}
      <span className="soft chains-version">{CHAINS.version(chain.template.version)}</span>
    </h3>
    <p className="chains-steps">{stepsLine(chain.template.steps)}</p>
  </>
)

/** What whoever confirms a version has to look at: how it differs from the one in use. */
const Changes = ({
  view,
  proposal,
}: {
  readonly view: ChainsData | null
  readonly proposal: ChainsData['proposals'][number]
}) => {
  const lines = chainChanges(view?.chains ?? [], proposal)
  const { change } = CHAINS
  if (lines === null) return <p>{change.isNew}</p>
  return (
    <div className="chains-changes">
      <p>{change.heading(proposal.template.version - 1)}</p>
      <ul>
        {(lines.length === 0 ? [change.nothing] : lines).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

const InUse = ({ view, chain, onEdit, onAsk }: ChainsModel & { readonly view: ChainsData; readonly chain: Chain }) => {
  const { template, confirmed, uses } = chain
  const waits = view.proposals.some((one) => one.template.templateId === template.templateId)
  return (
    <section className="chains-one">
      <Head chain={chain} />
      <p>{usesLine(chain)}</p>
      <p className="soft">
        {confirmed === null
          ? CHAINS.shipped
          : CHAINS.confirmed(confirmed.proposedByName, confirmed.confirmedByName, dateTimeText(confirmed.at))}
      </p>
      {view.mayPropose && !waits && (
        <div className="chains-acts">
          <Button
            size="small"
            aria-label={CHAINS.editOf(CHAINS.name(template.name))}
            onClick={() => {
              onEdit(chain)
            }}
          >
            {CHAINS.edit}
          </Button>
          {uses.length > 0 && template.templateId !== DEFAULT_CHAIN.templateId && (
            <Button
              size="small"
              onClick={() => {
                onAsk({ kind: 'stop', chain })
              }}
            >
              {CHAINS.stop}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

const Proposal = ({ proposal, view, onAsk }: ChainsModel & { readonly proposal: ChainsData['proposals'][number] }) => (
  <section className="chains-one">
    <Head chain={proposal} />
    <p>{proposal.uses.length === 0 ? CHAINS.stops : usesLine(proposal)}</p>
    {proposal.uses.length > 0 && <Changes {...{ view, proposal }} />}
    <p className="soft">{CHAINS.proposed(proposal.proposedByName, dateTimeText(proposal.at), proposal.reason)}</p>
    <div className="chains-acts">
      {proposal.mayConfirm && (
        <Button
          type="primary"
          size="small"
          aria-label={CHAINS.confirmOf(CHAINS.name(proposal.template.name))}
          onClick={() => {
            onAsk({ kind: 'confirm', proposal })
          }}
        >
          {CHAINS.confirm}
        </Button>
      )}
      {(proposal.mayConfirm || (view?.mayPropose === true && proposal.mine)) && (
        <Button
          size="small"
          onClick={() => {
            onAsk({ kind: 'decline', proposal })
          }}
        >
          {proposal.mine ? CHAINS.takeBack : CHAINS.decline}
        </Button>
      )}
    </div>
  </section>
)

const AskDialog = ({
  asking,
  view,
  busy,
  error,
  onAsk,
  onConfirm,
  onDecline,
  onPropose,
}: ChainsModel & { readonly asking: ChainAsking }) => {
  const common = {
    busy,
    error,
    onClose: () => {
      onAsk(null)
    },
  }
  switch (asking.kind) {
    case 'confirm':
      return (
        <Dialog
          {...common}
          title={CHAINS.confirmOf(CHAINS.name(asking.proposal.template.name))}
          confirmLabel={CHAINS.confirm}
          onConfirm={() => {
            onConfirm(asking.proposal.proposalId)
          }}
        >
          <Head chain={asking.proposal} />
          <p>{asking.proposal.uses.length === 0 ? CHAINS.stops : usesLine(asking.proposal)}</p>
          {asking.proposal.uses.length > 0 && <Changes {...{ view, proposal: asking.proposal }} />}
          <Failure error={error} />
        </Dialog>
      )
    case 'decline':
      return (
        <ReasonDialog
          {...common}
          title={asking.proposal.mine ? CHAINS.takeBack : CHAINS.decline}
          label={CHAINS.declineReason}
          confirmLabel={asking.proposal.mine ? CHAINS.takeBack : CHAINS.decline}
          onConfirm={(reason) => {
            onDecline(asking.proposal, reason)
          }}
        />
      )
    case 'stop': {
      const { template } = asking.chain
      return (
        <ReasonDialog
          {...common}
          title={CHAINS.reasonTitle(template.name)}
          label={CHAINS.reason}
          confirmLabel={CHAINS.propose}
          onConfirm={(reason) => {
            const { templateId, version, name, steps } = template
            onPropose({ templateId, baseVersion: version, name, steps, uses: [] }, reason)
          }}
        />
      )
    }
  }
}
