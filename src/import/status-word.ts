// What a column such as 是否销号 or 当前状态 says of a row.

/** True where the row is said to be done, or closed. */
export function saysDone(written: string): boolean {
  const text = written.normalize("NFKC").replace(/\s/g, "");
  if (/未|没|不|否|基本|部分|正在|尚|拟|计划|预计|待|逾期|力争|推进中|整改中|进行中|×|✗/.test(text)) return /^待销号$/.test(text);
  return (
    /^(?:是|√|✓|✔|对|完成|办结|销号|闭环|完结|通过|合格|100%|y(?:es)?)[。!]?$/i.test(text) ||
    /已(?:经)?(?:全部|全面|按期|按时|如期|于?.{0,12})?(?:完成|销号|办结|整改|解决|闭环|完结|验收|到位|销)|完成整改|整改完成|整改到位|办理完毕|整改完毕/.test(
      text,
    )
  );
}
