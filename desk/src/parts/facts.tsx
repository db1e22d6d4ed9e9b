import { Fragment } from "react";

/** Words of several scripts in one line: each keeps its own direction, and leaves the others theirs. */
export function Facts({
  of,
  between = " · ",
}: {
  readonly of: readonly (string | null | undefined | false)[];
  readonly between?: string;
}) {
  const told = of.flatMap((one) => (typeof one === "string" && one !== "" ? [one] : []));
  return told.map((one, i) => (
    <Fragment key={one}>
      {i > 0 && between}
      <bdi>{one}</bdi>
    </Fragment>
  ));
}
