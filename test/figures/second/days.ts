// Days and months reckoned in UTC milliseconds, so that src/model/day.ts is not asked about itself.
const daily = 86_400_000;

export function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / daily;
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - daily).toISOString().slice(0, 10);
}

export function lastOfMonth(month: string): string {
  return dayBefore(`${monthAfter(month)}-01`);
}

export function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
