import { ok } from '#shared/lib/result.ts'
import { chooseFile, type Dialogs } from '../usecase/choose-file.ts'
import type { Restorer } from '../usecase/backup/restore.ts'
import { oneSearchAtATime } from '../usecase/search/search-turn.ts'
import type { SessionHolder } from '../usecase/session/session.ts'
import { refuse, type Workstation } from '../usecase/workstation.ts'
import { archiveHandlers } from './archive-handlers.ts'
import { caseHandlers } from './case-handlers.ts'
import { officeHandlers } from './office-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { releaseHandlers } from './release-handlers.ts'
import type { Handlers } from './route.ts'
import { createReading, createWithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const verifying = () => import('../usecase/verify/verify-signatures.ts')
const searching = () => import('../usecase/search/find-cases.ts')
const restoring = () => import('../usecase/backup/restore.ts')

/** The handler of every channel: hand the parsed input to its use case. No rule lives here. */
export const createHandlers = (workstation: Workstation, session: SessionHolder, dialogs: Dialogs): Handlers => {
  const unlocked = createWithPerson(session)
  const reading = createReading(workstation, unlocked)
  let oneRestorer: Promise<Restorer> | null = null
  const restorer = (): Promise<Restorer> =>
    (oneRestorer ??= restoring().then(({ createRestorer }) => createRestorer(workstation, session)))
  const finding = oneSearchAtATime()
  const counting = oneSearchAtATime()
  return {
    'session.status': () => ok(session.view()),
    'session.unlock': (input) => session.unlock(input),
    'session.lock': async () => {
      await session.leave('left')
      return ok(session.view())
    },
    'session.recover': (input) => session.recover(input),
    'session.changePassword': (input) => session.changePassword(input),
    'session.confirm': (input) => session.confirm(input),
    'session.renewKey': (input) => session.renewKey(input),
    'office.create': (input) => session.createOffice(input),
    'clock.correct': (input) => session.correctClock(input),
    'restore.choose': async () => (await restorer()).choose(dialogs),
    'restore.begin': async (input) => (await restorer()).begin(input),
    'restore.view': async () => (await restorer()).view(),
    'restore.accept': async (input) => (await restorer()).accept(input),
    'restore.abandon': async () => (await restorer()).abandon(),
    'search.find': unlocked((person, input) =>
      finding((signal) => searching().then(({ findCases }) => findCases(workstation, person, input, signal))),
    ),
    'search.count': unlocked((person, input) =>
      counting((signal) => searching().then(({ countCases }) => countCases(workstation, person, input, signal))),
    ),
    'search.saved': unlocked(async (person) => (await searching()).viewSavedSearches(person)),
    'search.save': unlocked(async (person, input) => (await searching()).saveSearches(workstation, person, input)),
    'job.cancel': (input) => (workstation.jobs.cancel(input.jobId) ? ok({}) : refuse('job.unknown')),
    'signature.verify': async (input) => (await verifying()).verifySignatures(workstation, session.current(), input),
    'file.choose': unlocked((_person, input) => chooseFile(workstation, dialogs, input)),
    ...peopleHandlers(workstation, unlocked),
    ...caseHandlers(workstation, unlocked, reading),
    ...releaseHandlers(workstation, unlocked),
    ...archiveHandlers(workstation, unlocked),
    ...officeHandlers(workstation, unlocked),
  }
}
