declare module 'diff-match-patch' {
  /** -1 deletes, 0 keeps, 1 inserts. */
  type Operation = [kind: -1 | 0 | 1, text: string]
  export default class DiffMatchPatch {
    diff_main(old: string, new_: string): Operation[]
    diff_cleanupSemantic(operations: Operation[]): void
  }
}
