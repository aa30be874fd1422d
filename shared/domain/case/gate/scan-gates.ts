import { isLeftoverRule, UNREAD_PART, UNREAD_PICTURE } from '../../scan/left-behind.ts'
import { PERSONAL_RULES } from '../../scan/personal.ts'
import type { HitReference } from '../events.ts'
import type { GateRule } from './gate-rule.ts'
import { handsNeeded, hitHands, type CaseState } from '../state.ts'

/** The hits of the scan of exactly this content: its text, every attachment, picture and original; null when it was not scanned. */
const scanned = ({ scan }: CaseState, contentHash: string): readonly HitReference[] | null =>
  scan?.contentHash === contentHash ? scan.hits : null

const isOpen = (state: CaseState, hit: HitReference): boolean => hitHands(state, hit.id).length < handsNeeded(hit.level)

/** Of the detectors, shared/domain/scan/detector/place.ts. */
const MAP_RULE = 'mapWithoutNumber'

/** What a machine could not read may bear a mark until a person has looked. */
const UNREAD: ReadonlySet<string> = new Set([UNREAD_PICTURE.rule, UNREAD_PART.rule])

/** 密级标志 anywhere, attachments, pictures and the original with it (保守国家秘密法 Arts 22, 29, 31, 35; 条例 Art. 14; V). */
const noMark: GateRule = {
  id: 'G1',
  check: (state, { contentHash }) => {
    const hits = scanned(state, contentHash)
    const marks = (hits ?? []).filter(({ rule, level }) => level === 'block' && !isLeftoverRule(rule))
    const unread = (hits ?? []).filter((hit) => UNREAD.has(hit.rule) && isOpen(state, hit))
    const count = marks.length + unread.length
    return { level: 'block', holds: hits !== null && count === 0, ...(count === 0 ? {} : { detail: { count } }) }
  },
}

/**
 * Personal data of level high: gone from the text, or let stand by the two hands that such a hit needs, each with its
 * reason. Else a leader answers for it by name (个人信息保护法 Arts 25, 28, 34; V2).
 */
const personalData: GateRule = {
  id: 'G9',
  check: (state, { contentHash }) => {
    const hits = scanned(state, contentHash)
    const open = (hits ?? []).filter(
      (hit) => hit.level === 'high' && PERSONAL_RULES.has(hit.rule) && isOpen(state, hit),
    )
    const count = open.length
    return { level: 'override', holds: hits !== null && count === 0, ...(count === 0 ? {} : { detail: { count } }) }
  },
}

/** Tracked changes, comments, hidden text and sheets, embedded originals, earlier saves, places in photographs: in what goes out (D). */
const nothingHidden: GateRule = {
  id: 'G11',
  check: (state, { contentHash }) => {
    const hits = scanned(state, contentHash)
    const count = (hits ?? []).filter(({ rule }) => isLeftoverRule(rule)).length
    return { level: 'block', holds: hits !== null && count === 0, ...(count === 0 ? {} : { detail: { count } }) }
  },
}

/**
 * A map shows its 审图号, or two hands have said why it needs none (地图管理条例 Arts 15, 22; V). What nobody names as a map is not asked
 * about.
 */
const mapNumbers: GateRule = {
  id: 'G15',
  check: (state, { contentHash }) => {
    const maps = (scanned(state, contentHash) ?? []).filter(
      ({ rule, level }) => rule === MAP_RULE && level !== 'notice',
    )
    const count = maps.filter((hit) => isOpen(state, hit)).length
    return maps.length === 0
      ? null
      : { level: 'block', holds: count === 0, ...(count === 0 ? {} : { detail: { count } }) }
  },
}

/** The gates that the scan of a content answers. */
export const SCAN_GATES = { noMark, personalData, nothingHidden, mapNumbers } as const
