// A person as a cell names him: 王某 科长, 王某（科长）, 王某 0317-0000000; or several.

export interface PersonRead {
  readonly name: string;
  readonly post: string | undefined;
  readonly phone: string | undefined;
  /** Further persons, as written. */
  readonly others: readonly string[];
}

const phone = /(?<!\d)(?:1\d{2}[- ]?\d{4}[- ]?\d{4}|(?:0\d{2,3}[- ]?)?\d{7,8}(?:[-转]\d{1,6})?)(?!\d)/;
const post =
  /(?:(?:副|正|代|原|常务副)?(?:局|处|科|股|所|站|队|组|校|院|镇|乡|区|县|市|部|室|行|董事|秘书|会|班|段|厂|村|馆)长|主任(?:科员)?|书记|科员|职员|干部|专员|经理|总监|主席|主管|委员|工程师|总工|调研员|干事|秘书|会计|负责人|员)$/;
/** Surname and given name; 张示例, 王某. */
const name = /^[\p{Script=Han}]{2,3}(?:[\p{Script=Han}·])?$/u;

export function personIn(written: string): PersonRead {
  const text = written.replace(/[ \t\u3000]+/g, " ").trim();
  const [first = text, ...others] = text
    .split(/[、，,；;/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // 王某、科长 names one person; 王某、0317-0000000 too.
  const rest = others.filter((part) => !isAddition(part));
  return { ...oneIn([first, ...others.filter(isAddition)].join(" ")), others: rest };
}

function isAddition(part: string): boolean {
  const without = part.replace(phone, "").replace(/(?:联系)?(?:电话|方式)|手机|[:：\s]/g, "");
  return without === "" || (post.test(without) && !without.includes(" ") && !startsWithName(without));
}

/** 王某科长 begins with a name, 市政科科长 does not. */
function startsWithName(text: string): boolean {
  const head = text.replace(post, "");
  return head.length >= 2 && head.length <= 3 && !/[局处科股所站队组部室办委会]$/.test(head);
}

function oneIn(text: string): Omit<PersonRead, "others"> {
  const number = phone.exec(text)?.[0];
  const bare = text
    .replace(number ?? "\0", " ")
    .replace(/(?:联系)?电话|联系方式|手机|[:：（）()]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const words = bare.split(" ");
  const said = { phone: number };
  const [only = ""] = words;
  if (words.length === 1) {
    const found = post.exec(only);
    const head = found ? only.slice(0, found.index) : "";
    if (found && name.test(head) && startsWithName(only)) return { name: head, post: found[0], ...said };
    return { name: only === "" ? text : only, post: undefined, ...said };
  }
  const at = words.findIndex((word) => name.test(word) && !post.test(word) && !/[局处科股所站队组部室办委]$/.test(word));
  const others = words.filter((_, index) => index !== at);
  if (at < 0 || !others.every((word) => post.test(word) || /[局处科股所站队组部室办委]$/.test(word)))
    return { name: bare, post: undefined, ...said };
  return { name: words[at] as string, post: others.join(""), ...said };
}
