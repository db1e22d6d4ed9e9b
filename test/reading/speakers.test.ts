import { expect, test } from "vitest";
import { actorsOfMarked } from "./read-marked.ts";

test.each([
  ["a name", "<[P:Petra Lunnik]> {said} ⟦that it rained⟧.", ["Petra Lunnik"]],
  [
    "a name with its office",
    "<The mayor of [L:Oskavar], [P:Petra Lunnik],> {said} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  ["an office alone", "For his part, <the defence minister> {said} ⟦that it rained⟧.", ["the defence minister"]],
  ["an aide, not whom the aide serves", "<An aide to [P:Gregor Stahl]> {said} ⟦that it rained⟧.", ["An aide"]],
  [
    "a spokesman, not the family",
    "<The [P:Okonja] family's lawyer, [P:Simone Adar],> {said} ⟦that it rained⟧.",
    ["Simone Adar"],
  ],
  ["somebody described", "<a person close to the talks> {said} ⟦that it rained⟧.", ["a person"]],
  ["several", "<residents of the old town> {said} ⟦that it rained⟧.", ["residents of the old town"]],
  [
    "the author of a report",
    "<a report by the [O:Joint Observer Mission]> {said} ⟦that it rained⟧.",
    ["Joint Observer Mission"],
  ],
  ["whose report it is", "<The [O:Meridian] report> {said} ⟦that it rained⟧.", ["Meridian"]],
  [
    "who signed a letter",
    "<A letter dated Friday and signed by [P:Petra Lunnik]> {said} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "the document, not who got hold of it",
    "<A forensic report obtained by the [O:Lantern Circle]> {said} ⟦that it rained⟧.",
    ["A forensic report obtained by the Lantern Circle"],
  ],
  [
    "whom an office's name stands behind",
    "<the deputy of the chamber, member of the committee on defence [P:Nina Sorel],> {said} ⟦that it rained⟧.",
    ["Nina Sorel"],
  ],
  [
    "whose office it is, where a clause tells it",
    "The [O:Delta List], <whose chairman, [P:Oto Varn],> {said} ⟦that it rained⟧, lost.",
    ["Oto Varn"],
  ],
  ["who we are", "<We, the women of the mill,> {said} ⟦that it rained⟧.", ["the women of the mill"]],
  ["a name that holds a pronoun", "<Save Our Hall, which led a march,> {said} ⟦that it rained⟧.", ["Save Our Hall"]],
  [
    "nobody known, where somebody unnamed tells of us",
    "I am [P:Petra Lunnik]. <>{It is said} ⟦that <we> {think} ⟦it rains⟧⟧.",
    [null, null],
  ],
  [
    "he whose first name is a man's",
    "[P:Sunniva Hart] met [P:Oleg Renn]. <He> {said} ⟦that it rained⟧.",
    ["Oleg Renn"],
  ],
  ["nobody where residents are spoken to", "<Residents> {are urged} ⟦to boil water⟧.", [null]],
  [
    "whoever stands behind a passive cue's by",
    "[P:Orsen Halv] came. <I> {am told by} the lawyer, [P:Petra Lunnik], ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "whoever stands behind according to",
    "[P:Orsen Halv] came. ⟦It rained⟧, <>{according to} [P:Petra Lunnik].",
    ["Petra Lunnik"],
  ],
  ["the writer without a name", "<I> {think} ⟦it rains⟧. <We> {hope} ⟦it stops⟧.", ["the writer", "the writer"]],
  [
    "who spoke before the report's own question, of a quotation behind it",
    '<[P:Nina Sorel]> {said} ⟦that it rained⟧. Had [P:Oto Varn], <he,> {asked} ⟦her to stay⟧? <>{}⟦"He never did that."⟧',
    ["Nina Sorel", "Oto Varn", "Nina Sorel"],
  ],
  ["who names himself as he asks", "<QUESTION>{:} ⟦[P:Lena Ostrik], Morning Post. Who is right?⟧", ["Lena Ostrik"]],
  ["the question, where nobody names himself", "<QUESTION>{:} ⟦[P:Lena Ostrik] came. Who is right?⟧", ["QUESTION"]],
  ["the writer who makes himself known", "I am [P:Petra Lunnik], and <I> {think} ⟦it rains⟧.", ["Petra Lunnik"]],
  [
    "the body that issues what is written in its name",
    "[O:Open Cells] visits prisons. [O:Open Cells] met the minister. <We> {think} ⟦it rains⟧.",
    ["Open Cells"],
  ],
  [
    "whoever answers, where one who asks says you",
    "<[P:KERVAN]>{:} ⟦It rained.⟧\n\n<[P:RENN]>{:} ⟦<You> {said} ⟦that it was dry⟧.⟧",
    ["KERVAN", "RENN", "KERVAN"],
  ],
  ["a label's name", "<[P:KERVAN]>{:} ⟦It rained.⟧\n\n[P:Ola Kervan] left.", ["Ola Kervan"]],
  ["a capital that speaks for its state", "<[L:Washington]> {denied} ⟦that it rained⟧.", ["United States"]],
  ["he, told by the sentence before", "[P:Orsen Halv] came. <He> {said} ⟦that it rained⟧.", ["Orsen Halv"]],
  ["she, not he", "Mr [P:Orsen Halv] met Ms [P:Petra Lunnik]. <She> {said} ⟦that it rained⟧.", ["Petra Lunnik"]],
  [
    "the latter, who was named last",
    "[P:Orsen Halv] met [P:Petra Lunnik]. <The latter> {said} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "who, where the cue is all that was found",
    "[O:Meridian] sells to [P:Petra Lunnik], who <>{has warned} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "a person, whom somebody calls Mr",
    "Mr [O:Dellen] came late. [O:Meridian] sued. <[O:Dellen]> {said} ⟦that it rained⟧. It fell. <He> {added} ⟦that it hailed⟧.",
    ["Dellen", "Dellen"],
  ],
  [
    "not a neighbour of whom the quotation speaks",
    "[P:Petra Lunnik] came. ⟦“My neighbour [P:Orsen Halv] burned it,”⟧ <she> {said}.",
    ["Petra Lunnik"],
  ],
  [
    "their accountant, not they",
    "[O:Meridian] sells. <Their accountant> {said} ⟦that it rained⟧.",
    ["Their accountant"],
  ],
  ["who signs", "<I> {promised} ⟦to come⟧.\n\nUntil Friday,\n\n[P:Petra Lunnik]", ["Petra Lunnik"]],
  [
    "who makes himself known, a place for the network",
    "I am [L:Ines Varn], and <I> {think} ⟦it rains⟧.",
    ["Ines Varn"],
  ],
  [
    "whose statement it is",
    "Press statement of Deputy Chair [P:Ana Brandt]\n\n[P:Oto Renn] came. <I> {regret} ⟦it⟧. <We> {hope} ⟦it stops⟧.",
    ["Ana Brandt", "Ana Brandt"],
  ],
  [
    "who released what follows, from there on",
    "[O:Tarn AB] lost. <We> {regret} ⟦it⟧.\n\n(The [O:Dockers' League] asks us to publish the following in full.)\n\n<We> {doubt} ⟦it⟧.",
    ["the writer", "Dockers' League"],
  ],
  [
    "not the writer, for he",
    "[P:Orsen Halv] left. I am [P:Oto Renn], and I saw it. <He> {said} ⟦that it rained⟧.",
    ["Orsen Halv"],
  ],
  [
    "the man, where Mrs stands behind the nearer name",
    "[P:Orsen Halv] came. Orsen wept. <Mrs [P:Petra Lunnik]> {said} ⟦that it rained⟧. ⟦It had not⟧, <he> {answered}.",
    ["Petra Lunnik", "Orsen Halv"],
  ],
  [
    "the body whose own name begins what it says",
    "[O:Meridian] sells. ⟦[O:Lusair] will cut flights⟧, <it> {said}.",
    ["Lusair"],
  ],
  [
    "not who asked for the answer",
    "[P:Petra Lunnik] came. In answer to [P:Orsen Halv] <she> {conceded} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "the body behind the cue in which one speaks",
    "[P:Petra Lunnik] left. ⟦“She listened,”⟧ <one> {specifies in} her entourage.",
    ["her entourage"],
  ],
  [
    "whom the sentence begins with, where the source is its tail",
    "[O:Meridian] sells. Meanwhile [P:Petra Lunnik], in a letter that <was published in the daily [O:Courier]>, {regretted} ⟦it⟧.",
    ["Petra Lunnik"],
  ],
  [
    "who signed, not for whom a document is",
    "[P:Oto Renn] left. The minister, [P:Ana Brandt], came. A letter to [P:Oto Renn], <signed by [P:Ana Brandt]>, {asks} ⟦for a lower rate⟧.",
    ["Ana Brandt"],
  ],
  [
    "who answers, called by name",
    "[P:Ana Brandt] came. [P:Ana Brandt] left.\n\nWhy?\n\nWhy not?\n\n[P:Oto Renn], will you come?\n\n<I> {regret} ⟦it⟧.",
    ["Oto Renn"],
  ],
  [
    "who answers, met before the first question",
    "We met [P:Oto Renn].\n\nInterviewed by: [P:Ana Brandt]\n\nWhy?\n\nWhy not?\n\nWhen?\n\n<I> {regret} ⟦it⟧ and [P:Petra Lunnik], and [P:Petra Lunnik].",
    ["Oto Renn"],
  ],
  [
    "not who is labelled",
    "[P:Orsen Halv] wrote. \n\n<[P:KERVAN]>{:} ⟦Did it rain?⟧\n\n<[P:RENN]>{:} ⟦<He> {said} ⟦that it did⟧.⟧",
    ["KERVAN", "RENN", "Orsen Halv"],
  ],
  [
    "not whom her own words name",
    "[P:Petra Lunnik] came. ⟦The house of [P:Orsen Halv] had burned⟧, <she> {said}.",
    ["Petra Lunnik"],
  ],
  [
    "not who asked",
    "[P:Petra Lunnik] came. Pressed by [P:Orsen Halv], <she> {conceded} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "the body in which nobody in particular speaks",
    "[P:Orsen Halv] left. At the [O:Dockers' Union] <they> {fear} ⟦that it rains⟧.",
    ["Dockers' Union"],
  ],
  [
    "the body where a translation has no subject",
    "[P:Orsen Halv] left. In the [O:Ministry of Tides] <>{considered} ⟦that it rains⟧.",
    ["Ministry of Tides"],
  ],
  [
    "who tells that another said what we did",
    '<[P:KERVAN]> {said} ⟦"<[P:Renn]> {told me} ⟦that <we> {agreed} ⟦to wait⟧⟧."⟧',
    ["KERVAN", "Renn", "KERVAN"],
  ],
  ["who, of the words before", "[P:Orsen Halv] met [P:Petra Lunnik], <who> {said} ⟦that it rained⟧.", ["Petra Lunnik"]],
  [
    "the last speaker before one who is only named",
    "<[P:Petra Lunnik]> {said} ⟦that [P:Orsen Halv] was ill⟧. <She> {added} ⟦that it rained⟧.",
    ["Petra Lunnik", "Petra Lunnik"],
  ],
  [
    "the speaker before, where no source is told",
    '<[P:Petra Lunnik]> {said} ⟦it rained⟧. <>{}⟦"It is over."⟧',
    ["Petra Lunnik", "Petra Lunnik"],
  ],
  [
    "where it is held, in the passive",
    "[P:Orsen Halv] left. In [L:Tarn] the blockade <>{is considered as} ⟦a defence⟧.",
    ["Tarn"],
  ],
  [
    "the group in whose camp one speaks",
    "[P:Orsen Halv] left. In the camp of Mrs. [P:Lunnik], <one> {fears} ⟦that it rains⟧.",
    ["the camp of Mrs"],
  ],
  [
    "whom an agency refers to",
    "The agency <[O:Meridian]> with reference to the prosecutor {reports} ⟦that it rained⟧.",
    ["the prosecutor"],
  ],
  ["the owner of a document", "[P:Orsen Halv] came. ⟦It rained⟧, {according to} <his ledger>.", ["Orsen Halv"]],
  [
    "whose signature a document bears",
    "The minister, [P:Ana Brandt], came. A letter to [P:Oto Renn] and <bearing the minister's signature>, {asks} ⟦for a lower rate⟧.",
    ["Ana Brandt"],
  ],
  [
    "a document itself, whose author is not told",
    "[P:Orsen Halv] came. A leaflet read in court, <dated Friday>, {says} ⟦that it rained⟧.",
    ["A leaflet read in court"],
  ],
  [
    "who goes on, not who stands in what was told",
    "<[P:Petra Lunnik]> {told of} ⟦a coup led by <[P:Orsen Halv]>⟧, {pointing out} ⟦that all was calm⟧.",
    ["Petra Lunnik", "Petra Lunnik"],
  ],
  [
    "not whom a quotation turns to",
    '<[P:Petra Lunnik]> {said} ⟦"Young man," and sat⟧. [P:Orsen Halv] laughed. <He> {added} ⟦that it rained⟧.',
    ["Petra Lunnik", "Orsen Halv"],
  ],
  ["who stands behind from, not what it is", "<Flash> {claim from} [P:Petra Lunnik]: ⟦it rained⟧.", ["Petra Lunnik"]],
  [
    "the writer, behind a heading",
    "<>{CORRECTION:} ⟦The bridge stands. <We> {regret} ⟦the error⟧.⟧",
    [null, "the writer"],
  ],
  [
    "not who stands right before her",
    "[P:Petra Lunnik] came. In a letter read by the clerk <she> {wrote} ⟦that it rained⟧.",
    ["Petra Lunnik"],
  ],
  [
    "not of whom she was asked",
    "[P:Petra Lunnik] came. Asked whether the lawyer knew [P:Ana Brandt], <she> {laughed} ⟦that he did⟧.",
    ["Petra Lunnik"],
  ],
  [
    "who was she in the sentence before",
    "[P:Petra Lunnik] came. She loved her sister, but [P:Ana Brandt] had better eyes. As for [P:Oto Renn], <she> {thought} ⟦him a fool⟧.",
    ["Petra Lunnik"],
  ],
  [
    "not whom a question calls",
    "<QUESTION>{:} ⟦<Minister, [L:Tarn]> {claims} ⟦that it rained⟧. Did it?⟧",
    ["QUESTION", "Tarn"],
  ],
  [
    "of two with one surname who has that title in a label",
    "Witness: Mrs [P:Ana Thorne], treasurer.\n\n<Mrs [P:THORNE]>{:} ⟦It rained.⟧\n\n<Senator [P:THORNE]>{:} ⟦I am no relation.⟧\n\n<Mrs [P:THORNE]>{:} ⟦No.⟧",
    ["Ana Thorne", "THORNE", "Ana Thorne"],
  ],
  [
    "whoever answers a label's question, not who spoke before it",
    "<[P:CHAIR]>{:} ⟦Order.⟧\n\n<[P:BALFE]>{:} ⟦<You> {said} ⟦that it rained⟧. Did you?⟧\n\n<[P:RENN]>{:} ⟦I did.⟧",
    ["CHAIR", "BALFE", "RENN", "RENN"],
  ],
  [
    "who sat there in the sentence before, though it may be told too",
    "⟦[P:Petra Lunnik] sat there. They sang⟧, <she> {recalls}.",
    ["Petra Lunnik"],
  ],
  [
    "who interviews, of a turn with a dash, and who answers",
    "Interviewed by: [O:Ana Brandt]\n\n[P:Oto Renn] met us.\n\n<>{–} ⟦Why?⟧\n\n<>{}⟦No.⟧\n\nWhen?\n\nWhere?\n\nWho?",
    ["Ana Brandt", "Oto Renn"],
  ],
  ["whom the cue names", "<>{According to [P:Petra Lunnik],} ⟦it rained⟧.", ["Petra Lunnik"]],
  [
    "the paragraph's subject",
    '<[P:Orsen Halv]> {said} ⟦that it rained⟧.\n\n[P:Petra Lunnik] shook her head. <>{}⟦"It did not."⟧',
    ["Orsen Halv", "Petra Lunnik"],
  ],
])("the speaker is %s", (_, marked, speakers) => {
  expect(actorsOfMarked(marked).speakers).toEqual(speakers);
});

test("first persons in a quotation are its speaker", () => {
  const { text, actors } = actorsOfMarked('⟦"We warned you, and I meant it,"⟧ {said} <[P:Petra Lunnik]>.');
  expect(actors.map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)))).toEqual([
    ["We", "I", "Petra Lunnik"],
  ]);
});

