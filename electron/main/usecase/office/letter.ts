import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { chosenFile } from '../draft/add-file.ts'
import { rulesInPictures } from '../draft/picture-marks.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** A paper that an act of the office rests on, kept byte for byte as it was handed over: it proves something. */
export interface Letter {
  readonly fileName: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** The letter that was chosen, through the door like any file. Refuses file.tokenUnknown, what the readers refuse, import.classified. */
export const chosenLetter = async (
  workstation: Workstation,
  unlocked: Unlocked,
  token: string,
): Promise<Outcome<Letter>> => {
  const file = await chosenFile(workstation, 'letter', token)
  if (!file.ok) return file
  const { fileName, bytes } = file.value
  const looked = await readWithin(workstation, 'lookAtFile', { fileName, bytes })
  if (!looked.ok) return refuse(looked.error.code, looked.error.detail)
  const rules = [...looked.value.classifiedRules, ...(await rulesInPictures(workstation, looked.value.pictures))]
  const sha256 = sha256Hex(bytes)
  const refusal = refuseClassified(workstation, unlocked, rules, sha256)
  return refusal ?? ok({ fileName, sha256, bytes })
}
