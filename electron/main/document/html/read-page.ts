import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { FindingList } from '../finding.ts'
import { Flow, type FlowBlock, type LineTraits } from '../flow.ts'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { ImportedRevision } from '../imported.ts'
import { KeptPictures } from '../picture/kept-pictures.ts'
import type { ChangeSide } from '../settle-sides.ts'
import { BLOCKS, DROPPED, FETCHING, SPEAKING } from './element.ts'
import { ListLabels } from './list-labels.ts'
import { HEADING, hasOneTitle, textBelow } from './page-text.ts'
import { lookOf, PLAIN_LOOK, type Look } from './look.ts'
import type { Styled, StyleSheet } from './style-sheet.ts'

interface Around extends Styled {
  readonly look: Look
  readonly parent: Around | null
  /** White space is kept, lines end where they end in the source. */
  readonly isPre: boolean
}

const NOWHERE: Around = { tag: '', id: '', classes: [], parent: null, look: PLAIN_LOOK, isPre: false }
const HEADING_KINDS = ['heading1', 'heading2', 'heading3', 'heading4', 'heading4', 'heading4'] as const
/** Of an attribute: what it is says its beginning, and a pattern fails on one of megabytes. */
const MAX_LOOKED_AT = 20_000
const DATA_PICTURE = /^data:image\/(?:png|jpe?g|pjpeg)[^,]{0,40};base64,/iu

const attributesOf = (element: Tree.Element): ReadonlyMap<string, string> =>
  new Map(element.attrs.map(({ prefix, name, value }) => [prefix === undefined ? name : `${prefix}:${name}`, value]))

/** Walks a parsed page once and fills a flow with what a person would see of it. */
export class PageReader {
  readonly flow: Flow
  readonly notes = new Map<FlowBlock, readonly string[]>()
  readonly #pictures: KeptPictures
  readonly revisions: ImportedRevision[] = []
  readonly #side: ChangeSide
  readonly #sheet: StyleSheet
  readonly #findings: FindingList
  readonly #hidden: HiddenText
  readonly #labels = new ListLabels()
  /** Headings of the page that stand below its one title: h2 is the first level then. */
  #headingShift = 0
  #pendingSpace = false
  #unseen = ''
  /** Of the first text in the line: what the line as a whole looks like. */
  #lineLook: Look = PLAIN_LOOK

  constructor(side: ChangeSide, sheet: StyleSheet, findings: FindingList, hidden: HiddenText) {
    this.flow = new Flow(findings)
    this.#pictures = new KeptPictures(findings, hidden)
    this.#side = side
    this.#sheet = sheet
    this.#findings = findings
    this.#hidden = hidden
  }

  get pictures(): ReadonlyMap<string, Uint8Array> {
    return this.#pictures.bytes
  }

  /** @throws ImportStop when the page passes the limits. */
  read(document: Tree.Document): void {
    this.#headingShift = hasOneTitle(document) ? 1 : 0
    this.#walkAll(document, NOWHERE)
    this.#endLine()
  }

