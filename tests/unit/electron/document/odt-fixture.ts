import { strToU8, zipSync } from 'fflate'

const SPACES = ['office', 'text', 'table', 'style', 'meta', 'manifest', 'script', 'form']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ')

export const odfXml = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${SPACES} office:version="1.3">${inner}</office:${root}>`

export interface OdtParts {
  /** Inner XML of office:text. */
  readonly body?: string
  readonly automatic?: string
  readonly styles?: string
  readonly masters?: string
  readonly meta?: string
  readonly manifest?: string
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  /** The whole of content.xml instead of `body`. */
  readonly content?: string
  readonly mimetype?: string | null
}

/** The parts of an .odt by name, the type first and uncompressed. */
export const buildOdt = (odt: OdtParts): Uint8Array => {
  const { body = '', automatic = '', styles = '', masters = '', meta = '', manifest = '' } = odt
  const type = odt.mimetype === undefined ? 'application/vnd.oasis.opendocument.text' : odt.mimetype
  const content = odfXml(
    'document-content',
    `<office:scripts/><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
  )
  const parts: Record<string, string | Uint8Array> = {
    'content.xml': odt.content ?? content,
    'styles.xml': odfXml(
      'document-styles',
      `<office:styles>${styles}</office:styles><office:master-styles>${masters}</office:master-styles>`,
    ),
    'meta.xml': odfXml('document-meta', `<office:meta>${meta}</office:meta>`),
    'META-INF/manifest.xml': `<manifest:manifest ${SPACES}>${manifest}</manifest:manifest>`,
    ...odt.parts,
  }
  return zipSync(
    {
      ...(type === null ? {} : { mimetype: [strToU8(type), { level: 0 }] as const }),
      ...Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    },
    { mtime: '2026-01-01T00:00:00Z' },
  )
}

export const p = (text: string, style = ''): string =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${text}</text:p>`
