import type { Span } from "../../text/span";
import { isAuthorLine } from "./author-line";
import { type BlockText, proseAfter, proseBefore } from "./block-text";
import { numbers, numbersIn, singleNumber } from "./numbers";
import { type Raised, raisedIn } from "./raised";
import type { Citation, NumberMember } from "./spelling";

const content = new RegExp(`^([\\s[(]{0,3})(${numbers})[\\s)\\]]{0,3}$`);

/** Citations by raised numbers: `<sup>1,2</sup>`, `^1,2^`, `¹,²⁻⁴`. Powers, isotopes, charges and affiliations are none. */
export function superscriptCitations(block: BlockText): Citation[] {
  const citations: Citation[] = [];
  const raised = raisedIn(block);
  let next = 0;
  for (const run of block.runs) {
    const here: Raised[] = [];
    for (; (raised[next]?.start ?? Infinity) < run.end; next++) {
      const one = raised[next];
      if (one && one.start >= run.start) here.push(one);
    }
    if (here.length === 0 || numbersAffiliations(block, run, here)) continue;
    for (const one of here) {
      const citation = citationAt(block, one);
      if (citation) citations.push(citation);
    }
  }
  return citations;
}

function citationAt(block: BlockText, raised: Raised): Citation | undefined {
  const match = content.exec(raised.text);
  if (!match) return undefined;
  const { start, end } = raised;
  const members = numbersIn(match[2] ?? "", raised.textStart + (match[1]?.length ?? 0));
  const verdict = judge(members, proseBefore(block, start), proseAfter(block, end));
  if (verdict === "none") return undefined;
  return { style: "superscript", bracketed: true, certain: verdict === "citation", members, start, end };
}

/** The authors' line, and the lines below it that begin with the number of an institution. */
function numbersAffiliations({ prose }: BlockText, run: Span, raised: readonly Raised[]): boolean {
  const [first] = raised;
  if (first && prose.slice(run.start, first.start).trim() === "") return true;
  const pieces: string[] = [];
  let from = run.start;
  for (const { start, end } of raised) {
    pieces.push(prose.slice(from, start));
    from = end;
  }
  // Names that a number parts need no comma.
  return isAuthorLine([...pieces, prose.slice(from, run.end)].join(","));
}

// Units of length and time, which are raised to a power.
const unit = /(?<![\p{L}])(?:[kcdmµμun]?m|s|ft|in|inch|yd|mi|px)$/u;

/** How sure it is by what stands around it that raised numbers cite. */
function judge(
  members: readonly NumberMember[],
  before: string,
  after: string,
): "citation" | "candidate" | "none" {
  const single = singleNumber(members);
  if (members.some(({ first, last }) => first === 0 || last === 0)) return "none";
  // <sup>18</sup>F, [<sup>3</sup>H]thymidine, anti-<sup>131</sup>I
  const joined = /^[\p{L}\p{N}]/u.test(after);
  if (/(?:^|[\s([{/-])$/.test(before)) return joined || /[([{/-]$/.test(before) ? "none" : "candidate";
  if (joined) return "candidate";
  // Jane Doe*<sup>1</sup>
  if (/[*†‡§¶]$/u.test(before)) return "none";
  if (/\p{N}$/u.test(before)) return afterNumber(before, single);
  if (single === undefined) return "citation";
  const small = single <= 4;
  // m<sup>2</sup>, R<sup>2</sup>, χ<sup>2</sup>, (a + b)<sup>2</sup>
  if (unit.test(before) || /(?<![\p{L}\p{N}])\p{L}$/u.test(before)) return small ? "none" : "candidate";
  if (/\([^()]*[+−*/=^][^()]*\)$/.test(before)) return small ? "none" : "candidate";
  return "citation";
}

/** 10<sup>6</sup> is a power, but names and years end in digits as well: CD19<sup>4</sup>, "in 2020<sup>4</sup>". */
function afterNumber(before: string, single: number | undefined): "candidate" | "none" {
  if (/(?:^|[\s×·⋅*(~≈<>≥≤=]|\d\s?x\s?)10$/.test(before)) return "none";
  const word = /[\p{L}\p{N}.,-]+$/u.exec(before)?.[0] ?? "";
  if (/\p{L}/u.test(word) || /(?<!\d)(?:19|20)\d\d$/.test(word)) return "candidate";
  return single === undefined ? "candidate" : "none";
}
