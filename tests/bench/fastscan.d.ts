/** fastscan ships without types; this is what the benchmark uses of it. */
declare module 'fastscan' {
  export default class FastScanner {
    constructor(words: readonly string[])
    search(text: string): [offset: number, word: string][]
  }
}