test("a source told at length is a mention whole, and as far as its comma", () => {
  const { text, actors } = actorsOfMarked("<a nurse, who gave no name,> {said} ⟦that it rained⟧.");
  expect(actors.map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)))).toEqual([
    ["a nurse, who gave no name", "a nurse"],
  ]);
});

test("two unnamed who say the same are each an actor", () => {
  const { actors } = actorsOfMarked("<families and monitors> {said} ⟦that it rained⟧.");
  expect(actors.map(({ name }) => name)).toEqual(["families", "monitors"]);
});

test("two who say the same are both told", () => {
  const { attributions, nameOf } = actorsOfMarked("<Both [L:Kessany] and [L:Tarmel]> {announced} ⟦their support⟧.");
  const [row] = attributions;
  expect([row?.speaker ?? null, ...(row?.coSpeakers ?? [])].map(nameOf)).toEqual(["Kessany", "Tarmel"]);
});

test.each([
  ["the person of a byline", "<I> {think} ⟦it rains⟧.\n\nBy Petra Lunnik, in Oskavar", null, ["Petra Lunnik"]],
  ["nobody of a line in capitals", "<I> {think} ⟦it rains⟧.\n\nALL TIMES LOCAL", null, ["the writer"]],
  ["the publisher, of whom the report does not speak", "<We> {regret} ⟦the slip⟧.\n\n-", "Delta One", ["Delta One"]],
  [
    "the body that publishes, of whom it speaks",
    "The [O:Relief Office] confirms it. [O:Cross] helps. <People> {are reminded} ⟦to wait⟧.\n\n-",
    "Relief Office of Tamar",
    ["Relief Office"],
  ],
  [
    "nobody who merely publishes, of an appeal",
    "[O:Cross] helps. <People> {are reminded} ⟦to wait⟧.\n\n-",
    "Morning Post",
    [null],
  ],
])("the writer is %s", (_, marked, publisher, speakers) => {
  // The last paragraph is the byline.
  expect(actorsOfMarked(marked, [], [], { publisher, hasByline: true }).speakers).toEqual(speakers);
});

