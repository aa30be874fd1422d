const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 }

/** Value of a whole number below ten thousand in 大写; null when it is not one. */
const section = (text: string): number | null => {
  let sum = 0
  let digit: number | null = null
  for (const character of text) {
    const unit = UNITS[character]
    const value = DIGITS.indexOf(character)
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit
      digit = null
    } else if (value >= 0 && (digit === null || digit === 0)) digit = value
    else return null
  }
  return sum + (digit ?? 0)
}

/** A 大写 amount (壹佰贰拾万元整, 叁元伍角) in 分; null when it cannot be read, which is no error of the writer's. */
export const parseCapitalAmount = (text: string): number | null => {
  const match = /^([^元圆]{0,40})[元圆](?:([零壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?[整正]?$/u.exec(
    text,
  )
  if (match === null) return null
  const [, whole = '', tenth, hundredth] = match
  const [high, low] = whole.includes('亿') ? [whole.split('亿')[0] ?? '', whole.split('亿')[1] ?? ''] : ['', whole]
  const [middle, last] = low.includes('万') ? [low.split('万')[0] ?? '', low.split('万')[1] ?? ''] : ['', low]
  const parts = [section(high), section(middle), section(last)]
  const [hundredMillions, tenThousands, ones] = parts
  if (hundredMillions == null || tenThousands == null || ones == null) return null
  const yuan = hundredMillions * 100_000_000 + tenThousands * 10_000 + ones
  return yuan * 100 + (tenth ? DIGITS.indexOf(tenth) * 10 : 0) + (hundredth ? DIGITS.indexOf(hundredth) : 0)
}
