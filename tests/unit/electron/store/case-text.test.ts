import { describe, expect, it } from 'vitest'
import { packCaseText, unpackCaseText } from '#electron/main/store/search/case-text.ts'
import { packText } from '#electron/main/store/search/pack.ts'
import { createRandom } from '../../../helper/random.ts'

describe('the text of a case in the store', () => {
  it('comes back unit by unit, whatever it holds and however long it is', () => {
    const random = createRandom(380)
    const every = Array.from({ length: 65_536 }, (_, unit) => String.fromCharCode(unit)).join('')
    const texts = ['', '水', ...Array.from({ length: 8 }, (_, at) => every.slice(at * 8192, (at + 1) * 8192))]
    for (let round = 0; round < 40; round += 1) {
      const length = random.pick([10, 300, 8191, 8192, 8193, 20_000])
      texts.push(Array.from({ length }, () => every.charAt(random.below(random.pick([128, 40_000, 65_536])))).join(''))
    }
    for (const text of texts) expect(unpackCaseText(packCaseText(text)) === text).toBe(true)
  })

  it('is read as earlier programs have written it', () => {
    for (const text of ['', '关于水库大坝的通知', '水库'.repeat(5000)])
      expect(unpackCaseText(packText(text)) === text).toBe(true)
  })

  it('takes half of what its units would, and long ones that repeat themselves far less', () => {
    const text = '各乡镇人民政府、街道办事处要按照通知要求，于每季度末报送落实情况。'
    expect(packCaseText(text).length).toBeLessThan(1.6 * text.length)
    expect(packCaseText(text.repeat(500)).length).toBeLessThan(2000)
  })
})
