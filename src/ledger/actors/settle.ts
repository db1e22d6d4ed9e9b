import type { Ledger } from "../open-ledger.ts";
import { best, pinsOf } from "./join-report.ts";
import { settleActor } from "./ledger-actors.ts";
import { type Member, memberOf, membersOf, putMember, takeMember } from "./members.ts";

/** An actor of a report that went from one ledger actor to another. */
export interface Move {
  readonly member: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
}

/**
 * Makes the ledger's actors what people's decisions say, the last of them new: which decisions stand, who counts as
 * whom, who was split off, what each is called. For use in a transaction; returns what moved.
 */
export function settleDecisions(ledger: Ledger): readonly Move[] {
  const changed = settleStanding(ledger);
  const moved = [...settleMerges(ledger).flatMap((base) => membersAt(ledger, base)), ...settleSplits(ledger, changed)];
  const distinct = new Map(moved.map((member) => [`${member.report}/${member.local}`, member]));
  const touched = new Set<number>();
  const moves = [...distinct.values()].flatMap((member): Move[] => {
    const from = takeMember(ledger, member);
    const to = putMember(ledger, member);
    touched.add(from).add(to);
    return from === to ? [] : [moveOf(ledger, member, from, to)];
  });
  for (const actor of touched) settleActor(ledger, actor);
  ledger.db.exec(
    `UPDATE ledger_actors SET renamed = (SELECT name FROM actor_decisions WHERE action = 'rename' AND stands = 1
       AND actor = ledger_actors.number ORDER BY number DESC LIMIT 1)
     WHERE number IN (SELECT actor FROM actor_decisions WHERE action = 'rename')`,
  );
  return moves;
}

/** Tells which decisions hold: all but those that one that holds takes back. Returns those that it changed, and the last. */
function settleStanding({ db }: Ledger): readonly number[] {
  const all = db.prepare("SELECT number, undoes, stands FROM actor_decisions ORDER BY number DESC").all();
  const undone = new Set<number>();
  const set = db.prepare("UPDATE actor_decisions SET stands = ? WHERE number = ?");
  const changed = all.flatMap(({ number, undoes, stands }, i) => {
    const holds = !undone.has(Number(number));
    if (holds && undoes !== null) undone.add(Number(undoes));
    if (holds !== (stands === 1)) set.run(Number(holds), Number(number));
    return i === 0 || holds !== (stands === 1) ? [Number(number)] : [];
  });
  return changed;
}

/** Lays all merges that hold one after another. Returns the actors that count as another one now. */
function settleMerges({ db }: Ledger): readonly number[] {
  const into = new Map<number, number>();
  const rootOf = (number: number): number => {
    const next = into.get(number);
    return next === undefined ? number : rootOf(next);
  };
  for (const { actor, other } of db
    .prepare("SELECT actor, other FROM actor_decisions WHERE action = 'merge' AND stands = 1 ORDER BY number")
    .all()) {
    const [root, child] = [rootOf(Number(actor)), rootOf(Number(other))];
    if (root !== child) into.set(child, root);
  }
  const before = db.prepare("SELECT number, stands_as FROM ledger_actors WHERE stands_as <> number").all();
  const old = new Map(before.map((row) => [Number(row["number"]), Number(row["stands_as"])]));
  const changed = [...new Set([...old.keys(), ...into.keys()])].filter(
    (number) => rootOf(number) !== (old.get(number) ?? number),
  );
  const set = db.prepare("UPDATE ledger_actors SET stands_as = ? WHERE number = ?");
  for (const number of changed) set.run(rootOf(number), number);
  return changed;
}

/** Pins what was split off where it belongs, or takes the pin away. Returns the members whose pin is another. */
function settleSplits(ledger: Ledger, decisions: readonly number[]): readonly Member[] {
  const { db } = ledger;
  const reports = db
    .prepare(
      "SELECT DISTINCT report FROM actor_split_members WHERE decision IN (SELECT value FROM json_each(?)) ORDER BY report",
    )
    .all(JSON.stringify(decisions))
    .map(({ report }) => String(report));
  return reports.flatMap((report) => {
    const pins = pinsOf(ledger, report);
    return membersOf(ledger, report).flatMap((member) => {
      const pinned = best(pins, member.mentions)?.target ?? null;
      return pinned === member.pinned ? [] : [{ ...member, pinned }];
    });
  });
}

function membersAt({ db }: Ledger, number: number): readonly Member[] {
  return db
    .prepare(
      "SELECT * FROM actor_joins WHERE base = ?1 AND pinned IS NULL UNION ALL SELECT * FROM actor_joins WHERE pinned = ?1",
    )
    .all(number)
    .map(memberOf);
}

function moveOf({ db }: Ledger, { report, local, traits }: Member, from: number, to: number): Move {
  const id = db.prepare("SELECT id FROM ledger_actors WHERE number = ?");
  const rows = db
    .prepare(
      `SELECT count(*) AS n FROM rows JOIN readings ON readings.id = rows.reading AND superseded IS NULL
       WHERE report = ?1 AND kind IN ('statement', 'event', 'stance', 'dispute')
         AND EXISTS (SELECT 1 FROM json_tree(rows.body) WHERE atom = ?2 AND key IS NOT 'id')`,
    )
    .get(report, local);
  return {
    member: `${report}/${local}`,
    name: traits.find(([trait]) => trait === "full")?.[1] ?? local,
    from: String(id.get(from)?.["id"]),
    to: String(id.get(to)?.["id"]),
    rows: Number(rows?.["n"]),
  };
}
