import { Command } from "commander";
import { z } from "zod";
import { READING } from "../reading/reading.ts";

/** `sayso schema`: the JSON Schema of a reading. */
export function schemaCommand(): Command {
  return new Command("schema").description("print the JSON Schema of a reading").action(() => {
    console.log(JSON.stringify(z.toJSONSchema(READING, { target: "draft-2020-12" }), null, 2));
  });
}
