/**
 * Asks for a password on the terminal, without showing it; null when there is no terminal, or the person gives up. Never
 * from the arguments, which every user of the machine can read.
 */
export const askPassword = async (question: string): Promise<string | null> => {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return null
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  try {
    return await new Promise((resolve) => {
      let words = ''
      const onData = (data: string): void => {
        for (const character of data) {
          if (character === '\r' || character === '\n' || character === '\u0004') {
            stdin.off('data', onData)
            resolve(words)
            return
          }
          if (character === '\u0003') {
            stdin.off('data', onData)
            resolve(null)
            return
          }
          words = character === '\u007f' ? Array.from(words).slice(0, -1).join('') : words + character
        }
      }
      stdin.on('data', onData)
    })
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}