  #walkAll(node: Tree.ParentNode, around: Around): void {
    for (const child of node.childNodes) this.#walk(child, around)
  }

  #walk(node: Tree.ChildNode, around: Around): void {
    if (tree.isTextNode(node)) this.#readText(node.value, around)
    else if (tree.isCommentNode(node)) this.#readComment(node.data)
    else if (tree.isElementNode(node)) this.#readElement(node, around)
  }

  #readText(value: string, { look, isPre }: Around): void {
    if (this.flow.isAtStart) this.#lineLook = look
    if (look.unseen) {
      this.#unseen += value
      return
    }
    if (isPre) {
      value.split('\n').forEach((line, index) => {
        if (index > 0) this.#endLine()
        this.flow.text(line)
      })
      return
    }
    // In two steps: a pattern without a bound fails on blanks by the megabyte.
    const text = value.replaceAll(/[ \t\n\f\r]{1,10000}/gu, ' ').replaceAll(/ {2,10000}/gu, ' ')
    if (text === '' || text === ' ') {
      this.#pendingSpace ||= text === ' '
      return
    }
    if (look.faint) this.#findings.add('import.faintText')
    if ((this.#pendingSpace || text.startsWith(' ')) && !this.flow.isAtStart) this.flow.text(' ')
    this.flow.text(text.trim() === '' ? text : text.replace(/^ +| +$/gu, ''))
    this.#pendingSpace = text.endsWith(' ')
  }

  /** Marks for certain browsers are no remarks; Word hides a whole second page in them, so their text is scanned. */
  #readComment(data: string): void {
    const said = data.trimStart()
    if (/^\[?(?:if|endif)/u.test(said) && !said.includes('<')) return
    this.#findings.add('import.pageComments')
    this.#hidden.add(data, 'import.pageComments')
  }

  #endLine(traits?: LineTraits): void {
    this.#pendingSpace = false
    if (this.#unseen.trim() !== '') {
      this.#findings.add('import.hiddenText')
      this.#hidden.add(this.#unseen, 'import.hiddenText')
    }
    this.#unseen = ''
    this.flow.endLine(traits)
  }

  #readElement(element: Tree.Element, parent: Around): void {
    const attributes = attributesOf(element)
    const around = this.#enter(element.tagName, attributes, parent)
    this.#report(element, attributes)
    if (this.#drops(element, attributes, around)) return
    const isBlock = BLOCKS.has(element.tagName)
    if (isBlock) this.#endLine()
    this.#readContent(element, attributes, around)
    if (isBlock) this.#endLine(this.#traitsOf(around))
  }

  #enter(tag: string, attributes: ReadonlyMap<string, string>, parent: Around): Around {
    const classes = (attributes.get('class') ?? '')
      .slice(0, MAX_LOOKED_AT)
      .split(/\s+/u, 20)
      .filter((name) => name !== '')
    const styled = { tag, id: attributes.get('id') ?? '', classes, parent }
    const look = lookOf(parent.look, this.#sheet.declarationsFor(styled, attributes.get('style')))
    const isCentred = look.centred || tag === 'center' || attributes.get('align')?.toLowerCase() === 'center'
    const isGone = look.gone || attributes.has('hidden')
    return {
      ...styled,
      look: isCentred === look.centred && isGone === look.gone ? look : { ...look, centred: isCentred, gone: isGone },
      isPre: parent.isPre || tag === 'pre' || tag === 'textarea',
    }
  }

  /** What the line is by the element that it stands in, and how it looks. */
  #traitsOf(around: Around): LineTraits {
    const { tag, classes, parent } = nearestBlock(around)
    const look = this.#lineLook
    const level = Number(HEADING.exec(tag)?.[1] ?? 0)
    const titled = classes.includes('MsoTitle') || (level === 1 && this.#headingShift === 1)
    const kind = HEADING_KINDS[level - 1 - this.#headingShift]
    return {
      ...(titled ? { titled } : {}),
      ...(look.centred ? { centred: true } : {}),
      ...(look.halfPoints === undefined ? {} : { halfPoints: Math.round(look.halfPoints) }),
      ...(kind === undefined ? {} : { heading: kind }),
      ...(tag === 'li' || (tag === 'p' && parent?.tag === 'li') ? { heading: 'listItem' as const } : {}),
    }
  }

  /** Scripts, addresses that a browser would fetch, and text that nobody sees without asking for it. */
  #report({ tagName }: Tree.Element, attributes: ReadonlyMap<string, string>): void {
    for (const [name, value] of attributes) {
      const begin = value.trimStart().slice(0, MAX_LOOKED_AT)
      const runs = name.startsWith('on') || /^javascript:/iu.test(begin)
      if (runs) this.#findings.add('import.scripts')
      const fetches = FETCHING.has(name) || (name === 'href' && tagName !== 'a' && tagName !== 'area')
      const isLink = name === 'href' && !fetches && /^[a-z][a-z\d+.-]*:|^\/\//iu.test(begin)
      if ((fetches || isLink) && begin !== '' && !/^(?:data|javascript):/iu.test(begin))
        this.#findings.add('import.externalReference', 1, begin.slice(0, 200).trimEnd())
      if (runs || fetches || isLink || SPEAKING.test(name)) this.#hidden.add(value.slice(0, 10_000))
    }
    if (tagName === 'meta' && /^(?:author|originator|owner)$/iu.test(attributes.get('name') ?? ''))
      this.#findings.add('import.people', 1, attributes.get('content') ?? '')
    else if (tagName === 'meta' && attributes.has('name') && attributes.has('content'))
      this.#findings.add('import.properties')
  }

  /** What is no text for the body; true when it is done with. */
  #drops(element: Tree.Element, attributes: ReadonlyMap<string, string>, around: Around): boolean {
    const { tagName } = element
    const style = (attributes.get('style') ?? '').slice(0, MAX_LOOKED_AT)
    const isComment = /mso-element:\s*comment-list/iu.test(style)
    if (isComment || /mso-element:\s*(?:header|footer)/iu.test(style)) {
      const code = isComment ? 'import.commentsDropped' : 'import.headerFooter'
      this.#findings.add(code)
      this.#hidden.add(textBelow(element), code)
      return true
    }
    if (around.look.gone && !DROPPED.has(tagName)) {
      const text = textBelow(element)
      if (text.trim() !== '') this.#findings.add('import.hiddenText')
      this.#hidden.add(text, 'import.hiddenText')
      return true
    }
    const dropped = DROPPED.get(tagName)
    if (dropped === undefined) return false
    if (dropped === 'script') this.#findings.add('import.scripts')
    if (dropped === 'object') this.#findings.add('import.embeddedObject', 1, tagName)
    if (dropped === 'graphics') this.#findings.add('import.graphics')
    if (dropped === 'formula') this.#findings.add('import.formula')
    if (dropped === 'formula') this.flow.text(textBelow(element).replaceAll(/\s{1,10000}/gu, ''))
    if (dropped === 'head') this.#findings.add('import.properties', 1, tagName)
    const content = tagName === 'template' ? tree.getTemplateContent(element as Tree.Template) : element
    this.#hidden.add(textBelow(content))
    return true
  }

  #readContent(element: Tree.Element, attributes: ReadonlyMap<string, string>, around: Around): void {
    const { tagName } = element
    const inside = (): void => this.#walkAll(element, around)
    switch (tagName) {
      case 'br':
        if (!this.flow.isAtStart) this.#findings.add('import.lineBreakSplit')
        return this.#endLine(this.#traitsOf(around))
      case 'img':
        return this.#readImage(attributes)
      case 'ins':
      case 'del':
        return this.#readChange(element, attributes, around)
      case 'rt':
      case 'rp':
        this.#findings.add('import.phoneticGuide', tagName === 'rt' ? 1 : 0)
        return this.#hidden.add(textBelow(element))
      case 'input':
      case 'textarea':
      case 'select':
      case 'button':
        this.#findings.add('import.formFields')
        return this.#hidden.add(textBelow(element))
      case 'ol':
      case 'ul':
        this.#labels.open(tagName, attributes)
        inside()
        return this.#labels.close()
      case 'li':
        this.#readItem(attributes)
        return inside()
      case 'table':
        this.flow.openTable()
        inside()
        return this.flow.closeTable()
      case 'tr':
        this.flow.openRow(around.parent?.tag === 'thead')
        return inside()
      case 'td':
      case 'th':
        this.flow.openCell(Number(attributes.get('colspan') ?? 1), Number(attributes.get('rowspan') ?? 1))
        inside()
        this.#endLine()
        return this.flow.closeCell()
      default:
        return inside()
    }
  }

  #readItem(attributes: ReadonlyMap<string, string>): void {
    const label = this.#labels.next(attributes.get('value'))
    if (label === '') return
    this.#findings.add('import.numberingResolved')
    this.flow.text(label)
  }

  #readImage(attributes: ReadonlyMap<string, string>): void {
    const source = attributes.get('src') ?? ''
    const bytes = DATA_PICTURE.test(source) ? Buffer.from(source.slice(source.indexOf(',') + 1), 'base64') : null
    const image = this.#pictures.take(bytes === null ? null : new Uint8Array(bytes), attributes.get('alt') ?? '')
    if (image === null) return
    if (!this.flow.isInTable) this.#endLine()
    this.flow.image(image)
  }

  #readChange(element: Tree.Element, attributes: ReadonlyMap<string, string>, around: Around): void {
    const isInsertion = element.tagName === 'ins'
    const text = textBelow(element).trim()
    if (text !== '') {
      const author = (attributes.get('cite') ?? '').replace(/^mailto:/iu, '')
      const date = attributes.get('datetime') ?? null
      this.revisions.push({ kind: isInsertion ? 'insertion' : 'deletion', of: 'text', author, date, text })
    }
    if (isInsertion === (this.#side === 'new')) this.#walkAll(element, around)
    else this.#hidden.add(text)
  }
}

const nearestBlock = (around: Around): Around =>
  BLOCKS.has(around.tag) || around.parent === null ? around : nearestBlock(around.parent)
