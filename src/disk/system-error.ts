// Errors of the operating system in words: they are no bugs, so no stack is shown.
// This file imports nothing, so that cli.ts has it even when nothing else can be loaded.

/** Why, and what to do, in one line; undefined for an error that does not come from the system. */
export function systemErrorTold(error: unknown): string | undefined {
  const { code = "", syscall, path } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined) return undefined;
  if (syscall === "uv_cwd") return "当前文件夹已被删除或移走，请换一个文件夹再运行";
  const reason = reasonOf(code);
  return path === undefined || reasons[code] === tooMany ? reason : `“${path}”不能读写：${reason}`;
}

/** Why, and what to do, by the system's code, in one line. */
export function reasonOf(code: string): string {
  return refusal(code).join("，");
}

/** The same in two parts, without full stops; some codes say more where a file was being read or written. */
export function refusal(code: string, at?: "reading" | "writing"): readonly [why: string, hint: string] {
  const closer = at === "reading" ? whenReading : at === "writing" ? whenWriting : {};
  return closer[code] ?? reasons[code] ?? [`系统不允许（${code || "未知原因"}）`, "请检查磁盘和网络是否正常"];
}

type Reasons = Readonly<Record<string, readonly [why: string, hint: string]>>;

const tooMany = ["同时打开的文件太多", "请关闭一些程序，或调高系统允许的个数（ulimit -n）再试"] as const;
const denied = ["没有权限", "请管理员开放权限后再试"] as const;
const reasons: Reasons = {
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOSPC: ["磁盘已满", "请腾出空间后再试"],
  EDQUOT: ["存储配额已用完", "请腾出空间后再试"],
  EFBIG: ["文件超过系统允许的大小", "请检查系统对文件大小的限制"],
  ENOMEM: ["内存不足", "请关闭一些程序再试"],
  EIO: ["磁盘、网络或终端出错", "请检查后再试"],
  EBADF: ["没有打开", "不能写入"],
  ENOENT: ["文件刚刚被移走或改名", "请再运行一次"],
  EACCES: denied,
  EPERM: denied,
  EROFS: ["磁盘是只读的", "请换一个可以写入的位置"],
  EBUSY: ["正被其他程序占用", "请关闭打开它的程序再试"],
  ENAMETOOLONG: ["名称过长", "请改短"],
  ENOTDIR: ["路径中有一段不是文件夹", "请核对路径"],
  EISDIR: ["是文件夹，不是文件", "请核对路径"],
  ELOOP: ["是指向自己的链接", "请移走这个链接"],
  EINVAL: ["系统不接受这个名称", "请换一个名称"],
  ENXIO: ["不是普通文件", "请换成文件本身"],
  EAGAIN: ["系统一时忙不过来", "请稍后再试"],
  ETIMEDOUT: ["网络没有回答", "请检查网络是否正常"],
  ESTALE: ["网络上的文件夹已断开", "请重新连接后再试"],
};

const unreadable = [
  "没有读取权限，或文件正被其他程序打开",
  "请关闭打开它的程序（如 Excel、Word、WPS）再试；仍不行的，请管理员开放读取权限",
] as const;
const whenReading: Reasons = { EACCES: unreadable, EPERM: unreadable, EBUSY: unreadable };

const unwritable = [
  "没有写入权限，或文件正被其他程序打开",
  "请关闭打开它的程序（如 Excel、Word、WPS、记事本、杀毒软件）再试；仍不行的，请管理员开放写入权限",
] as const;
const whenWriting: Reasons = {
  EACCES: unwritable,
  EPERM: unwritable,
  EBUSY: unwritable,
  ENOENT: ["所在的文件夹不存在，或刚刚被移走、改名", "请先建立文件夹，或核对路径"],
  EISDIR: ["有同名的文件夹", "请换一个文件名"],
  EEXIST: ["刚刚有了同名的文件", "请再运行一次，或换一个名称"],
  ENOTEMPTY: ["刚刚有了同名的文件夹", "请再运行一次，或换一个名称"],
  EXDEV: ["临时文件和它不在同一个磁盘上", "请换一个文件夹"],
};
