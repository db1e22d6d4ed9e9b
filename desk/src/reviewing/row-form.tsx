import { useState } from "react";
import type { Standing } from "../api.ts";
import { FORM_FIELDS, type FormField, type ReviewedKind } from "../text/labels.ts";
import { fieldsOf, shownValue } from "../text/row-fields.ts";

type Body = Readonly<Record<string, unknown>>;

/** The fields of a row, to be changed, or of a row that is missing. Words are typed as they stand in the report. */
export function RowForm({
  reading,
  kind,
  row,
  near,
  needsWhy,
  onDone,
  onLeave,
}: {
  readonly reading: Standing["reading"];
  readonly kind: ReviewedKind;
  readonly row: Body | null;
  /** Of words that stand in several places, those nearest to here are meant. */
  readonly near: number;
  readonly needsWhy: boolean;
  readonly onDone: (fields: Body, why: string) => void;
  readonly onLeave: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  return (
    <form
      className="row-form"
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
        // Enter keeps it, wherever one is: words of a report need no new line.
        if (event.key !== "Enter" || event.shiftKey || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const told = fieldsOf(reading, kind, row, form, near);
        if ("missing" in told) setFault(`“${told.missing}” does not stand in the report.`);
        else if (Object.keys(told.fields).length === 0) setFault("Nothing is changed.");
        else onDone(told.fields, String(form.get("why for it")).trim());
      }}
    >
      {FORM_FIELDS[kind].map((field, i) => (
        <label
          key={field.name}
          htmlFor={`field ${field.name}`}
          className={field.as === "words" || field.as === "sentence" ? "wide" : undefined}
        >
          {field.name}
          <Field
            field={field}
            value={shownValue(reading, kind, row, field)}
            actors={reading.actors}
            isFirst={i === 0}
          />
        </label>
      ))}
      <label className="wide">
        Why <input name="why for it" maxLength={2000} required={needsWhy} />
      </label>
      {fault !== null && (
        <p className="wide" role="alert">
          {fault}
        </p>
      )}
      <span className="wide">
        <button type="submit">Keep it</button>{" "}
        <button type="button" onClick={onLeave}>
          Leave it
        </button>
      </span>
    </form>
  );
}

function Field({
  field: { name, as, labels, isOptional },
  value,
  actors,
  isFirst,
}: {
  readonly field: FormField;
  readonly value: string;
  readonly actors: Standing["reading"]["actors"];
  readonly isFirst: boolean;
}) {
  const id = `field ${name}`;
  const focus = isFirst ? (element: HTMLElement | null) => element?.focus() : undefined;
  if (as === "words")
    return <textarea id={id} name={name} rows={value.length > 90 ? 3 : 1} defaultValue={value} dir="auto" />;
  if (as === "sentence") return <input id={id} name={name} defaultValue={value} required />;
  if (as === "label")
    return (
      <select ref={focus} id={id} name={name} defaultValue={value}>
        {isOptional && <option value="">none</option>}
        {labels?.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  const options = actors.map(({ id: actor, name: known }) => (
    <option key={actor} value={actor}>
      {known}
    </option>
  ));
  return as === "actors" ? (
    <select id={id} name={name} multiple size={Math.min(4, Math.max(2, actors.length))} defaultValue={value.split(" ")}>
      {options}
    </select>
  ) : (
    <select id={id} name={name} defaultValue={value}>
      {isOptional && <option value="">nobody named</option>}
      {options}
    </select>
  );
}
