/**
 * Node 24 lets short-lived values take 128 MB before it looks which of them live; the window's runtime (Electron 33) 16, of itself.
 * The same for what runs on Node: a batch of packages holds 115 MB less, in the same processor time.
 */
export const SMALL_YOUNG_GENERATION = '--max-semi-space-size=8'
/**
 * With a bound of a gigabyte V8 lets dead values grow to half of the living ones before it collects, without one to four times as
 * much, as it is with the threads of packages (PACK_LIMITS): 50 MB less. For work that is known to need far less than that.
 */
export const BOUNDED_HEAP = '--max-old-space-size=1024'
/**
 * glibc keeps what a dozen threads let go of in as many places, and buffers of files between small things that stay, so that it grew
 * with the number of packages. In two places, and the buffers apart: a batch of a thousand holds 70 MB less and grows no more.
 */
export const GIVE_BACK = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }
