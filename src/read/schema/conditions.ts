// A schema's own explanation (`description`) of why something is required.
import type { SchemaError } from "./refusal.ts";

export function describe(schema: Record<string, unknown>): string | undefined {
  return typeof schema["description"] === "string" ? schema["description"] : undefined;
}

/** The description of the condition (`then`) that the error comes from: at the error's own schema, or above it in the document `root`. */
export function conditionOf(error: SchemaError, root: unknown): string | undefined {
  const path = error.schemaPath
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~"));
  const at = path.lastIndexOf("then");
  if (at < 0) return undefined;
  const own = error.parentSchema;
  if (path.length === at + 2 && own) return describe(own);
  let schema: unknown = root;
  for (const step of path.slice(0, at + 1)) schema = (schema as Record<string, unknown> | undefined)?.[step];
  return schema ? describe(schema as Record<string, unknown>) : undefined;
}
