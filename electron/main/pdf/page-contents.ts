import type {
  InkColour,
  Layout,
  Picture,
  Rule,
  SealBox,
  StructureNode,
  StructureTag,
  TextRun,
} from '#shared/domain/layout/model.ts'

/** The place of a run or picture in the marked content of its page. */
export interface MarkedContent {
  readonly page: number
  readonly mcid: number
}

export interface PageContents {
  /** A content stream for every page. */
  readonly streams: readonly string[]
  /** By index of the run. */
  readonly runs: ReadonlyMap<number, MarkedContent>
  /** By index of the picture. */
  readonly pictures: ReadonlyMap<number, MarkedContent>
}

/** A thousandth of a point: below anything that prints, and no exponent notation. */
const num = (value: number): string => String(Math.round(value * 1000) / 1000)

const FILL: Readonly<Record<InkColour, string>> = { black: '0 g', red: '1 0 0 rg' }
/** Resource names of the seal and of how it is laid on. */
export const SEAL = { name: 'S0', state: 'GS0' } as const

const ARTIFACTS = {
  pageNumber: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
  tableHead: '/Artifact <</Type /Pagination /Subtype /Header>> BDC',
  rule: '/Artifact <</Type /Layout>> BDC',
} as const

/** Pressed over the words so that both are read: every colour through the other (ISO 32000-1, 11.3.5). */
const sealOperators = ({ x, y, width, height }: SealBox): string =>
  `q /${SEAL.state} gs ${num(width)} 0 0 ${num(height)} ${num(x)} ${num(y)} cm /${SEAL.name} Do Q`

const textOperators = (run: TextRun, font: string, encoded: string): string =>
  `${run.colour === 'red' ? `${FILL.red} ` : ''}BT /${font} ${num(run.size)} Tf ${num(run.characterSpacing)} Tc ` +
  `${run.turn === 90 ? '0 -1 1 0' : '1 0 0 1'} ${num(run.x)} ${num(run.y)} Tm ${encoded} Tj ET` +
  (run.colour === 'red' ? ` ${FILL.black}` : '')

const ruleOperators = ({ x, y, width, height, colour }: Rule): string =>
  `${FILL[colour]} ${[x, y, width, height].map(num).join(' ')} re f`

const pictureOperators = ({ x, y, width, height }: Picture, name: string): string =>
  `q ${num(width)} 0 0 ${num(height)} ${num(x)} ${num(y)} cm /${name} Do Q`

/** The tag of every run and picture that the structure names. */
const tagsOf = (
  structure: readonly StructureNode[],
): Readonly<Record<'runs' | 'pictures', Map<number, StructureTag>>> => {
  const tags = { runs: new Map<number, StructureTag>(), pictures: new Map<number, StructureTag>() }
  const visit = (node: StructureNode): void => {
    for (const run of node.runs) tags.runs.set(run, node.tag)
    if (node.picture !== null) tags.pictures.set(node.picture, node.tag)
    node.kids.forEach(visit)
  }
  structure.forEach(visit)
  return tags
}

/**
 * The content of all pages: rules as artifacts below, then pictures, then text; what the structure names is marked
 * content with an identifier, everything else an artifact (ISO 32000-1, 14.8.2.2). Seals come last, over the words.
 */
export const pageContents = (
  layout: Layout,
  encode: (run: TextRun) => { readonly font: string; readonly encoded: string },
  pictureName: (picture: Picture) => string,
  seals: readonly SealBox[] = [],
): PageContents => {
  const tags = tagsOf(layout.structure)
  const streams: string[][] = layout.pages.map(() => [])
  const mcids = layout.pages.map(() => 0)
  const runs = new Map<number, MarkedContent>()
  const pictures = new Map<number, MarkedContent>()
  const streamOf = (page: number): string[] => {
    const stream = streams[page - 1]
    if (stream === undefined) throw new Error('everything drawn has its page')
    return stream
  }
  const mark = (page: number, tag: StructureTag): { readonly open: string; readonly at: MarkedContent } => {
    const mcid = mcids[page - 1] ?? 0
    mcids[page - 1] = mcid + 1
    return { open: `/${tag} <</MCID ${String(mcid)}>> BDC`, at: { page, mcid } }
  }
  for (const rule of layout.rules) streamOf(rule.page).push(ARTIFACTS.rule, ruleOperators(rule), 'EMC')
  for (const stream of streams) if (stream.length > 0) stream.push(FILL.black)
  for (const [index, picture] of layout.pictures.entries()) {
    const { open, at } = mark(picture.page, tags.pictures.get(index) ?? 'Figure')
    pictures.set(index, at)
    streamOf(picture.page).push(open, pictureOperators(picture, pictureName(picture)), 'EMC')
  }
  for (const [index, run] of layout.runs.entries()) {
    const { font, encoded } = encode(run)
    const tag = tags.runs.get(index)
    const stream = streamOf(run.page)
    if (tag === undefined) stream.push(ARTIFACTS[run.furniture ?? 'pageNumber'])
    else {
      const { open, at } = mark(run.page, tag)
      runs.set(index, at)
      stream.push(open)
    }
    stream.push(textOperators(run, font, encoded), 'EMC')
  }
  for (const seal of seals) streamOf(seal.page).push(ARTIFACTS.rule, sealOperators(seal), 'EMC')
  return { streams: streams.map((stream) => stream.join('\n')), runs, pictures }
}
