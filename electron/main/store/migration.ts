/** A step of the tables; stored events are never touched by one. The file's name begins with the version. */
export interface Migration {
  readonly version: number
  readonly sql: string
}
