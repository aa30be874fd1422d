import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { environmentOf } from '../process/environment.ts'

/** An installed program that reads text off pictures: Tesseract 4 or newer with its data for simplified Chinese. */
export interface Engine {
  readonly program: string
  /** As it names itself: tesseract 5.3.0. */
  readonly version: string
  readonly languages: string
}

/** Where programs lie: PATH, and on Windows the folder of its usual installer, which does not add itself. */
const foldersOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  // A relative entry of PATH names whatever lies in the folder that the program happens to be in.
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  const programs = process.platform === 'win32' ? env['ProgramFiles'] : undefined
  return programs === undefined ? folders : [...folders, join(programs, 'Tesseract-OCR')]
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false // not there, or not to be run: look on
  }
}

/** Text of one run is a few pages at most. */
const MAX_OUTPUT_BYTES = 2_000_000

/**
 * Runs a program on bytes given at its input, and gives what it wrote; null when it failed, was late, or wrote without end.
 * Nothing of it touches a file.
 */
const run = (
  program: string,
  parameters: readonly string[],
  input: Uint8Array | null,
  timeLimitMs: number,
  signal: AbortSignal | null,
  env: NodeJS.ProcessEnv,
): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: environmentOf(env, { OMP_THREAD_LIMIT: '1' }),
      windowsHide: true,
    })
    const parts: Buffer[] = []
    let size = 0
    let isEnded = false
    const kill = (): void => {
      isEnded = true
      child.kill('SIGKILL')
    }
    const timer = setTimeout(kill, timeLimitMs)
    signal?.addEventListener('abort', kill, { once: true })
    if (signal?.aborted === true) kill()
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > MAX_OUTPUT_BYTES) kill()
      else parts.push(part)
    })
    // A program that does not read its input to the end closes the pipe: its exit says whether it failed.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? undefined)
    const end = (outcome: string | null): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', kill)
      resolve(outcome)
    }
    child.on('error', () => {
      end(null)
    })
    child.on('close', (code) => {
      end(code === 0 && !isEnded ? Buffer.concat(parts).toString('utf8') : null)
    })
  })

const ASK_MS = 5_000
const CHINESE = 'chi_sim'

/** The first program on PATH that reads Chinese; null when there is none. It is asked, never guessed by its name. */
export const findEngine = async (env: NodeJS.ProcessEnv): Promise<Engine | null> => {
  const name = process.platform === 'win32' ? 'tesseract.exe' : 'tesseract'
  for (const folder of foldersOf(env)) {
    const program = join(folder, name)
    if (!isProgram(program)) continue
    const told = await run(program, ['--version'], null, ASK_MS, null, env)
    const version = /^tesseract v?(\d+\.\d+[\w.-]{0,30})/u.exec(told ?? '')?.[1]
    const languages = (await run(program, ['--list-langs'], null, ASK_MS, null, env))?.split(/\r?\n/u) ?? []
    if (version === undefined || !languages.includes(CHINESE)) continue
    return {
      program,
      version: `tesseract ${version}`,
      languages: languages.includes('eng') ? `${CHINESE}+eng` : CHINESE,
    }
  }
  return null
}

/** Recognised text puts a space between words; Chinese is written without. */
const withoutGaps = (text: string): string =>
  text.replaceAll(
    /(?<=[\p{Script=Han}，。、；：！？（）《》〔〕★])[ ]+(?=[\p{Script=Han}，。、；：！？（）《》〔〕★])/gu,
    '',
  )

/**
 * The text of one picture; null when the program failed or was late. The picture is handed over through a pipe. On Windows the
 * program's library puts a JPEG into a temporary file: there only PNG is read.
 */
export const readPicture = async (
  { program, languages }: Engine,
  picture: Uint8Array,
  {
    timeLimitMs,
    signal,
    env,
  }: { readonly timeLimitMs: number; readonly signal: AbortSignal | null; readonly env: NodeJS.ProcessEnv },
): Promise<string | null> => {
  const isPng = picture[0] === 0x89 && picture[1] === 0x50
  if (process.platform === 'win32' && !isPng) return null
  const text = await run(program, ['stdin', 'stdout', '-l', languages, '--psm', '3'], picture, timeLimitMs, signal, env)
  return text === null ? null : withoutGaps(text.replaceAll('\f', '\n')).trim()
}
