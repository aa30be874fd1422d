import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeBagInfo, encodeManifest, parseBagInfo, sha256Hex } from '#electron/main/archive/bag/bag.ts'
import { lockedElement, signedElement } from '#electron/main/archive/eep/eep-file.ts'
import { sm3Hex } from '#electron/main/archive/bag/sm3.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { releaseSigner } from '#electron/main/usecase/release/release-signer.ts'
import { createStaffedOffice } from './staffed-office.ts'

/** The key of an office that filed: whoever holds it can seal anew what they altered. */
export const officeSigner = async (profile: string): Promise<Signer> => {
  const office = await createStaffedOffice()
  const station = await office.start({ from: profile })
  await station.as('archivist')
  const store = station.session.current()?.store
  const held = store === undefined ? null : releaseSigner(store, new Date())
  await station.stop()
  office.remove()
  if (held?.ok !== true) throw new Error('an office has a key')
  return held.value
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const rewrite = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing was altered in ${file}`)
  writeFileSync(file, after)
}

/** Says that another version of the program made the bag. To be sealed anew. */
export const asOfVersion = (bag: string, program: string): void => {
  const file = join(bag, 'bag-info.txt')
  const info = parseBagInfo(readFileSync(file))
  if (info === null) throw new Error('a bag of ours')
  writeFileSync(file, encodeBagInfo({ ...info, program }))
}

/** The same words altered in metadata and encapsulation, which is signed and locked anew. */
export const retell = async (item: string, signer: Signer, change: (text: string) => string): Promise<void> => {
  // Of a file that is as long as before only the encapsulation tells another digest.
  const metadata = join(item, 'data/metadata/metadata.xml')
  const before = readFileSync(metadata, 'utf8')
  writeFileSync(metadata, change(before))
  const file = join(item, 'data/metadata/eep.xml')
  const results = (text: string): readonly string[] =>
    [...text.slice(text.indexOf('<电子签名块')).matchAll(/<签名结果>([^<]+)</gu)].map(([, result]) => result ?? '')
  const signAgain = async (index: number, element: (bytes: Uint8Array) => Uint8Array | null): Promise<void> => {
    const bytes = readFileSync(file)
    const old = results(bytes.toString('utf8'))[index] ?? ''
    const signature = await signDetached(element(bytes) ?? new Uint8Array(), signer)
    writeFileSync(file, bytes.toString('utf8').replace(old, Buffer.from(signature).toString('base64')))
  }
  rewrite(file, change)
  await signAgain(0, signedElement)
  await signAgain(1, lockedElement)
  if (change(before) !== before) relist(item, 'data/metadata/metadata.xml')
  relist(item, 'data/metadata/eep.xml')
}

/** The line of a file in the index, of what it is now. */
export const relist = (item: string, path: string): void => {
  const bytes = readFileSync(join(item, path))
  const line = new RegExp(`(<td>${path}</td><td class="n">)\\d+(</td><td class="h">)[0-9a-f]{64}`, 'u')
  rewrite(join(item, 'data/index.html'), (text) => text.replace(line, `$1${String(bytes.length)}$2${sha256Hex(bytes)}`))
}

/** Size and digest of a paper that was replaced, wherever the package tells them: index, metadata, encapsulation. */
export const retellFile = async (item: string, signer: Signer, path: string, before: Uint8Array): Promise<void> => {
  const bytes = readFileSync(join(item, path))
  const base64 = (of: Uint8Array): string => Buffer.from(sha256Hex(of), 'hex').toString('base64')
  const size = new RegExp(`(<计算机文件名>${path}</计算机文件名>\\s*<计算机文件大小>)\\d+`, 'gu')
  await retell(item, signer, (text) =>
    text.replace(size, `$1${String(bytes.length)}`).replaceAll(base64(before), base64(bytes)),
  )
  relist(item, path)
}

/** Lists, counts and signature of a bag made anew over what lies in it. */
export const sealAnew = async (bag: string, signer: Signer): Promise<void> => {
  const read = (path: string): Uint8Array => readFileSync(join(bag, path))
  const payload = filesBelow(bag).filter((path) => path.startsWith('data/'))
  const list = (digest: (bytes: Uint8Array) => string) =>
    encodeManifest(payload.map((path) => ({ path, sha256: digest(read(path)) })))
  writeFileSync(join(bag, 'manifest-sha256.txt'), list(sha256Hex))
  writeFileSync(join(bag, 'manifest-sm3.txt'), list(sm3Hex))
  const info = parseBagInfo(read('bag-info.txt'))
  if (info === null) throw new Error('a bag of ours')
  const payloadBytes = payload.reduce((sum, path) => sum + read(path).length, 0)
  writeFileSync(join(bag, 'bag-info.txt'), encodeBagInfo({ ...info, payloadBytes, payloadFiles: payload.length }))
  const tags = filesBelow(bag).filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest'))
  const tagManifest = encodeManifest(tags.map((path) => ({ path, sha256: sha256Hex(read(path)) })))
  writeFileSync(join(bag, 'tagmanifest-sha256.txt'), tagManifest)
  writeFileSync(join(bag, 'tagmanifest-sha256.txt.p7s'), await signDetached(tagManifest, signer))
}
