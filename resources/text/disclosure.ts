/** Words of the disclosure determination, for the history and the forms. */
export const disclosureText = {
  facts: {
    determined: (mode: string) => `作出公开认定：${mode}`,
    concluded: (mode: string) => `办结：${mode}`,
    reviewed: (result: string) => `定期评估审查：${result}`,
  },
  nextReview: (day: string) => `下次评估审查：${day}`,
} as const