test("nobody is guessed where nobody is near", () => {
  expect(actorsOfMarked("<It> {is said} ⟦that it rained⟧.").speakers).toEqual([null]);
});

test.each([
  [
    "the two countries",
    "[L:Kessany] and [L:Tarmel] talk. [L:Kessany] fears war, [L:Tarmel] too. The president of [L:Kessany] and the president of [L:Tarmel] met. <The two countries> {agreed} ⟦to wait⟧.",
    ["Kessany", "Tarmel"],
  ],
  [
    "the parties",
    "The [O:Delta List] met the [O:Harbour Front]. The [O:Delta List] came late, the [O:Harbour Front] early. <The parties> {agreed} ⟦to wait⟧.",
    ["Delta List", "Harbour Front"],
  ],
  [
    "the two ministers",
    "[P:Oto Varn] met [P:Petra Lunnik] and [P:Orsen Halv]. <The two ministers> {agreed} ⟦to wait⟧.",
    ["Orsen Halv", "Petra Lunnik"],
  ],
  [
    "both who spoke",
    "<[P:Oto Varn]> {said} ⟦that it rained⟧. <[P:Petra Lunnik]> {said} ⟦that it snowed⟧. <Both> {agreed} ⟦to wait⟧.",
    ["Oto Varn", "Petra Lunnik"],
  ],
  ["both sides, where there are none", "[P:Oto Varn] came. <Both sides> {agreed} ⟦to wait⟧.", ["Both sides"]],
])("%s are those who were named before", (_, marked, names) => {
  const { attributions, nameOf } = actorsOfMarked(marked);
  const row = attributions.at(-1);
  expect([row?.speaker ?? null, ...(row?.coSpeakers ?? [])].map(nameOf).sort()).toEqual([...names].sort());
});

test("a source's mention goes on to its cue", () => {
  const { text, actors } = actorsOfMarked("<An officer>, speaking to us without a name, {said} ⟦that it rained⟧.");
  expect(actors[0]?.mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
    "An officer, speaking to us without a name",
    "An officer",
  ]);
});
