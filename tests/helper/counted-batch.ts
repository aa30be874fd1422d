import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { seenTree, elementsBelow, schemaProblems } from './eep-schema.ts'

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Everything in which a bag's own lists and counts differ from what lies in it, counted by hand. */
const bagProblems = (folder: string): readonly string[] => {
  const payload = filesBelow(folder).filter((path) => path.startsWith('data/'))
  const bytes = new Map(payload.map((path) => [path, readFileSync(join(folder, path))]))
  const oxum = /^Payload-Oxum: (.*)$/mu.exec(readFileSync(join(folder, 'bag-info.txt'), 'utf8'))?.[1]
  const counted = `${String(sum([...bytes.values()].map(({ length }) => length)))}.${String(payload.length)}`
  const named = (file: string) => linesOf(join(folder, file)).map((line) => line.slice(66))
  const digests = linesOf(join(folder, 'manifest-sha256.txt')).filter((line) => {
    const path = line.slice(66).replaceAll('%25', '%')
    return (
      line.slice(0, 64) !==
      createHash('sha256')
        .update(bytes.get(path) ?? '')
        .digest('hex')
    )
  })
  return [
    ...(oxum === counted ? [] : [`${String(oxum)} for ${counted}`]),
    ...['manifest-sha256.txt', 'manifest-sm3.txt'].filter((file) => named(file).toSorted().join() !== payload.join()),
    ...digests,
  ]
}

/** A batch as somebody counts it who has none of the program's readers: problems, and its packages by what each list says of them. */
export const countedBatch = (batch: string) => {
  const items = join(batch, 'data/items')
  const folders = readdirSync(items).sort()
  const eeps = folders.map((name) => readFileSync(join(items, name, 'data/metadata/eep.xml')))
  const valueOf = (bytes: Uint8Array, name: string): string =>
    elementsBelow(seenTree(bytes)).find((one) => one.name === name)?.text ?? ''
  const untold = folders.flatMap((name, index) => {
    const told = elementsBelow(seenTree(eeps[index] ?? new Uint8Array()))
    const files = told.filter((one) => one.name === '计算机文件名').map(({ text }) => text)
    const content = filesBelow(join(items, name)).filter((path) =>
      /^data\/(?:release|versions\/\d+\.txt|forms|redlines|files|source)/u.test(path),
    )
    return files.toSorted().join() === content.join() ? [] : [`${name}: ${files.join()}`]
  })
  const catalog = readFileSync(join(batch, 'data/目录.xml'), 'utf8')
  return {
    problems: [
      ...bagProblems(batch),
      ...folders.flatMap((name) => bagProblems(join(items, name))),
      ...eeps.flatMap(schemaProblems),
      ...untold,
    ],
    folders,
    catalog: [...catalog.matchAll(/<档号>([^<]+)<\/档号>/gu)].map(([, number]) => number).sort(),
    titles: [...catalog.matchAll(/<题名>([^<]+)<\/题名>/gu)].map(([, title]) => title).sort(),
    years: eeps.map((bytes) => valueOf(bytes, '年度')),
    retentions: eeps.map((bytes) => valueOf(bytes, '保管期限')),
    eepTitles: eeps.map((bytes) => valueOf(bytes, '题名')).sort(),
  }
}
