/** What is wrong with a token of RFC 3161. */
export type TimestampProblem =
  | 'malformed'
  | 'imprint' // made over other bytes
  | 'forged'
  | 'notAnAuthority' // the certificate is not for timestamps alone
  | 'notValid' // the authority's certificate was not valid at the time it attests
  | 'time' // attests a time at which it cannot have been made
