import type { FlowBlock } from '../flow.ts'

/** The fields of the 版头 (GB/T 9704-2012, 7.2), and what stood above the title and is none of them. */
export interface Head {
  readonly urgency: '' | '加急' | '特急'
  readonly issuers: readonly string[]
  readonly documentNumber: string
  readonly signers: readonly string[]
  readonly rest: readonly FlowBlock[]
}

const MAX_HEAD_CHARACTERS = 100
const MAX_SIGNERS = 20
/** 20 half points to the point: 小二, where banners begin. */
const LARGE_HALF_POINTS = 36

const NUMBER = /^([^\s　：:]{0,30}[〔［[（(]\d{4}[〕］\]）)]\s*第?\s*\d{1,5}\s*号)(?:\s*签发人[：:]\s*(\S.*))?$/u
const SIGNERS = /^签发人[：:]\s*(\S.*)$/u
const BANNER = /^(?!.*关于)(.{2,40}?)\s*文\s*件$/u
/** Letters set apart by spaces to fill the line. */
const SPACED = /^(?:\S[ 　]+){2,}\S$/u

const unspaced = (text: string): string => (SPACED.test(text) ? text.replaceAll(/[ 　]/gu, '') : text)
const namesIn = (text: string): readonly string[] => text.split(/[\s　、，]+/u).slice(0, MAX_SIGNERS)

/** 发文机关标志 without 文件, which is printed; undefined for any other line. */
const issuerOf = (block: Extract<FlowBlock, { kind: 'line' }>): string | undefined => {
  const text = unspaced(block.text)
  const banner = BANNER.exec(text)?.[1]
  if (banner !== undefined) return unspaced(banner)
  const prominent = block.centred === true || (block.halfPoints ?? 0) >= LARGE_HALF_POINTS
  return block.red === true && prominent && /^[^，。；：！？]{2,40}$/u.test(text) ? text : undefined
}

/** Tells the fields from the blocks above the title. */
export const tellHead = (blocks: readonly FlowBlock[]): Head => {
  let urgency: Head['urgency'] = ''
  let documentNumber = ''
  const issuers: string[] = []
  const signers: string[] = []
  const rest: FlowBlock[] = []
  for (const block of blocks) {
    if (block.kind !== 'line' || block.text.length > MAX_HEAD_CHARACTERS) {
      rest.push(block)
      continue
    }
    const { text } = block
    const number = documentNumber === '' ? NUMBER.exec(text) : null
    const signer = number?.[2] ?? (signers.length === 0 ? SIGNERS.exec(text)?.[1] : undefined)
    const issuer = number === null && signer === undefined ? issuerOf(block) : undefined
    if (urgency === '' && (text === '加急' || text === '特急')) urgency = text
    else if (number !== null || signer !== undefined) {
      documentNumber ||= (number?.[1] ?? '').replaceAll(/\s/gu, '')
      signers.push(...(signer === undefined ? [] : namesIn(signer)))
    } else if (issuer !== undefined) issuers.push(issuer)
    else rest.push(block)
  }
  return { urgency, issuers, documentNumber, signers, rest }
}
