import { PDFHexString, PDFName, PDFNumber, type PDFContext, type PDFDict, type PDFObject, type PDFRef } from 'pdf-lib'
import type { Layout, StructureNode, StructureTag } from '#shared/domain/layout/model.ts'
import type { MarkedContent, PageContents } from './page-contents.ts'

/** Attributes that a reader needs beside the tag (ISO 32000-1, 14.8.5). */
const attributesOf = (context: PDFContext, layout: Layout, node: StructureNode): PDFObject | undefined => {
  const { tag, columnSpan, rowSpan } = node
  if (tag === 'TH' || tag === 'TD') {
    return context.obj({
      O: 'Table',
      Scope: tag === 'TH' ? 'Column' : undefined,
      ColSpan: columnSpan > 1 ? columnSpan : undefined,
      RowSpan: rowSpan > 1 ? rowSpan : undefined,
    })
  }
  const picture = node.picture === null ? undefined : layout.pictures[node.picture]
  if (picture === undefined) return undefined
  const { x, y, width, height } = picture
  const box = [x, y, x + width, y + height].map((value) => Number(value.toFixed(3)))
  return context.obj({ O: 'Layout', Placement: 'Block', BBox: box })
}

/**
 * Writes the structure tree (ISO 32000-1, 14.7): Document, below it the nodes of the layout in reading order, and the
 * parent tree that leads from a page's marked content back to its element.
 */
export const writeStructure = (
  context: PDFContext,
  catalog: PDFDict,
  layout: Layout,
  pageRefs: readonly PDFRef[],
  contents: PageContents,
): void => {
  const rootRef = context.nextRef()
  const documentRef = context.nextRef()
  const parents: PDFRef[][] = pageRefs.map(() => [])
  const placed = (mark: MarkedContent | undefined) => {
    const page = pageRefs[(mark?.page ?? 0) - 1]
    if (mark === undefined || page === undefined) throw new Error('what the structure names is marked content')
    return { ...mark, pageRef: page }
  }
  /** By its number alone where it stands on the page that its element names (14.7.2). */
  const reference = ({ page, mcid, pageRef }: ReturnType<typeof placed>, owner: PDFRef, own: PDFRef): PDFObject => {
    const parentsOfPage = parents[page - 1]
    if (parentsOfPage !== undefined) parentsOfPage[mcid] = owner
    return pageRef === own ? PDFNumber.of(mcid) : context.obj({ Type: 'MCR', Pg: pageRef, MCID: mcid })
  }
  const write = (node: StructureNode, parent: PDFRef): PDFRef => {
    const ref = context.nextRef()
    const marks = [
      ...node.runs.map((run) => placed(contents.runs.get(run))),
      ...(node.picture === null ? [] : [placed(contents.pictures.get(node.picture))]),
    ]
    const page = marks[0]?.pageRef
    const content = [
      ...(page === undefined ? [] : marks.map((mark) => reference(mark, ref, page))),
      ...node.kids.map((kid) => write(kid, ref)),
    ]
    context.assign(
      ref,
      context.obj({
        Type: 'StructElem',
        S: node.tag,
        P: parent,
        Pg: page,
        K: content,
        A: attributesOf(context, layout, node),
        Alt: node.picture === null ? undefined : PDFHexString.fromText(node.text),
      }),
    )
    return ref
  }
  const kids = layout.structure.map((node) => write(node, documentRef))
  context.assign(documentRef, context.obj({ Type: 'StructElem', S: 'Document', P: rootRef, K: kids }))
  const parentTree = context.register(
    context.obj({ Nums: parents.flatMap((refs, index) => [context.obj(index), context.register(context.obj(refs))]) }),
  )
  context.assign(
    rootRef,
    context.obj({
      Type: 'StructTreeRoot',
      K: documentRef,
      ParentTree: parentTree,
      ParentTreeNextKey: pageRefs.length,
    }),
  )
  catalog.set(PDFName.of('StructTreeRoot'), rootRef)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}

interface OutlineNode {
  readonly ref: PDFRef
  readonly element: StructureNode
  readonly depth: number
  readonly kids: OutlineNode[]
}

const DEPTHS: Readonly<Partial<Record<StructureTag, number>>> = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 5, H6: 6 }

/** Writes the bookmarks: title, headings and attachments, nested as they are in the text, each leading to its first line. */
export const writeOutline = (
  context: PDFContext,
  catalog: PDFDict,
  layout: Layout,
  pageRefs: readonly PDFRef[],
): void => {
  const rootRef = context.nextRef()
  const top: OutlineNode[] = []
  const open: OutlineNode[] = []
  for (const element of layout.structure) {
    const depth = DEPTHS[element.tag]
    if (depth === undefined || element.runs.length === 0) continue
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const node: OutlineNode = { ref: context.nextRef(), element, depth, kids: [] }
    ;(open.at(-1)?.kids ?? top).push(node)
    open.push(node)
  }
  if (top.length === 0) return
  const assign = (nodes: readonly OutlineNode[], parent: PDFRef): void => {
    for (const [index, { ref, element, kids }] of nodes.entries()) {
      const run = layout.runs[element.runs[0] ?? 0]
      const pageRef = pageRefs[(run?.page ?? 1) - 1]
      if (run === undefined || pageRef === undefined) throw new Error('a heading stands on a page')
      context.assign(
        ref,
        context.obj({
          Title: PDFHexString.fromText(element.text),
          Parent: parent,
          Prev: nodes[index - 1]?.ref,
          Next: nodes[index + 1]?.ref,
          First: kids[0]?.ref,
          Last: kids.at(-1)?.ref,
          // Negative: closed until the reader opens it.
          Count: kids.length > 0 ? -kids.length : undefined,
          Dest: [pageRef, 'XYZ', null, Math.round(run.y + run.size * 1.5), null],
        }),
      )
      assign(kids, ref)
    }
  }
  assign(top, rootRef)
  context.assign(
    rootRef,
    context.obj({ Type: 'Outlines', First: top[0]?.ref, Last: top.at(-1)?.ref, Count: top.length }),
  )
  catalog.set(PDFName.of('Outlines'), rootRef)
}
