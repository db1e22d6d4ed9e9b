import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Scroll } from "../parts/scroll.tsx";
import "../styles.css";
import { addressOf, type OpenApi, type Operation, operationsOf } from "./operations.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root.");
createRoot(root).render(<TryPage />);

/** The API, tried from what it says of itself. */
function TryPage() {
  const [api, setApi] = useState<OpenApi | null>(null);
  const [fault, setFault] = useState("");
  useEffect(() => {
    fetch("/api/v1/openapi.json")
      .then((answer) => answer.json())
      .then(setApi, () => setFault("Sayso does not answer."));
  }, []);
  return (
    <>
      <header className="masthead">
        <a className="name" href="/">
          Sayso
        </a>
      </header>
      <main>
        <h1>Sayso’s API{api === null ? "" : ` ${api.info.version}`}</h1>
        {fault !== "" && <p role="alert">{fault}</p>}
        {api !== null && (
          <>
            <p>
              {api.info.description} All of it is told in <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
            </p>
            {operationsOf(api).map((operation) => (
              <OperationForm key={`${operation.method} ${operation.path}`} operation={operation} />
            ))}
          </>
        )}
      </main>
    </>
  );
}

interface Answer {
  readonly status: string;
  readonly body: string;
}

/** So much of an answer is shown. */
const SHOWN = 20_000;

function OperationForm({ operation }: { readonly operation: Operation }) {
  const { method, path, summary, parameters, body } = operation;
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <details className="operation">
      <summary>
        <code>
          {method} {path}
        </code>{" "}
        <span className="about">{summary}</span>
      </summary>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const typed = (name: string) => String(form.get(name) ?? "");
          setAnswer(await answerOf(operation, addressOf(operation, typed), typed("the body")));
        }}
      >
        {parameters.map(({ name, isNeeded, about, labels }) => (
          <label key={name}>
            {name} <span className="about">{about}</span>
            <input name={name} required={isNeeded} list={labels.length > 0 ? `${path} ${name}` : undefined} />
            {labels.length > 0 && (
              <datalist id={`${path} ${name}`}>
                {labels.map((label) => (
                  <option key={label}>{label}</option>
                ))}
              </datalist>
            )}
          </label>
        ))}
        {body !== null && (
          <label>
            JSON
            <textarea
              name="the body"
              rows={Math.min(12, body.split("\n").length + 1)}
              defaultValue={body}
              spellCheck={false}
            />
          </label>
        )}
        <button type="submit">Send</button>
      </form>
      {answer !== null && (
        <div role="status">
          <p>{answer.status}</p>
          <Scroll label="Answer">
            <pre>{answer.body}</pre>
          </Scroll>
        </div>
      )}
    </details>
  );
}

async function answerOf({ method, body }: Operation, address: string, json: string): Promise<Answer> {
  const start = performance.now();
  try {
    const sent = body === null ? {} : { headers: { "content-type": "application/json" }, body: json };
    const answer = await fetch(address, { method, ...sent });
    const text = await answer.text();
    const took = Math.round(performance.now() - start);
    const shown = laidOut(text);
    const rest = shown.length > SHOWN ? `\n… ${shown.length - SHOWN} more signs` : "";
    return { status: `${answer.status} · ${took} ms · ${address}`, body: shown.slice(0, SHOWN) + rest };
  } catch {
    return { status: "Sayso does not answer.", body: "" };
  }
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
