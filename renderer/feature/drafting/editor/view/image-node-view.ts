import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { EDITOR } from '../../../../i18n/editor.ts'
import { MAX_WIDTH_MM } from '../commands/insert.ts'
import type { PictureStore } from '../editor-props.ts'

/** data: because the page may load pictures from nowhere else (content security policy). */
const toDataUrl = (bytes: Uint8Array, format: unknown): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '')
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error('FileReader'))
    }
    reader.readAsDataURL(new Blob([Uint8Array.from(bytes)], { type: `image/${String(format)}` }))
  })

/** A picture in its printed width, with its description below. */
export class ImageNodeView implements NodeView {
  readonly dom = document.createElement('figure')
  readonly #image = document.createElement('img')
  readonly #caption = document.createElement('figcaption')
  #node: Node

  constructor(node: Node, pictures: PictureStore) {
    this.#node = node
    this.dom.className = 'picture'
    this.dom.contentEditable = 'false'
    this.dom.append(this.#image, this.#caption)
    this.#draw()
    void this.#load(pictures)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs['sha256'] !== this.#node.attrs['sha256']) return false
    this.#node = node
    this.#draw()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  #draw(): void {
    const { widthPx, heightPx, widthMm, alternative } = this.#node.attrs
    const text = String(alternative)
    this.#image.alt = text
    this.#image.width = Number(widthPx)
    this.#image.height = Number(heightPx)
    this.#image.style.width = `${String((Number(widthMm) / MAX_WIDTH_MM) * 100)}%`
    this.#caption.textContent = text === '' ? EDITOR.picture.undescribed : EDITOR.picture.described(text)
    this.#caption.classList.toggle('picture-undescribed', text === '')
  }

  async #load(pictures: PictureStore): Promise<void> {
    const { sha256, format } = this.#node.attrs
    const bytes = await pictures.read(String(sha256)).catch(() => null)
    if (bytes === null) this.dom.classList.add('picture-missing')
    else this.#image.src = await toDataUrl(bytes, format)
  }
}
