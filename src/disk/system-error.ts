// Errors of the operating system in words: they are no bugs, so no stack is shown.
// This file imports nothing, so that cli.ts has it even when nothing else can be loaded.

/** Why, and what to do, in one line; undefined for an error that does not come from the system. */
export function systemErrorTold(error: unknown): string | undefined {
  const { code = "", syscall, path } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined) return undefined;
  if (syscall === "uv_cwd") return "当前文件夹已被删除或移走，请换一个文件夹再运行";
  const reason = reasonOf(code);
  return path === undefined || reason === tooMany ? reason : `“${path}”不能读写：${reason}`;
}

/** Why, and what to do, by the system's code. */
export function reasonOf(code: string): string {
  return reasons[code] ?? `系统不允许（${code || "未知原因"}），请检查磁盘和网络是否正常`;
}

const tooMany = "同时打开的文件太多，请关闭一些程序，或调高系统允许的个数（ulimit -n）再试";
const reasons: Readonly<Record<string, string>> = {
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOSPC: "磁盘已满，请腾出空间后再试",
  EDQUOT: "存储配额已用完，请腾出空间后再试",
  EFBIG: "超过系统允许的文件大小，请检查系统的限制",
  ENOMEM: "内存不足，请关闭一些程序再试",
  EIO: "磁盘、网络或终端出错，请检查后再试",
  EBADF: "没有打开，不能写入",
  ENOENT: "文件刚刚被移走或改名，请再运行一次",
  EACCES: "没有权限，请管理员开放权限后再试",
  EPERM: "没有权限，请管理员开放权限后再试",
  EROFS: "磁盘是只读的，请换一个可以写入的位置",
  EBUSY: "正被其他程序占用，请关闭打开它的程序再试",
  ENAMETOOLONG: "名称过长，请改短",
  ENOTDIR: "路径中有一段不是文件夹，请核对路径",
  EISDIR: "是文件夹，不是文件，请核对路径",
  ELOOP: "是指向自己的链接，请移走这个链接",
  EINVAL: "系统不接受这个名称，请换一个名称",
  ENXIO: "不是普通文件，请换成文件本身",
  EAGAIN: "系统一时忙不过来，请稍后再试",
  ETIMEDOUT: "网络没有回答，请检查网络是否正常",
  ESTALE: "网络上的文件夹已断开，请重新连接后再试",
};
