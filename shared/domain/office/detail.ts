/** What the sentence of an event of the office may be told with; whoever tells it has words for each. */
export type OfficeDetailName =
  | ('name' | 'to' | 'role' | 'roles' | 'people' | 'reason' | 'problem' | 'on' | 'at' | 'from' | 'until')
  | ('lexiconId' | 'version' | 'entries' | 'dropped' | 'failures')
  | ('years' | 'year' | 'issuer' | 'count' | 'value' | 'channel' | 'number')
  | ('size' | 'later' | 'again' | 'held' | 'shares' | 'steps' | 'uses')
  | ('before' | 'since' | 'checkpoint' | 'tries' | 'how')
  // 1 for yes
  | ('scheduled' | 'withCode' | 'example' | 'unseen' | 'unregistered' | 'unsigned' | 'key')
export type OfficeDetail = Readonly<Partial<Record<OfficeDetailName, string | number>>>
