/**
 * The parts of the scan tables that no package has. Written for this project; the two marked lists restate properties
 * of the Unicode Character Database (Equivalent_Unified_Ideograph, Numeric_Value).
 */

/** U+2E81… of CJK Radicals Supplement that have a unified ideograph in the basic plane: code point, ideograph. */
export const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

/** Letters, kana and bopomofo that are read as another letter or as a Han character; after width and case. */
export const LOOKALIKES =
  'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsһhԁdԛqԝwαaβbεeηhιiκkμmνnοoρpτtυyχxζz' +
  'ロ口ニ二ハ八カ力エ工ト卜タ夕ノ丿メ乂オ才チ千ミ三ㄏ厂ㄚ丫ㄙ厶ㄇ冂ㄈ匚ㄎ丂ㄖ日ㄗ卩ㄠ幺ㄓ屮ㄐ丩ㄑ巜ㄕ尸ㄝ也ㄅ勹'

/** Digits that neither NFKC nor the general category Nd gives. */
export const DIGITS =
  '〇0○0◯0零0一1壹1弌1二2贰2弍2两2三3叁3弎3四4肆4五5伍5六6陆6七7柒7八8捌8九9玖9' +
  '〡1〢2〣3〤4〥5〦6〧7〨8〩9Ⅰ1Ⅱ2Ⅲ3Ⅳ4Ⅴ5Ⅵ6Ⅶ7Ⅷ8Ⅸ9ⅰ1ⅱ2ⅲ3ⅳ4ⅴ5ⅵ6ⅶ7ⅷ8ⅸ9' +
  '❶1❷2❸3❹4❺5❻6❼7❽8❾9➀1➁2➂3➃4➄5➅6➆7➇8➈9➊1➋2➌3➍4➎5➏6➐7➑8➒9⓿0⓵1⓶2⓷3⓸4⓹5⓺6⓻7⓼8⓽9'

/** More than one digit in one character, Roman ten to twelve and the like. */
export const DIGIT_GROUPS: Readonly<Record<string, string>> = {
  Ⅹ: '10', Ⅺ: '11', Ⅻ: '12', ⅹ: '10', ⅺ: '11', ⅻ: '12', '❿': '10', '➉': '10', '➓': '10', '⓾': '10',
  '⓫': '11', '⓬': '12', '⓭': '13', '⓮': '14', '⓯': '15', '⓰': '16', '⓱': '17', '⓲': '18', '⓳': '19', '⓴': '20',
} // prettier-ignore

/** Left-hand radicals and the full characters that writers put for them when they split a character. */
export const RADICAL_WRITINGS: Readonly<Record<string, string>> = {
  亻: '人', 氵: '水', 扌: '手', 讠: '言', 纟: '丝', 钅: '金', 饣: '食', 忄: '心', 犭: '犬', 礻: '示', 衤: '衣',
  艹: '草', '⺮': '竹', 刂: '刀', 攵: '文', 灬: '火', 罒: '四', 冫: '冰', 彳: '双', 疒: '病', 宀: '宝', 阝: '耳',
} // prettier-ignore

/**
 * 形近字: characters taken for each other at a glance. Closed groups: a character stands in one group only, so that the
 * relation is an equivalence and costs nothing in the automaton.
 */
