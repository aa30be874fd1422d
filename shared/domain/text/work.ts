/**
 * What a comparison may still spend, counted in elementary steps instead of time, so that the same two texts give the
 * same answer on every machine. Once spent, the remaining differences are shown coarsely and `spent` says so.
 */
export interface Work {
  stepsLeft: number
  spent: boolean
}

/** Takes `steps` from what is left; false (and `spent`) when it does not suffice, and nothing is taken. */
export const take = (work: Work, steps: number): boolean => {
  if (steps > work.stepsLeft) {
    work.spent = true
    return false
  }
  work.stepsLeft -= steps
  return true
}
