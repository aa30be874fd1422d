import { answerGate } from '../usecase/review/answer-gate.ts'
import { setPublication, viewPublication } from '../usecase/release/publication.ts'
import type { Workstation } from '../usecase/workstation.ts'
import type { Handlers } from './route.ts'
import type { WithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const releasing = () => import('../usecase/release/build-release.ts')
const extending = () => import('../usecase/release/extend-release.ts')
const keying = () => import('../usecase/release/choose-release-key.ts')
const sealing = () => import('../usecase/release/sealing.ts')

/** 发布: what a release is made with, how it is made, and what is done about it afterwards. */
export const releaseHandlers = (workstation: Workstation, unlocked: WithPerson) =>
  ({
    'release.answerGate': unlocked((person, input) => answerGate(workstation, person, input)),
    'release.build': unlocked(async (person, input) => (await releasing()).buildRelease(workstation, person, input)),
    'sealing.view': unlocked(async (person) => (await sealing()).viewSealing(workstation, person)),
    'sealing.approveSeal': unlocked(async (person, input) => (await sealing()).approveSeal(workstation, person, input)),
    'publication.view': unlocked((person) => viewPublication(person)),
    'publication.set': unlocked((person, input) => setPublication(workstation, person, input)),
    'key.useOffice': unlocked(async (person, input) => (await keying()).useOfficeKey(workstation, person, input)),
    'key.importFile': unlocked(async (person, input) => (await keying()).importReleaseKey(workstation, person, input)),
    'key.listToken': unlocked(async (_person, input) => (await keying()).listTokenKeys(workstation, input)),
    'key.useToken': unlocked(async (person, input) => (await keying()).useTokenKey(workstation, person, input)),
    'key.setHands': unlocked(async (person, input) => (await keying()).setReleaseHands(workstation, person, input)),
    'release.prepare': unlocked(async (person, input) =>
      (await import('../usecase/release/prepare-release.ts')).prepareRelease(workstation, person, input),
    ),
    'release.extend': unlocked(async (person, input) => (await extending()).extendRelease(workstation, person, input)),
    'release.proofQuestions': unlocked(async (person, input) =>
      (await extending()).viewProofQuestions(workstation, person, input),
    ),
    'release.timestampQuestion': unlocked(async (person, input) =>
      (await extending()).exportTimestampQuestion(workstation, person, input),
    ),
    'release.compare': unlocked(async (person, input) =>
      (await import('../usecase/release/compare-published.ts')).compareWithPublished(workstation, person, input),
    ),
    'sealing.setTimestamp': unlocked(async (person, input) =>
      (await sealing()).setTimestamp(workstation, person, input),
    ),
  }) satisfies Partial<Handlers>
