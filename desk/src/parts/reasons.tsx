/** Whoever corrects says who he is once. */
function coder(): string {
  return localStorage.getItem("coder") ?? "";
}

/** The fields of who says so and why, which no correction or decision goes without. */
export function ReasonFields({ why }: { readonly why?: string }) {
  return (
    <>
      <label>
        Your name <input name="by" required defaultValue={coder()} maxLength={200} />
      </label>
      <label>
        Why <input name="why" required maxLength={2000} defaultValue={why} />
      </label>
    </>
  );
}

/** What stands in the fields; the name is remembered for the next time. */
export function reasonsOf(form: FormData): { readonly by: string; readonly why: string } {
  const by = String(form.get("by"));
  localStorage.setItem("coder", by);
  return { by, why: String(form.get("why")) };
}
