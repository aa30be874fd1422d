import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const digest = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex')
/** As RFC 8493, 2.1.3 writes a path in a manifest. */
export const encodedPath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')

/** What a bag of somebody else's is made of; each part in the form that is asked for, right or wrong. */
export interface MadeBag {
  /** By path from the bag's folder. */
  readonly payload: Readonly<Record<string, string>>
  readonly algorithms?: readonly string[]
  /** Lists the tag files too. */
  readonly tags?: boolean
  readonly lineEnd?: string
  readonly version?: string
  readonly oxum?: string
  /** Written last, in place of what was made; null leaves it out. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>
}

/** Every file of such a bag. */
export const bagFiles = (made: MadeBag): ReadonlyMap<string, Uint8Array> => {
  const { payload, algorithms = ['sha256'], tags = false, lineEnd = '\n', version = '1.0', oxum } = made
  const bytes = new Map(Object.entries(payload).map(([path, text]) => [path, Buffer.from(text, 'utf8')]))
  const octets = [...bytes.values()].reduce((sum, one) => sum + one.length, 0)
  const listOf = (algorithm: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
    Buffer.from(
      [...files].map(([path, one]) => `${digest(algorithm, one)}  ${encodedPath(path)}${lineEnd}`).join(''),
      'utf8',
    )
  const all = new Map<string, Uint8Array>(bytes)
  const tagged = new Map<string, Uint8Array>([
    ['bagit.txt', Buffer.from(`BagIt-Version: ${version}${lineEnd}Tag-File-Character-Encoding: UTF-8${lineEnd}`)],
    ['bag-info.txt', Buffer.from(`Payload-Oxum: ${oxum ?? `${String(octets)}.${String(bytes.size)}`}${lineEnd}`)],
    ...algorithms.map((one) => [`manifest-${one}.txt`, listOf(one, bytes)] as const),
  ])
  for (const [path, one] of tagged) all.set(path, one)
  if (tags) for (const one of algorithms) all.set(`tagmanifest-${one}.txt`, listOf(one, tagged))
  for (const [path, content] of Object.entries(made.files ?? {}))
    if (content === null) all.delete(path)
    else all.set(path, Buffer.from(content))
  return all
}

/** Writes it into an empty folder. */
export const writeBag = (folder: string, made: MadeBag): void => {
  for (const [path, content] of bagFiles(made)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}
