// `npm run bench:stories`: how well and how fast near-copies are told.
import { measureNearCopies } from "./near-copies.ts";

measureNearCopies();
