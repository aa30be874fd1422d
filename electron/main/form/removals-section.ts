import { formText as words } from '#resources/text/form.ts'
import { redactionText } from '#resources/text/redaction.ts'
import { MASK_WORDS } from '#resources/text/word/removal.ts'
import { GROUND_ARTICLES, type Removal, type RemovalPlace } from '#shared/domain/document/redact/removal.ts'
import { paragraph, tableOrNone, type Section } from './parts.ts'

/** Where it stood in the text that was reviewed, counted as people count; what stood there is not printed. */
const placeText = (place: RemovalPlace): string => {
  const { places } = words.removals
  switch (place.kind) {
    case 'passage':
      return place.line === 0 ? places.title : places.line(place.line + 1)
    case 'cell':
      return places.item(place.item) + places.cell(place.block + 1, place.row + 1, place.column + 1)
    case 'block':
      return places.item(place.item) + places.block(place.block + 1)
    case 'attachment':
      return places.item(place.item)
  }
}

/** 区分处理 (政府信息公开条例 Art. 37; V): each removal with its provision and reason; null where nothing was removed. */
export const removalsSection = (removals: readonly Removal[]): Section | null =>
  removals.length === 0
    ? null
    : {
        name: words.sections.removals,
        blocks: [
          paragraph(words.removals.intro(removals.length)),
          tableOrNone(
            [8, 26, 20, 30, 30],
            words.removals.columns,
            removals.map(({ place, mask, ground, reason }, index) => [
              String(index + 1),
              placeText(place),
              mask === null ? redactionText.leftOut : redactionText.masked(MASK_WORDS[mask]),
              GROUND_ARTICLES[ground].article,
              reason,
            ]),
          ),
        ],
      }
