// `npm run bench:stories`: how well near-copies are told, how fast they are found among many, and how fast a report is
// put into its story as the ledger grows. `-- --sizes 1000,10000` for other sizes, `-- --placing` to tell instead whether
// reports come into their stories (needs corpora).
import { parseArgs } from "node:util";
import { haveCorpora } from "./corpora.ts";
import { measureInStories } from "./in-stories.ts";
import { measureCopyTimes, measureNearCopies } from "./near-copies.ts";
import { measurePlacing } from "./placing.ts";

const { values } = parseArgs({
  options: { sizes: { type: "string", default: "1000,10000,100000" }, placing: { type: "boolean", default: false } },
});
const sizes = values.sizes.split(",").map(Number);

/** The runs of more reports do not fit into memory at once; a ledger looks for copies within stories. */
const MOST_AT_ONCE = 10_000;

if (values.placing) {
  if (haveCorpora()) await measureInStories();
} else {
  measureNearCopies();
  // All reports against all, as no story asks for: a story has some dozens.
  measureCopyTimes(sizes.filter((size) => size <= MOST_AT_ONCE));
  measurePlacing(sizes);
}
