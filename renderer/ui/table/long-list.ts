/** Rows of a list that is gone through faster than it is passed over; what stands below a longer one is led to from above it. */
export const LONG_LIST = 10
