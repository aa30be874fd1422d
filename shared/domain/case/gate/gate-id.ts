/**
 * The release gates: what must be true before a released document is made. G1 no mark of classification, G2 主动公开 by
 * everybody's hand, G3 its basis, G4 exceptions answered item by item, G5 保密审查结论, G6 third parties, G7 other organs
 * and approvals, G8 the right organ, G9 personal data, G10 every hand on the same content, G11 nothing hidden, G12 time
 * limit, G13 重大行政决策, G14 规章 and 规范性文件, G15 maps, G16 times that agree, G17 self-check of the PDF, G18 解读材料, G19 the time of an
 * applicant to object.
 */
export const GATE_IDS = [
  'G1',
  'G2',
  'G3',
  'G4',
  'G5',
  'G6',
  'G7',
  'G8',
  'G9',
  'G10',
  'G11',
  'G12',
  'G13',
  'G14',
  'G15',
  'G16',
  'G17',
  'G18',
  'G19',
] as const
export type GateId = (typeof GATE_IDS)[number]

/** block: nothing passes; override: a leader lets it pass with a written reason; warn: somebody takes note of it. */
export const GATE_LEVELS = ['block', 'override', 'warn'] as const
export type GateLevel = (typeof GATE_LEVELS)[number]

/** Who lets an open gate pass, or takes note of it, on exactly this content. */
export interface GateAnswer {
  readonly gate: GateId
  readonly kind: 'overridden' | 'acknowledged'
  readonly contentHash: string
  readonly personName: string
  readonly at: string
  readonly reason: string
  /** What it answered has been said anew since: G19 rests on what the determination tells of the applicants. */
  readonly overtaken?: true
}