export const SHAPES = (
  '己已巳 未末 土士 大太犬夭天 日曰 人入 干千于 王玉主 密蜜宻 机杋讥饥 秘祕泌 绝絶 内內肉 件仵 料科 部剖 ' +
  '资姿 刀力刁 田由甲申电 戊戌戍成 子孑孓 贝见 兔免 乌鸟 今令 木术本朮 白百臼 目且 口囗 巾币 牛午 矢失 ' +
  '占古 右石 旦但 压庄 厂广 户尸 必心 毋母 毛手 永水 氏民 凤风夙 书韦 乐东 乒乓兵 丘岳 帅师 处外 圣怪 ' +
  '名各 字宇 衣农 安妥 官宫 家冢 买卖 审宙 遵尊 奖浆桨 尾屋 祟崇 臣巨 市布 席度 库军 底低抵 延廷 建健 ' +
  '开井 弓引 胀帐账 溺弱 形刑 住往佳隹 徒徙 微徽徵 忙茫 块快 念恋 恨狠 海悔侮梅 情清请晴睛 借惜措 漫慢 ' +
  '填慎 戒戎 或域 折拆析 没投 抱泡炮跑 拔拨 拘枸 招昭 持待侍恃 诣指 挂桂 损捐 受授 揭竭 摘滴 撤撒 支友 ' +
  '收牧 政玫 敌故 效郊 斤斥 斩新 旅族 棋旗 早旱 肘时 星皇 春舂 昨作 景影 暑署 暴爆 吏史更 用甩 有冇 ' +
  '期斯 礼札 杈权 束朿 板扳 极级 杯怀坏 果呆 抢枪 枝技 柄炳 查杳 拦栏 校较 株珠 格洛 桥娇 检捡险验 ' +
  '植值 搂楼 溉概 榜傍 摸模 横黄 久欠 残钱浅线 段假 江汇 池地他 污汚 汽气 沉沈 妙沙炒秒抄吵 河何 冶治 ' +
  '浴沿 波坡 注驻 洁结 洒酒 活话 派脉 济挤 测侧 狼浪粮娘 涉步 闰润 液夜 探深 棍混 渔鱼 温湿 巷港 湖糊 ' +
  '源原 愤溃 骨滑 演寅 邀激缴 灌罐 火灭 恢灰 灾炎 烧浇 烟咽 照熙 煤媒谋 爪瓜 爱爰 父交 片爿 互牙 状伏 ' +
  '狱嶽 猎错 率牵 顽玩 班斑 球求 埋理 瑞端 甘廿 勇男 界介 病痛 凳登 皂皃 的旳 皮反 盆盒 益盖 监蓝篮 ' +
  '真直 相柏 省看 眼眠 知如 短矩 矿旷 研妍 碎醉 宗示 社杜 祝况 伸神 票栗粟 锅祸 副福幅 私松 季秀 秋愁 ' +
  '租祖组阻粗 秤评坪 积织识职 侈移 程埕 税悦 隐稳 穷究 空穴 窃切 竞竟 意章 重童 等筹 签答 筑巩 间简 ' +
  '精猜 米来 份粉 粒拉 素紧 累紫 约药 记纪 钝纯 纲钢网 纺仿防访 细佃 轻经 给拾 续读 唯维 览缆 编偏遍篇 ' +
  '刚冈 羊半 羽习 老考 聘骋 肖宵 股般 背肯 肺沛 担胆 胜性姓 脏赃 恼脑 却脚 腰要耍 膜漠 臂壁璧 航杭抗 ' +
  '良艮 巴色 忆艺 苦若 荼茶 草革 莫奠 荻获 蒙朦 蔽弊 虎虚 蛊虫 血皿 街衔 扑补 被披 裁栽载 装袋 西酉 ' +
  '观现规视 解懈 汁计 订钉 讨付 仪议 讯迅 论沦伦轮 设殳 征证 词司伺 泽译释 拭试 诚城 询洵旬 刻该核 慌谎 ' +
  '谢射 谨勤 普谱 败贩 贷货 购构沟 责债绩 架贺 赔陪倍培 杆赶 驱趋 足是 拒距柜炬 跟根 跳挑桃逃 采踩彩 ' +
  '轧轨 传转 辆俩 铺辅 愉输偷 割辖 幸辛 辜辩辨辫瓣 进讲 过达 迁近 连莲 尺迟 迫追 送迭 选洗 诱透 梯递 ' +
  '诵通 造浩 隶逮 偶遇 避劈 哪那 郑邓 敦郭 堵都 鄙图 酌配 墅野 量里 针钊 钩钓 全金 钟种 鉄铁轶 桐铜 ' +
  '销消 锁琐 峰锋 境镜 长张 闭闲闪 问阅 阴阳 阵陈 绛降 陕峡狭 皖院 除徐 随隋 隔融 障彰 雌雄 鸦雅 焦集 ' +
  '雪需 雷霄 面而 项顶 须顺 倾顾 领岭 颂颁 频濒 题提 首道 亮高 鲁曾 鸡鸭 磨麻 默墨 鼓豉 斋齐 龙尤 ' +
  '囚四匹 仓仑 汩汨 沮狙 冒昌 卷券 幻幼 赢羸 泠冷 晢晰 准淮 汆氽 刺剌 柬東 侯候 拎柃 毫豪 肄肆 嬴蠃 ' +
  '茸葺 崔催 叨叼 芋芉 胄胃 厉历励'
).split(' ')
