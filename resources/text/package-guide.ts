/** The page in every archive package that says what is what and how to check it by hand, without this program. */
export const packageGuide = {
  fileName: '说明.txt',
  text: `归档包说明
==========

本文件夹是一个完整的审批事项归档包，按 BagIt 1.0（RFC 8493）组织，可脱离原工作站独立验证。

一、内容
  data/index.html          全部文件的目录，可直接用浏览器打开（归档登记后的包）
  data/forms/              封面（归档章）、审批单、保密审查单（PDF）
  data/redlines/           相邻两稿的花脸稿
  data/metadata/           metadata.xml 为元数据（DA/T 46）；eep.xml 为封装包（DA/T 48），其中的电子签名签的是
                           “被签名对象”元素自起始标签至结束标签的全部字节
  data/report/             四性检测报告（DA/T 70）；“需人工”的项目不计作通过
  data/history.html        办理过程，可直接用浏览器打开阅读
  data/versions/           历次送审的稿次：序号.txt 为可读文本，序号.json 为计算内容摘要值的原始字节
  data/files/              文稿中的图片、随文附件和修改建议，文件名为内容的 SHA-256
  data/release/            对外发布的文件：PDF、网页、文本、元数据、附件，以及清单（.manifest.json）和清单的签名（.p7s）
  data/source/             登记时导入的原始文件（如有）
  data/scans/              每次送审时的检查记录
  data/log/events.jsonl    留痕日志，一行一个事件；body 为被签名的原始字节（Base64）
  data/log/checkpoint.json 打包时工作站总账的检查点
  data/certificates/       本单位根证书、发布证书及各办理人证书（DER），文件名为证书的 SHA-256
  manifest-sha256.txt      data 内每个文件的 SHA-256
  manifest-sm3.txt         同上，SM3（GB/T 32905）
  tagmanifest-sha256.txt   其余文件（含上一清单）的 SHA-256
  tagmanifest-sha256.txt.p7s  本单位对上一文件的签名

二、验证
  使用本程序（推荐，检查最全）：
    mingjian verify 本文件夹 --root 本单位公布的根证书文件

  不使用本程序，在本文件夹内依次执行：
    1. 将根证书转为 PEM。根证书的 SHA-256 应与本单位另行公布的一致：
         openssl x509 -inform DER -in data/certificates/根证书的SHA-256.cer -out /tmp/ca.pem
    2. 验证签名（应显示 successful）：
         openssl cms -verify -binary -content tagmanifest-sha256.txt -inform DER -in tagmanifest-sha256.txt.p7s -CAfile /tmp/ca.pem -purpose any -out /dev/null
       证书到期以后，加 -no_check_time 参数。
    3. 核对每个文件（应全部显示 OK）：
         sha256sum -c tagmanifest-sha256.txt
         sha256sum -c manifest-sha256.txt
  以上三步证明文件齐全、未被改动；事件逐条的签名、办理顺序和权限是否合规，以及 PDF 与审批文本是否一致，由本程序检查。

三、注意
  请勿在本文件夹内增加、删除、改名或编辑任何文件，否则验证不能通过。
`,
}
