import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, session } from 'electron'
import type { FaceRole } from '#shared/domain/layout/model.ts'

const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://mingjian'
export const APP_URL = `${APP_ORIGIN}/index.html`

/** Where the built page wants the nonce of this load (electron/electron.vite.config.ts). */
const NONCE_PLACE = '__CSP_NONCE__'

/**
 * One origin, no remote content at all, no inline script. The component library writes its style sheet at run time and
 * marks it with the nonce of this load; style attributes, which it uses too, can load nothing under this policy.
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The file of each role's face; asked for when the page first draws with it. */
export type FaceFiles = () => Promise<ReadonlyMap<FaceRole, { readonly file: string }>>

const notFound = (): Response => new Response(null, { status: 404 })

/** The file behind /face/title, /face/body …: the faces of the release and no other file of this machine. */
const faceResponse = async (pathname: string, faceFiles: FaceFiles): Promise<Response> => {
  // A word that is no role is a key that the map does not have.
  const role = pathname.slice('/face/'.length) as FaceRole
  const face = (await faceFiles()).get(role)
  const bytes = face === undefined ? null : await readFile(face.file).catch(() => null)
  if (bytes === null) return notFound()
  const headers = { 'content-type': 'font/ttf', 'x-content-type-options': 'nosniff' }
  return new Response(new Uint8Array(bytes), { headers })
}

/** To be called before the app is ready: makes app:// a standard, secure origin of its own. */
export const declareAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/**
 * Serves the built page below `root` and the faces that a release is set in, nothing else, and refuses every other scheme
 * in the session.
 */
export const serveApp = (root: string, faceFiles: FaceFiles): void => {
  protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || `${url.protocol}//${url.host}` !== APP_ORIGIN) return notFound()
    if (url.pathname.startsWith('/face/')) return faceResponse(url.pathname, faceFiles)
    const file = normalize(join(root, decodeURIComponent(url.pathname)))
    const type = MIME_TYPES[extname(file)]
    if (type === undefined || !file.startsWith(root + sep)) return notFound()
    const content = await readFile(file).catch(() => null)
    if (content === null) return notFound()
    const nonce = randomBytes(16).toString('base64')
    const body =
      extname(file) === '.html' ? content.toString('utf8').replaceAll(NONCE_PLACE, nonce) : new Uint8Array(content)
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy(nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    })
  })
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOwn(details.url) })
  })
}

/** The page's own files and what it makes itself; developer tools are allowed only where they can be opened. */
const isOwn = (url: string): boolean =>
  url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('data:') || url.startsWith('devtools:')
