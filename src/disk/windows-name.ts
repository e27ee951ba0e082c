// File names that cannot be used on Windows: it would write to a device or a hidden stream, or make a file that Explorer cannot open or delete.
import { UsageError } from "../model/usage-error.ts";

const device = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\.|$)/i;

/** UsageError where a file or folder cannot have this name on the system. */
export function refuseName(name: string, system: NodeJS.Platform = process.platform): void {
  if (system !== "win32" || name === "." || name === "..") return;
  const [marks] = /[<>:"|?*\p{Cc}]/u.exec(name) ?? [];
  if (marks !== undefined)
    throw new UsageError(`“${name}”不能用作名称`, 'Windows 的文件名中不能有 < > : " | ? * 这些符号，请去掉或改用全角符号。');
  if (/[. ]$/.test(name)) throw new UsageError(`“${name}”不能用作名称`, "Windows 的文件名不能以点号或空格结尾，请去掉。");
  if (device.test(name)) throw new UsageError(`“${name}”不能用作名称`, "这是 Windows 保留的名称，请换一个。");
}
