// The rules that reading a file judges by, in three layers: its bytes, its YAML, its contents. Here are only their names and examples; the faults
// are found all over read/, and the compiler accepts none under a name that is not here.
import { bytesRules } from "./bytes.ts";
import { contentsRules } from "./contents.ts";
import type { LayerRule } from "./layer-rule.ts";
import { yamlRules } from "./yaml.ts";

const readingLayers = { bytes: bytesRules, yaml: yamlRules, contents: contentsRules };

type Layers = typeof readingLayers;

/** Every rule whose name a fault found in reading can have. A new one is an entry in the file of its layer. */
export type ReadingRuleName = { [L in keyof Layers]: keyof Layers[L] }[keyof Layers];

export interface ReadingRule extends LayerRule {
  readonly name: ReadingRuleName;
}

/** Those of one layer, in the order in which they are explained. */
export function readingRulesOf(layer: keyof Layers): readonly ReadingRule[] {
  const rules: Readonly<Record<string, LayerRule>> = readingLayers[layer];
  return Object.entries(rules).map(([name, rule]) => ({ name: name as ReadingRuleName, ...rule }));
}
