import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { FaceRole } from '#shared/domain/layout/model.ts'
import { readSfntNames } from './sfnt.ts'

/** Which faces may play a role: installed ones by their English or PostScript names, best first, else the bundled one. */
export interface FaceChoice {
  readonly installed: readonly string[]
  /** Package and file below it of the face that the product carries (SIL Open Font License 1.1). */
  readonly bundled: { readonly package: string; readonly file: string }
  /** The bundled face is not of the style that GB/T 9704-2012 names, but stands in for it. */
  readonly substitute: boolean
}

const SERIF = '@expo-google-fonts/noto-serif-sc'
const SANS = '@expo-google-fonts/noto-sans-sc'
const SERIF_REGULAR = { package: SERIF, file: '400Regular/NotoSerifSC_400Regular.ttf' }

export const FACE_CHOICES: Readonly<Record<FaceRole, FaceChoice>> = {
  title: {
    installed: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'FZXBSJW--GB1-0', 'FZXBSK--GBK1-0'],
    bundled: { package: SERIF, file: '900Black/NotoSerifSC_900Black.ttf' },
    substitute: true,
  },
  body: {
    installed: [
      'FangSong_GB2312',
      'FangSong',
      'SimFang',
      'FZFangSong-Z02S',
      'FZFangSong-Z02',
      'STFangsong',
      'Zhuque Fangsong',
      'ZhuqueFangsong-Regular',
    ],
    bundled: SERIF_REGULAR,
    substitute: true,
  },
  hei: {
    installed: ['SimHei', 'FZHei-B01S', 'FZHei-B01', 'STHeiti'],
    bundled: { package: SANS, file: '500Medium/NotoSansSC_500Medium.ttf' },
    substitute: false,
  },
  kai: {
    installed: ['KaiTi_GB2312', 'KaiTi', 'SimKai', 'FZKai-Z03S', 'FZKai-Z03', 'STKaiti', 'LXGW WenKai'],
    bundled: { package: SERIF, file: '600SemiBold/NotoSerifSC_600SemiBold.ttf' },
    substitute: true,
  },
  latin: { installed: ['Times New Roman', 'Tinos', 'Liberation Serif'], bundled: SERIF_REGULAR, substitute: false },
  // Always the bundled face: it has every character of the general standard table (通用规范汉字表) and the full-cell marks.
  fallback: { installed: [], bundled: SERIF_REGULAR, substitute: false },
}

/** Where this system keeps fonts, the machine's before the user's. */
const systemFontFolders = (): readonly string[] => {
  if (process.platform === 'win32') {
    const { SystemRoot = 'C:\\Windows', LOCALAPPDATA } = process.env
    const own = LOCALAPPDATA === undefined ? [] : [join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')]
    return [join(SystemRoot, 'Fonts'), ...own]
  }
  const home = homedir()
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.local/share/fonts'), join(home, '.fonts')]
}

/** Installed static TrueType faces that may be embedded, by lower-case name. Unreadable files are passed over. */
export const findInstalledFaces = async (folders: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const byName = new Map<string, string>()
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && /\.ttf$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) {
      // A font that cannot be read is a font that is not there: the next choice takes its place and is recorded.
      const face = await readSfntNames(file).catch(() => null)
      if (face?.embeddable !== true) continue
      for (const name of face.names) if (!byName.has(name)) byName.set(name, file)
    }
  }
  return byName
}

const packageFolder = (name: string): string | null => {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    return null // not installed, which is what the caller asks
  }
}

/**
 * The file of a bundled face: in `folder` (the packaged product's resources, flat) when one is given, else in the
 * development dependency that carries it. Null when it is not there.
 */
export const bundledFontFile = (choice: FaceChoice['bundled'], folder: string | undefined): string | null => {
  const base = folder ?? packageFolder(choice.package)
  if (base === null) return null
  const file = join(base, folder === undefined ? choice.file : basename(choice.file))
  return existsSync(file) ? file : null
}

/** A face that the product must carry is not on this machine: the installation is damaged. */
export class FontMissingFault extends Error {
  readonly code = 'fault.fontMissing'
  readonly file: string
  constructor(file: string) {
    super('a bundled font is missing')
    this.file = file
  }
}

export interface FontOptions {
  /** Folder of the bundled font files in the packaged product; without it, the development dependencies. */
  readonly bundledFolder?: string
  /** Folders to look for installed fonts in; the system's by default, none for a result that is the same everywhere. */
  readonly installedFolders?: readonly string[]
}

/** The file that plays a role. */
export interface ResolvedFace {
  readonly file: string
  readonly source: 'installed' | 'bundled'
  readonly substitute: boolean
}

/**
 * The file of every role: an installed face first (an office has its 仿宋), then the bundled one.
 * @throws FontMissingFault when a bundled face is not where the product keeps it.
 */
export const resolveFaces = async (options: FontOptions): Promise<ReadonlyMap<FaceRole, ResolvedFace>> => {
  const installed = await findInstalledFaces(options.installedFolders ?? systemFontFolders())
  const resolved = new Map<FaceRole, ResolvedFace>()
  // The table's keys are the roles.
  for (const [role, choice] of Object.entries(FACE_CHOICES) as [FaceRole, FaceChoice][]) {
    const own = choice.installed.map((name) => installed.get(name.toLowerCase())).find((file) => file !== undefined)
    const bundled = own === undefined ? bundledFontFile(choice.bundled, options.bundledFolder) : null
    if (own !== undefined) resolved.set(role, { file: own, source: 'installed', substitute: false })
    else if (bundled !== null) resolved.set(role, { file: bundled, source: 'bundled', substitute: choice.substitute })
    else throw new FontMissingFault(choice.bundled.file)
  }
  return resolved
}
