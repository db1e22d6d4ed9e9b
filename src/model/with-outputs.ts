import { type Field, fieldsOf, IN_GRAPH, IN_NODE, IN_OUTPUT, IN_TENSOR, text, withGraph } from "./onnx-fields.ts";

/**
 * The same model with these outputs alone, and no node or weights that they do not need: the runtime runs all the nodes
 * that it has for whichever output is asked for.
 */
export function withOutputs(model: Uint8Array, names: readonly string[]): Uint8Array {
  return withGraph(model, (fields) => {
    const needed = neededFor(names, fields);
    return fields.flatMap(({ number, value, whole }) => {
      if (number === IN_GRAPH.output)
        return textsAt(value, IN_OUTPUT.name).some((name) => names.includes(name)) ? [whole] : [];
      if (number === IN_GRAPH.node) return textsAt(value, IN_NODE.output).some((out) => needed.has(out)) ? [whole] : [];
      if (number === IN_GRAPH.initializer)
        return textsAt(value, IN_TENSOR.name).some((weights) => needed.has(weights)) ? [whole] : [];
      return [whole];
    });
  });
}

/** Outputs with all that they are made from. Nodes stand behind those that they take from, so one pass back finds them. */
function neededFor(names: readonly string[], fields: readonly Field[]): ReadonlySet<string> {
  const needed = new Set(names);
  for (const { number, value } of fields.toReversed()) {
    if (number !== IN_GRAPH.node || !textsAt(value, IN_NODE.output).some((out) => needed.has(out))) continue;
    for (const taken of textsAt(value, IN_NODE.input)) needed.add(taken);
  }
  return needed;
}

function textsAt(message: Uint8Array, field: number): readonly string[] {
  return fieldsOf(message).flatMap(({ number, value }) => (number === field ? text(value) : []));
}
