/** What stands where a secrecy review is signed: 保守国家秘密法实施条例 Art. 67 (5) (V). */
export const SECRECY_LIABILITY =
  '未经保密审查或者保密审查不严，公开国家秘密的，对直接负责的主管人员和其他直接责任人员依法给予处分；构成犯罪的，依法追究刑事责任（《保守国家秘密法实施条例》第六十七条第五项）。'
