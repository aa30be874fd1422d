import { itemBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { sha256Hex } from '../../crypto/digest.ts'

/** Hashes of the items of a text, in order: what 逐项审查 (保守国家秘密法实施条例 Art. 42) names them by. */
export const itemHashesOf = (document: OfficialDocument): readonly string[] => itemBytes(document).map(sha256Hex)
