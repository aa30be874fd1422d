/**
 * What a comparison may still spend, counted in elementary steps instead of time, so that the same two texts give the
 * same answer on every machine. Once spent, the remaining differences are shown coarsely and `spent` says so.
 */
export interface Work {
  stepsLeft: number
  spent: boolean
}

/** Half a second of comparing or so; a paper of 200,000 characters, half of it rewritten, takes two million. */
const DEFAULT_MAX_STEPS = 60_000_000

export const workOf = ({ maxSteps = DEFAULT_MAX_STEPS }: { readonly maxSteps?: number | undefined }): Work => ({
  stepsLeft: maxSteps,
  spent: false,
})

/** Takes `steps` from what is left; false (and `spent`) when it does not suffice, and nothing is taken. */
export const take = (work: Work, steps: number): boolean => {
  if (steps > work.stepsLeft) {
    work.spent = true
    return false
  }
  work.stepsLeft -= steps
  return true
}
