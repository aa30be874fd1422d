import type { Output } from '#shared/contract/channels.ts'
import { plainDateText } from './date.ts'
import { GATE_IDS, type GateId } from '#shared/domain/case/gate/gate-id.ts'

type GateView = Output<'case.get'>['gates'][number]

interface GateWords {
  readonly name: string
  readonly basis: string
  /** What to do while it does not hold. */
  readonly advice: (detail: GateView['detail']) => string
}

/** Gates tell dates as YYYY-MM-DD. */
const dayText = (date: string | number | undefined): string => plainDateText(String(date ?? ''))

const always = (text: string) => (): string => text

/** The release gates in the words of the law that they rest on. */
const WORDS: Readonly<Record<GateId, GateWords>> = {
  G1: {
    name: '全部材料中没有密级标志和保密期限',
    basis: '《保守国家秘密法》第二十二、二十九、三十一、三十五条；《政府信息公开条例》第十四条',
    advice: always('立即停止办理并报告本单位保密工作机构。'),
  },
  G2: {
    name: '公开方式为主动公开，与附注一致',
    basis: '国办发〔2016〕80号；《政府信息公开条例》第十三条',
    advice: always('需要公开的，由主要领导退回拟稿，改为主动公开后重新审核。'),
  },
  G3: {
    name: '已选定公开依据',
    basis: '《政府信息公开条例》第十九条至第二十二条',
    advice: always('退回拟稿，选定公开依据。'),
  },
  G4: {
    name: '正文和每个附件已逐项对照第十四、十五、十六条',
    basis: '《政府信息公开条例》第十三条至第十七条；《保守国家秘密法实施条例》第四十二条',
    advice: always('退回拟稿，逐项回答；有“是”的，作区分处理或者不予公开。'),
  },
  G5: {
    name: '本稿的保密审查结论为可以公开',
    basis: '《保守国家秘密法》第三十五条；《保守国家秘密法实施条例》第四十二条',
    advice: always('由保密审查员对本稿作出结论。'),
  },
  G6: {
    name: '第三方信息：已征得同意、已作公共利益决定、法律规定应当公开或者已删除',
    basis: '《政府信息公开条例》第十五条',
    advice: always('退回拟稿，补充第三方意见或者公共利益决定；写明已作区分处理的，须随送审提出公开版。'),
  },
  G7: {
    name: '涉及其他机关的已协商确认，需要批准的已经批准',
    basis: '《政府信息公开条例》第十一条',
    advice: always('退回拟稿，补充协商确认记录或者批文。'),
  },
  G8: {
    name: '由有权公开的机关公开',
    basis: '《政府信息公开条例》第十条',
    advice: always(
      '本机关不是该信息的公开主体，应当由制作机关、保存机关或者牵头机关公开。法律、法规对公开权限另有规定的，公开依据选“其他法律、法规或者规定”写明条款，由领导签批。',
    ),
  },
  G9: {
    name: '个人信息已遮盖、删除或者有法定公开理由',
    basis: '《个人信息保护法》第二十五、二十八、三十四条',
    advice: always('遮盖或者删除个人信息；确需公开的，由领导签批并写明理由。'),
  },
  G10: {
    name: '各级审核都在同一份内容上完成',
    basis: '《电子签名法》第十三条第一款第（四）项',
    advice: always('内容变动之后的各级审核须重新进行。'),
  },
  G11: {
    name: '没有修订、批注、隐藏文字和隐藏数据',
    basis: '《政府信息公开条例》第六条；《保守国家秘密法》第三十五条',
    advice: always('清除隐藏内容后重新添加文件。'),
  },
  G12: {
    name: '在公开时限之内',
    basis: '《政府信息公开条例》第二十六条',
    advice: ({ date, days, from }) =>
      from === undefined
        ? `法定最后一日为${dayText(date)}，已经超过${Number(days ?? 0) === 0 ? '' : ` ${String(days)} 个工作日`}；请写明理由并由领导签批。`
        : `自${dayText(from)}起算，早于本机工作日历所载的年份，已经超过时限；请写明理由并由领导签批。`,
  },
  G13: {
    name: '重大行政决策的程序材料齐全',
    basis: '《重大行政决策程序暂行条例》',
    advice: always('补齐公众参与、专家论证、风险评估、合法性审查、集体讨论决定的材料。'),
  },
  G14: {
    name: '规章、行政规范性文件的程序材料齐全',
    basis: '《规章制定程序条例》；国办发〔2018〕37号；国办发〔2018〕115号；《公平竞争审查条例》第十八条',
    advice: always('补齐合法性审核、公平竞争审查、公开征求意见的材料。'),
  },
  G15: {
    name: '地图有审图号或者属于免于送审',
    basis: '《地图管理条例》第十五、二十二条',
    advice: always('标明审图号，或者说明免于送审的理由。'),
  },
  G16: {
    name: '成文日期、公示期、有效期与发布日期相符',
    basis: '《政府信息公开条例》第十二条；国办公开办函〔2019〕61号',
    advice: ({ from, to, until, least, unit, basis, dated }) =>
      dated !== undefined
        ? `成文日期为${dayText(dated)}，还没有到；请核对成文日期，或者到当日以后再发布。`
        : least !== undefined
          ? `公示期为${dayText(from)}至${dayText(to)}，自今天起算不足${String(least)}${unit === 'workingDay' ? '个工作日' : '日'}（${String(basis ?? '')}）；请退回经办人，把公示结束日期改到期满以后。`
          : until === undefined
            ? `公示期为${dayText(from)}至${dayText(to)}，今天发布的，公示天数将少于写明的天数；请退回修改公示期，或者写明理由后确认。`
            : `文件的有效期至${dayText(until)}，今天已经失效；请核对有效期，或者写明理由后确认。`,
  },
  G17: {
    name: '公开件自检通过',
    basis: '《电子签名法》第五条、第八条',
    advice: always('按自检结果改正后重新生成。'),
  },
  G18: {
    name: '政策文件附有解读材料',
    basis: '国办发〔2016〕80号',
    advice: always('政策解读应当同步组织、同步审签、同步部署；没有解读材料的，须确认。'),
  },
  G19: {
    name: '申请人提出异议的期限已满',
    basis: '《行政许可法》第五条第二款',
    advice: ({ state, name, until }) =>
      state === 'running'
        ? `已告知${String(name ?? '')}可以在${dayText(until)}以前提出异议；期限届满后再发布。期间提出异议的，退回经办人记入公开认定。`
        : state === 'raised'
          ? `${String(name ?? '')}提出了异议；仍须依法公开的，由领导签批并写明理由。`
          : `${String(name ?? '')}的异议期限到${dayText(until)}已满。没有收到异议的，请写明后确认；收到异议的，退回经办人记入公开认定。`,
  },
}

