/** What a code of a refusal or a fault tells people. */
export interface ErrorText {
  /** What happened. `{name|otherwise}` stands for a value of the detail, or for `otherwise` when it is missing. */
  readonly title: string
  /** What is safe and what to do. */
  readonly advice: string
}
