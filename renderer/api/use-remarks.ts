import { rereadIfOvertaken } from './overtaken.ts'
import { useActs } from './use-acts.ts'
import { useCommand } from './use-command.ts'
import { useQuery } from './use-query.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'

export type SuggestedChange = Input<'suggestion.make'>['changes'][number]
export type Place = NonNullable<Input<'remark.make'>['place']>

export interface RemarkActs {
  /** Null until they are read. */
  readonly view: Output<'case.remarks'> | null
  readonly busy: boolean
  readonly error: WireError | null
  /** Each tells whether it was recorded. */
  readonly make: (text: string, place: Place | null) => Promise<boolean>
  readonly answer: (remarkId: string, text: string) => Promise<boolean>
  readonly settle: (remarkId: string) => Promise<boolean>
  readonly suggest: (changes: readonly SuggestedChange[]) => Promise<boolean>
  readonly decide: (
    suggestionIds: readonly string[],
    decision: Input<'suggestion.decide'>['decision'],
    reason: string,
  ) => Promise<boolean>
}

export interface RemarksOn {
  readonly caseId: string
  readonly contentHash: string
  /** The log as the person saw it. */
  readonly expectedSeq: () => number
  readonly onStale: () => void
  /** Told what the log has come to, before anything else can be sent. */
  readonly onRecorded?: (seq: number) => void
}

/** 批注 and 修改建议 of a case as they are now, and the acts on them. */
export const useRemarks = ({ caseId, contentHash, expectedSeq, onStale, onRecorded }: RemarksOn): RemarkActs => {
  const { data, error: unread } = useQuery('case.remarks', { caseId })
  const make = useCommand('remark.make')
  const answer = useCommand('remark.answer')
  const settle = useCommand('remark.settle')
  const suggest = useCommand('suggestion.make')
  const decide = useCommand('suggestion.decide')
  const acts = useActs(make, answer, settle, suggest, decide)
  const onCase = () => {
    acts.fresh()
    return { caseId, expectedSeq: expectedSeq(), contentHash }
  }
  const done = async (sent: Promise<Reply<Output<'remark.make'>>>): Promise<boolean> => {
    const reply = await sent
    if (reply.ok) onRecorded?.(reply.value.seq)
    else rereadIfOvertaken(reply, onStale)
    return reply.ok
  }
  return {
    view: data,
    busy: acts.busy,
    error: unread ?? acts.error,
    make: (text, place) => done(make.run({ ...onCase(), text, place })),
    answer: (remarkId, text) => done(answer.run({ ...onCase(), remarkId, text })),
    settle: (remarkId) => done(settle.run({ ...onCase(), remarkId })),
    suggest: (changes) => done(suggest.run({ ...onCase(), changes: [...changes] })),
    decide: (suggestionIds, decision, reason) =>
      done(decide.run({ ...onCase(), suggestionIds: [...suggestionIds], decision, reason })),
  }
}
