import type { HeadlessOptions } from './workstation.ts'

/**
 * Lets a test keep one package of a batch waiting while the one before it is finished: the report of the case with this 档号, until
 * it is let go or its work is ended.
 */
export const heldReport = (number: string) => {
  let held: Promise<null> | null = null
  const aroundTasks: NonNullable<HeadlessOptions['aroundTasks']> = (tasks) => ({
    ...tasks,
    run: async (name, input, signal) => {
      // The papers of a package come together, its report by itself.
      const isReport =
        name === 'archivePapers' && (input as { readonly papers: readonly unknown[] }).papers.length === 1
      if (held !== null && isReport && JSON.stringify(input).includes(number))
        await Promise.race([held, new Promise((resolve) => signal?.addEventListener('abort', resolve))])
      return tasks.run(name, input, signal)
    },
  })
  const hold = () => {
    let go = (): void => undefined
    held = new Promise((resolve) => {
      go = () => {
        held = null
        resolve(null)
      }
    })
    return () => {
      go()
    }
  }
  return { aroundTasks, hold }
}
