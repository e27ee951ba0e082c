// The rules that reading a file judges by, in three layers: its bytes, its YAML, its contents. Here are their names and examples only; what they
// find is told all over this room.
import { bytesRules } from "./bytes.ts";
import { contentsRules } from "./contents.ts";
import type { LayerRule } from "./layer-rule.ts";
import { yamlRules } from "./yaml.ts";

export interface ReadingRule extends LayerRule {
  readonly layer: "bytes" | "yaml" | "contents";
}

export const readingRules: readonly ReadingRule[] = [
  ...bytesRules.map((rule) => ({ ...rule, layer: "bytes" as const })),
  ...yamlRules.map((rule) => ({ ...rule, layer: "yaml" as const })),
  ...contentsRules.map((rule) => ({ ...rule, layer: "contents" as const })),
];
