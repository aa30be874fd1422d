import { closeHistory } from 'prosemirror-history'
import { Plugin } from 'prosemirror-state'
import { handlePaste as pasteCells, isInTable } from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { Fragment, Slice } from 'prosemirror-model'
import type { Block } from '#shared/domain/document/model.ts'
import { insertPicture, MAX_WIDTH_MM } from '../commands/insert.ts'
import { blockToNode } from '../convert.ts'
import type { PictureStore } from '../editor-props.ts'
import { blocksFromHtml } from './html.ts'
import { insertBlocks } from './insert-blocks.ts'
import { blocksFromText, type PastedBlock, type PastedPicture } from './pasted.ts'

export interface PasteRequests {
  readonly pictures: PictureStore
  readonly onPasteText: (text: string) => Promise<boolean>
  /** Pictures that the clipboard only names, or that were refused. */
  readonly onPicturesLeftOut: (count: number) => void
  /** Runs what changes the text as soon as no composition is under way. */
  readonly whenSettled: (act: () => void) => void
}

const MM_PER_PX = 25.4 / 96

const bytesOf = (dataUrl: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0))
  } catch {
    return null // not base64: no picture
  }
}

const storePicture = async ({ dataUrl, alternative }: PastedPicture, pictures: PictureStore): Promise<Block | null> => {
  const bytes = dataUrl === null ? null : bytesOf(dataUrl)
  const stored = bytes === null ? null : await pictures.store(bytes)
  if (stored === null) return null
  const widthMm = Math.min(MAX_WIDTH_MM, Math.max(1, Math.round(stored.widthPx * MM_PER_PX)))
  return { kind: 'image', ...stored, widthMm, alternative }
}

const textOf = (blocks: readonly PastedBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'picture') return block.alternative
      if (block.kind !== 'table') return block.text
      return block.rows.map((row) => row.map(({ lines }) => lines.join('\n')).join('\n')).join('\n')
    })
    .join('\n')

const storeAll = async (
  blocks: readonly PastedBlock[],
  { pictures, onPicturesLeftOut }: PasteRequests,
): Promise<Block[]> => {
  const stored: Block[] = []
  let leftOut = 0
  for (const block of blocks) {
    const kept = block.kind === 'picture' ? await storePicture(block, pictures) : block
    if (kept === null) leftOut += 1
    else stored.push(kept)
  }
  if (leftOut > 0) onPicturesLeftOut(leftOut)
  return stored
}

const isOwn = (html: string): boolean => html.includes('data-pm-slice')

/** A parsed document of its own: scripts do not run in it and nothing is loaded. */
const parseHtml = (html: string): Element => new DOMParser().parseFromString(html, 'text/html').body

const putIn = (view: EditorView, event: ClipboardEvent, blocks: readonly Block[]): void => {
  const [only] = blocks
  const table = blocks.length === 1 && only?.kind === 'table' ? blockToNode(only) : null
  if (table !== null && isInTable(view.state) && pasteCells(view, event, new Slice(Fragment.from(table), 0, 0))) return
  const tr = insertBlocks(view.state, blocks)
  if (tr !== null) view.dispatch(closeHistory(tr))
}

const pasteForeign = async (
  view: EditorView,
  event: ClipboardEvent,
  data: Foreign,
  requests: PasteRequests,
): Promise<void> => {
  const { html, text, files } = data
  const parsed = html === '' ? [] : blocksFromHtml(parseHtml(html))
  const blocks = parsed.length > 0 ? parsed : blocksFromText(text)
  if (blocks.length > 0) {
    if (!(await requests.onPasteText(textOf(blocks)))) return
    const stored = await storeAll(blocks, requests)
    requests.whenSettled(() => putIn(view, event, stored))
    return
  }
  for (const file of files) {
    const stored = await requests.pictures.store(new Uint8Array(await file.arrayBuffer()))
    if (stored === null) requests.onPicturesLeftOut(1)
    else requests.whenSettled(() => insertPicture(stored)(view.state, view.dispatch))
  }
}

/** What the clipboard holds, read before the event is over: it is empty afterwards. */
interface Foreign {
  readonly html: string
  readonly text: string
  readonly files: readonly File[]
}

const pasteOwn = async (
  view: EditorView,
  event: ClipboardEvent,
  slice: Slice,
  requests: PasteRequests,
): Promise<void> => {
  const text = slice.content.textBetween(0, slice.content.size, '\n')
  if (!(await requests.onPasteText(text))) return
  requests.whenSettled(() => {
    if (isInTable(view.state) && pasteCells(view, event, slice)) return
    view.dispatch(closeHistory(view.state.tr.replaceSelection(slice).scrollIntoView()))
  })
}

/** Takes what is pasted or dropped: first asked about, then put in as parts of an official document. */
export const pastePlugin = (requests: PasteRequests): Plugin =>
  new Plugin({
    props: {
      handlePaste: (view, event, slice) => {
        const data = event.clipboardData
        if (data === null) return false
        const html = data.getData('text/html')
        const foreign = { html, text: data.getData('text/plain'), files: [...data.files] }
        void (isOwn(html) ? pasteOwn(view, event, slice, requests) : pasteForeign(view, event, foreign, requests))
        return true
      },
      // A move within the editor is ProseMirror's own; what comes from outside is let in by paste and import alone.
      handleDrop: (_view, _event, _slice, moved) => !moved,
    },
  })