export const GATES = {
  heading: '发布条件',
  states: { holds: '通过', block: '未通过', override: '须签批', warn: '须确认' },
  answered: { overridden: '已签批', acknowledged: '已确认' },
  basis: (basis: string) => `依据：${basis}`,
  summary: (open: number) => (open === 0 ? '各项条件均已具备' : `还有 ${String(open)} 项未具备`),
  answerLine: (person: string, time: string) => `${person} ${time}`,
  answer: { override: '签批放行', warn: '确认' },
  answerHeading: { override: (name: string) => `签批：${name}`, warn: (name: string) => `确认：${name}` },
  reason: '理由',
} as const

const isGateId = (id: string): id is GateId => GATE_IDS.some((one) => one === id)
/** A gate of a newer program shows as its number. */
export const gateName = (id: string): string => (isGateId(id) ? WORDS[id].name : id)
/** A time limit has the basis of its matter, which the gate tells. */
export const gateBasis = ({ id, detail: { basis } }: Pick<GateView, 'id' | 'detail'>): string =>
  id === 'G12' && typeof basis === 'string' && basis !== '' ? basis : WORDS[id].basis
export const gateAdvice = ({ id, detail }: GateView): string => WORDS[id].advice(detail)
export const gateState = ({ holds, level, answer }: GateView): string =>
  holds ? GATES.states.holds : answer === null ? GATES.states[level] : GATES.answered[answer.kind]
