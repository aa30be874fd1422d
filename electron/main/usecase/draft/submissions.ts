/** Cases that are being handed in just now: their files are looked into, which takes a while. */
const submissions = new Map<string, Promise<unknown>>()

/** Ends when nobody is handing this case in; whoever waited asks then how the log stands. Never throws. */
export const handedIn = async (caseId: string): Promise<void> => {
  await submissions.get(caseId)
}

/** Hands in; until that has ended, acts on the draft of the case wait. Gives and throws what `act` does. */
export const handingIn = async <T>(caseId: string, act: Promise<T>): Promise<T> => {
  const ended = act.then(
    () => undefined,
    () => undefined, // the failure is the submitter's
  )
  submissions.set(caseId, ended)
  try {
    return await act
  } finally {
    if (submissions.get(caseId) === ended) submissions.delete(caseId)
  }
}
