import type { ChangeKind } from '#shared/domain/case/duty/duty-events.ts'
import type { ValidityAt } from '#shared/domain/case/duty/validity.ts'
import { CHANGE_KIND_WORDS, VALIDITY_WORDS } from './duty.ts'

/** Validity on a day, with what other cases are about to change, and 公示期限. */
export interface Standing extends Pick<ValidityAt, 'validity' | 'on' | 'withdrawnOn' | 'correctedOn'> {
  readonly underWay: readonly ChangeKind[]
  readonly shown: { readonly isOver: boolean } | null
}

/**
 * 废止（2026年3月1日）、已撤下; 有效、有更正; 有效、公示期满应撤下; 有效（撤下办理中） while another case is about to; '' for what is simply in
 * force. The screen and the register say it alike.
 * @param withdrawnDay the day in brackets, where it is told
 */
export const validityStanding = (
  { validity, on, withdrawnOn, correctedOn, underWay, shown }: Standing,
  dayText: (day: string) => string,
  withdrawnDay: (day: string) => string = () => '',
): string => {
  const isOver = shown?.isOver === true
  // A corrected release holds; of one that was taken down that is not what people ask.
  const holds = (correctedOn === null && !isOver) || withdrawnOn !== null ? '' : VALIDITY_WORDS.inForce
  const stands = [
    validity === 'inForce' ? holds : `${VALIDITY_WORDS[validity]}${on === null ? '' : `（${dayText(on)}）`}`,
    withdrawnOn === null ? '' : `已撤下${withdrawnDay(withdrawnOn)}`,
    correctedOn === null ? '' : '有更正',
    isOver ? '公示期满应撤下' : '',
  ]
    .filter((part) => part !== '')
    .join('、')
  if (underWay.length === 0) return stands
  return `${stands === '' ? VALIDITY_WORDS.inForce : stands}（${underWay.map((kind) => CHANGE_KIND_WORDS[kind]).join('、')}办理中）`
}
