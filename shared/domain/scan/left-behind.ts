import type { Rule } from './hit.ts'

/** What a file must be rid of before it goes out (gate G11, D). */
export type LeftBehind =
  | 'trackedChanges' // 修订
  | 'comments' // 批注
  | 'hiddenText' // 隐藏文字
  | 'hiddenSheets' // 隐藏的工作表、行、列、幻灯片
  | 'speakerNotes' // 演讲者备注
  | 'embedded' // 内嵌的原件、数据缓存
  | 'earlierRevisions' // PDF 里早先保存的内容
  | 'imagePlace' // 图片里的拍摄地点
  | 'macros' // 宏

const BASIS = '公开件不得带出修订、批注、隐藏内容、内嵌原件、早先版本和拍摄地点（发布条件 G11）'

/** The rule of a leftover: blocking, since nobody may let it out. */
export const leftoverRule = (what: LeftBehind): Rule => ({
  rule: `left.${what}`,
  category: 'sensitive',
  level: 'block',
  basis: BASIS,
})
export const isLeftoverRule = (rule: string): boolean => rule.startsWith('left.')

/**
 * Words that 区分处理 took out of the text stand in a file that goes out with it: named, and let stand only by two hands with
 * their reasons, since the same words may mean something else there (政府信息公开条例 Art. 37; D).
 */
export const REMOVED_WORDS: Rule = {
  rule: 'removedWords',
  category: 'sensitive',
  level: 'high',
  basis: '《政府信息公开条例》第三十七条：作区分处理；随附文件中仍有正文已去除的文字',
}

/** 未识别图片文字: no engine, or none that could read this picture. A person looks and says so. */
export const UNREAD_PICTURE: Rule = {
  rule: 'unreadPicture',
  category: 'sensitive',
  level: 'medium',
  basis: '《保守国家秘密法实施条例》第四十二条：逐项进行保密审查；图片文字未经识别，须由人查看',
}

/** A part of a file that no reader opened: nobody can say what it holds. */
export const UNREAD_PART: Rule = {
  rule: 'unreadPart',
  category: 'sensitive',
  level: 'high',
  basis: '《保守国家秘密法实施条例》第四十二条：逐项进行保密审查；文件的这一部分未能读出',
}
