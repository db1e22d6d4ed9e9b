/** What of OpenAPI is read here. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
}

interface Told {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
}

/** Something that the API does, as a form asks for it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** A body to begin from; null where none is sent. */
  readonly body: string | null;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly isNeeded: boolean;
  readonly about: string;
  readonly labels: readonly string[];
}

/** All that an API says of itself, in its order. */
export function operationsOf({ paths }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, parameters, requestBody }]): Operation => {
      const body = requestBody?.content?.["application/json"]?.schema;
      return {
        method: method.toUpperCase(),
        path,
        summary: summary ?? "",
        parameters: (parameters ?? []).map(({ name, in: place, required, schema }) => ({
          name,
          in: place === "path" ? "path" : "query",
          isNeeded: required === true,
          about:
            schema?.description ??
            (schema?.default === undefined || schema.default === "" ? "" : `usually ${String(schema.default)}`),
          labels: (schema?.enum ?? []).map(String),
        })),
        body: body === undefined ? null : JSON.stringify(exampleOf(body), null, 2),
      };
    }),
  );
}

/** The address of a request: what was typed is put where it belongs. */
export function addressOf({ path, parameters }: Operation, typed: (name: string) => string): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(typed(name)));
  const asked = parameters.filter(({ in: place, name }) => place === "query" && typed(name) !== "");
  const query = new URLSearchParams(asked.map(({ name }) => [name, typed(name)])).toString();
  return query === "" ? filled : `${filled}?${query}`;
}

/** A value of a schema's form, with what must be in it. */
function exampleOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return exampleOf(schema.anyOf[0] ?? {});
  const [type] = [schema.type].flat();
  if (type === "object" || schema.properties !== undefined) {
    const needed = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name) ?? false);
    return Object.fromEntries(needed.map(([name, inner]) => [name, exampleOf(inner)]));
  }
  return type === "array" ? [] : type === "number" || type === "integer" ? 1 : type === "boolean" ? false : "";
}
