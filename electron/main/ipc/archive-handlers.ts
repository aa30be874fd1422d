import type { Workstation } from '../usecase/workstation.ts'
import type { Handlers } from './route.ts'
import type { WithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const archiving = () => import('../usecase/archive/export-archive.ts')
const keepingArchive = () => import('../usecase/archive/archive-desk.ts')
const holding = () => import('../usecase/archive/hold.ts')

/** 档案管理: filing, batches, handover, appraisal, inspection. */
export const archiveHandlers = (workstation: Workstation, unlocked: WithPerson) =>
  ({
    'archive.export': unlocked(async (person, input) => (await archiving()).exportArchive(workstation, person, input)),
    'archive.rules': unlocked(async (person) => (await keepingArchive()).viewArchiveRules(workstation, person)),
    'archive.setRules': unlocked(async (person, input) =>
      (await keepingArchive()).setArchiveRules(workstation, person, input),
    ),
    'archive.checkTable': unlocked(async (_person, input) =>
      (await keepingArchive()).checkRetentionTable(workstation, input),
    ),
    'archive.adoptTable': unlocked(async (person, input) =>
      (await keepingArchive()).adoptRetentionTable(workstation, person, input),
    ),
    'archive.list': unlocked(async (person, input) => (await keepingArchive()).listArchive(workstation, person, input)),
    'archive.file': unlocked(async (person, input) => (await keepingArchive()).fileItems(workstation, person, input)),
    'archive.proposal': unlocked(async (person, input) => (await keepingArchive()).viewProposal(person, input)),
    'archive.proposeDisposal': unlocked(async (person, input) =>
      (await keepingArchive()).proposeDisposal(workstation, person, input),
    ),
    'archive.decideDisposal': unlocked(async (person, input) =>
      (await keepingArchive()).decideDisposal(workstation, person, input),
    ),
    'hold.place': unlocked(async (person, input) => (await holding()).placeHold(workstation, person, input)),
    'hold.lift': unlocked(async (person, input) => (await holding()).liftHold(workstation, person, input)),
    'archive.plan': unlocked(async (person, input) => (await keepingArchive()).planBatch(workstation, person, input)),
    'archive.exportBatch': unlocked(async (person, input) =>
      (await keepingArchive()).exportBatch(workstation, person, input),
    ),
    'archive.exportCatalog': unlocked(async (person, input) =>
      (await keepingArchive()).exportCatalog(workstation, person, input),
    ),
    'archive.exportDisposals': unlocked(async (person, input) =>
      (await keepingArchive()).exportDisposals(workstation, person, input),
    ),
    'archive.extensions': unlocked(async (person) => (await keepingArchive()).viewExtensions(workstation, person)),
    'archive.recordExtension': unlocked(async (person, input) =>
      (await keepingArchive()).recordExtension(workstation, person, input),
    ),
    'archive.confirmExtension': unlocked(async (person, input) =>
      (await keepingArchive()).confirmExtension(workstation, person, input),
    ),
    'archive.withdrawExtension': unlocked(async (person, input) =>
      (await keepingArchive()).withdrawExtension(workstation, person, input),
    ),
    'archive.saveExtensionLetter': unlocked(async (person, input) =>
      (await keepingArchive()).saveExtensionLetter(workstation, person, input),
    ),
    'archive.handovers': unlocked(async (person) => (await keepingArchive()).viewHandovers(person)),
    'archive.handoverPlan': unlocked(async (person, input) =>
      (await keepingArchive()).planHandover(workstation, person, input),
    ),
    'archive.prepareHandover': unlocked(async (person, input) =>
      (await keepingArchive()).prepareHandover(workstation, person, input),
    ),
    'archive.receiveHandover': unlocked(async (person, input) =>
      (await keepingArchive()).receiveHandover(workstation, person, input),
    ),
    'archive.withdrawHandover': unlocked(async (person, input) =>
      (await keepingArchive()).withdrawHandover(workstation, person, input),
    ),
    'archive.exportHandover': unlocked(async (person, input) =>
      (await keepingArchive()).exportHandover(workstation, person, input),
    ),
    'archive.inspect': unlocked(async (person, input) =>
      (await keepingArchive()).inspectArchive(workstation, person, input),
    ),
    'archive.exportInspection': unlocked(async (person, input) =>
      (await keepingArchive()).exportInspection(workstation, person, input),
    ),
    'archive.inspected': unlocked(async (person, input) => (await keepingArchive()).viewInspected(person, input)),
  }) satisfies Partial<Handlers>
