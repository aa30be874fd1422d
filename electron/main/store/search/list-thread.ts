import type { MessagePort } from 'node:worker_threads'
import type { ListAnswer, ListWork } from './list-work.ts'

/** What is asked of the thread that makes lists, and what it answers. */
export interface ListRequest {
  readonly work: ListWork
  /** Takes the answers. */
  readonly port: MessagePort
}
export type ListReply = ListAnswer | { readonly kind: 'failed'; readonly stack: string }

/** What the thread and who started it see of one another at once: 1 or 0 at these places of a shared array, its `workerData`. */
export const IS_ENDING = 0
export const IS_AT_WORK = 1
