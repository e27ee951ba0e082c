// The first screen of a board: how it stands, who is behind, what falls due.
import { longDay } from "../../../model/day.ts";
import type { CountedRow, DayStatus, HeadlineFigure, StatusBoard } from "../../../model/day-status.ts";
import type { Deadline } from "../../../model/due.ts";
import { groupBy } from "../../../model/group-by.ts";
import { paperDay } from "../../../model/paper-day.ts";
import { type Light, lightNames } from "../../../model/timeliness.ts";
import { escapeHtml } from "../escape.ts";

/** How many problems are named on the first screen; all of them stand in the list below. */
const foremost = 8;
/** A line that would name more units counts them. */
const mostNamed = 6;

export function frontHtml(board: StatusBoard): string {
  const { now, before } = board;
  return `<section class="front" aria-labelledby="overall">
<h2 id="overall" class="unseen">总体</h2>
<dl class="strip">
${board.headline.map((figure) => figureHtml(figure, before && paperDay(before.asOf, now.onlyYear))).join("\n")}
</dl>
<div class="panels">
${panel("behind", "单位亮灯", lightsSaid(now), `<ul class="tiles">\n${byLight(now.units).map(tileHtml).join("\n")}\n</ul>`)}
${panel("longest", "逾期与未报", `逾期${now.overdue.length}件`, longestHtml(board))}
${panel("soon", "近期到期", `至${paperDay(now.aheadUntil, now.onlyYear)}`, aheadHtml(board))}
</div>
</section>`;
}

function panel(id: string, title: string, note: string, body: string): string {
  return `<section class="panel" aria-labelledby="${id}">
<h3 id="${id}">${title} <small>${escapeHtml(note)}</small></h3>
<div class="room" role="group" aria-labelledby="${id}" tabindex="0">
${body}
</div>
</section>`;
}

function figureHtml({ name, value, change, unit, isBetter }: HeadlineFigure, since: string | undefined): string {
  const tone = isBetter === undefined ? "" : isBetter ? " better" : " worse";
  const against = change === "0" ? "持平" : `${change}${unit}`;
  const words = change === undefined || since === undefined ? "" : `<dd class="change${tone}">比${since} ${against}</dd>`;
  return `<div><dt>${name}</dt><dd class="value">${value}</dd>${words}</div>`;
}

/** The worst light of its problems; undefined where none is left. */
function lightOfRow({ lights }: CountedRow): Light | undefined {
  return (["red", "yellow", "green"] as const).find((light) => lights[light] > 0);
}

function lightsSaid({ units }: DayStatus): string {
  const lit = units.map(lightOfRow);
  return (["red", "yellow", "green"] as const).map((light) => `${lightNames[light]}${lit.filter((one) => one === light).length}`).join(" ");
}

const order: readonly (Light | undefined)[] = ["red", "yellow", "green", undefined];

/** Red first, the most first; plan order among equals. */
function byLight(units: readonly CountedRow[]): CountedRow[] {
  const place = (row: CountedRow) => order.indexOf(lightOfRow(row));
  return [...units].sort((a, b) => place(a) - place(b) || b.lights.red - a.lights.red || b.lights.yellow - a.lights.yellow);
}

function tileHtml(row: CountedRow): string {
  const light = lightOfRow(row);
  const counts = (["red", "yellow", "green"] as const).flatMap((one) =>
    row.lights[one] > 0 ? [`${lightNames[one].slice(0, 1)}${row.lights[one]}`] : [],
  );
  const said = counts.length > 0 ? counts.join(" ") : row.totals.total > 0 ? "已全部销号" : "无问题";
  return `<li class="tile ${light ?? "none"}"><span class="name" title="${escapeHtml(row.name)}">${escapeHtml(row.short)}</span> <span class="counts">${said}</span></li>`;
}

function longestHtml({ red, now }: StatusBoard): string {
  const items = red.slice(0, foremost).map(({ item, title, reason }) => {
    const words = `<strong>${escapeHtml(item.unit || "（缺单位）")}</strong> ${escapeHtml(title)}`;
    const why = reason === "—" ? "" : `<span class="why">原因：${escapeHtml(reason)}</span>`;
    return `<li><span class="days">${item.days}天</span><span class="what">${words}${why}</span></li>`;
  });
  const list = items.length > 0 ? `<ol class="lines">\n${items.join("\n")}\n</ol>` : "<p>没有逾期问题。</p>";
  const more = red.length > foremost ? `<p><a href="#red">另有${red.length - foremost}件，见逾期清单</a></p>` : "";
  const owed = now.duties.filter(({ missing }) => missing.length > 0);
  const missing = owed.map(
    ({ name, missing }) =>
      `<li><span class="days">未报${missing.length}</span><span class="what"><strong>${escapeHtml(name)}</strong> ${unitsSaid(missing)}</span></li>`,
  );
  const reports = missing.length > 0 ? `<ul class="lines">\n${missing.join("\n")}\n</ul>` : "<p>没有到期未报的。</p>";
  return `${list}${more}\n${reports}`;
}

function unitsSaid(units: readonly string[]): string {
  const named = units.slice(0, mostNamed).map(escapeHtml).join("、");
  return units.length > mostNamed ? `${named}等${units.length}个单位` : named;
}

/** A line a day. */
function aheadHtml({ ahead, now }: StatusBoard): string {
  if (ahead.length === 0) return `<p>至${longDay(now.aheadUntil)}没有到期的。</p>`;
  const short = new Map(now.units.map((row) => [row.name, row.short]));
  const lines = [...groupBy(ahead, ({ on }) => on)].map(([on, group]) => {
    const [{ left }] = group as [Deadline, ...Deadline[]];
    const soon = left <= now.settings.dueSoonDays ? ' class="soon"' : "";
    const when = left === 0 ? "今日" : `${left}天后`;
    return `<li${soon}><span class="days">${paperDay(on, now.onlyYear)}</span><span class="what">${when}　${dayHtml(group, short)}</span></li>`;
  });
  return `<ul class="lines">\n${lines.join("\n")}\n</ul>`;
}

function dayHtml(group: readonly Deadline[], short: ReadonlyMap<string, string>): string {
  const nameOf = ({ unit }: Deadline) => short.get(unit) ?? (unit || "（缺单位）");
  const ofKind = (kind: Deadline["kind"], name: string, measure: string) => {
    const own = group.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const units = [...groupBy(own, nameOf)].map(([unit, some]) => (some.length > 1 ? `${unit}${some.length}` : unit));
    return [`<strong>${name}${own.length}${measure}</strong> ${unitsSaid(units)}`];
  };
  const duties = [
    ...groupBy(
      group.filter(({ kind }) => kind === "duty"),
      ({ title }) => title,
    ),
  ].map(([title, own]) => `<strong>${escapeHtml(title)}</strong> ${unitsSaid(own.map(nameOf))}`);
  return [...ofKind("problem", "问题", "件"), ...ofKind("milestone", "节点", "个"), ...duties].join("；");
}
