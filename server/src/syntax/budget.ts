// How long the parser will need for a piece, estimated before it is asked. Its cost is not proportional to the length:
// some constructs are searched for from every place where they might begin, or back from every place where they might end.
// The figures are microseconds, measured with the worst input of each kind on an ordinary machine (test/bench/hostile.mjs);
// what is estimated too high does not matter as long as real prose stays far below the limit.

/** What a piece may cost. Prose of the greatest length costs a third of it. */
const budget = 50_000;

/** Deeper nesting than this is nobody's list; the parser needs the stack for it. */
const deepest = 100;

/** Whether parsing a piece could take much longer than prose of the same length. Takes time linear in its length. */
export function exceedsBudget(source: string): boolean {
  const lines = costOfLines(source);
  return lines > budget || lines + costOfText(source) > budget;
}

const perUnit = 0.5;
const perLine = 10;
const perBlankLine = 2;
const perLevelSquared = 0.3;
const perNestedLine = 0.1;
const perLazyLine = 0.03;
const perUnderline = 0.08;

/** The cost of blocks: of lines, of nesting, and of what a line changes in the lines above it. */
function costOfLines(source: string): number {
  let cost = source.length * perUnit;
  let lines = 0;
  let contained = false;
  for (const line of source.split(/\r\n|\n|\r/)) {
    lines++;
    const prefix = containerPrefix.exec(line)?.[0] ?? "";
    const depth = prefix.length === 0 ? 0 : (prefix.match(containerMark) ?? []).length;
    if (depth > deepest) return Infinity;
    const text = line.trim();
    cost += (text === "" ? perBlankLine : perLine) + depth * depth * perLevelSquared;
    if (depth > 1) cost += lines * depth * perNestedLine;
    if (text === "") contained = false;
    else if (depth > 0) contained = true;
    else if (contained) cost += lines * perLazyLine;
    if (/^(?:=+|-+)$/.test(text)) cost += lines * perUnderline;
  }
  return cost;
}

const containerPrefix = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:))+/;
const containerMark = />|[-+*]|\d+[.)]|\[\^/g;

const perMark = 4;
const perOpener = 10;
const perBracketSearched = 0.02;
const perUnitWithin = 0.003;
const perUnitSearched = 0.01;

const marks =
  /\*+|_+|~+|[|`$@]|www\.|:\/\/|\[|\](?:\[|\()?|<!--|<!\[|<[!?]?|\\[^]|(?:\r\n|\n|\r)[ \t]*(?=[\r\n])/g;

/** The cost of what stands in paragraphs. */
function costOfText(source: string): number {
  const distance = searchesIn(source);
  const emphasis = openEmphasis();
  const brackets: number[] = [];
  let cost = 0;
  let count = 0;
  for (const { 0: mark, index } of source.matchAll(marks)) {
    const end = index + mark.length;
    cost += perMark;
    count++;
    if (/^[*_~]/.test(mark)) {
      cost += emphasis.cost(mark, count, source.charAt(index - 1), source.charAt(end));
    } else if (mark === "[") {
      cost += perOpener;
      brackets.push(index);
    } else if (mark.startsWith("]")) {
      const open = brackets.pop();
      cost += perOpener;
      cost += open === undefined ? count * perBracketSearched : (index - open) * perUnitWithin;
      if (mark === "](") cost += distance(")", end) * perUnitSearched;
      if (mark === "][") brackets.push(end - 1);
    } else if (mark in closings) {
      cost += distance(closings[mark] ?? "", end) * perUnitSearched;
    } else if (/^[\r\n]/.test(mark)) {
      // A blank line ends paragraphs and what was open in them.
      count = 0;
      brackets.length = 0;
      emphasis.forget();
    } else {
      cost += perOpener;
    }
    if (cost > budget) break;
  }
  return cost;
}

const closings: Readonly<Record<string, string>> = { "<?": "?>", "<!": ">", "<!--": "-->", "<![": "]]>" };

/** How far away a closing is; as far as the end when there is none. */
function searchesIn(source: string): (closing: string, from: number) => number {
  const next = new Map<string, number>();
  return (closing, from) => {
    let at = next.get(closing) ?? -1;
    if (at < from) {
      const found = source.indexOf(closing, from);
      at = found < 0 ? source.length : found;
      next.set(closing, at);
    }
    return at - from;
  };
}

const perPair = 25;
const perMarkSearched = 0.06;
const perMarkWithin = 0.25;

/** Marks of emphasis that wait for their end; a mark that ends nothing is searched for from the beginning. */
function openEmphasis() {
  const open = new Map<string, number[]>();
  return {
    cost: (mark: string, count: number, before: string, after: string): number => {
      const closes = /\S/.test(before);
      const opens = /\S/.test(after);
      if (mark.startsWith("_") && /\w/.test(before) && /\w/.test(after)) return 0;
      const waiting = open.get(mark) ?? [];
      const begin = closes ? waiting.pop() : undefined;
      if (begin !== undefined) {
        // What waits in between waits in vain.
        for (const others of open.values()) while ((others.at(-1) ?? 0) > begin) others.pop();
        return perPair + (count - begin) * perMarkWithin;
      }
      if (opens) {
        waiting.push(count);
        open.set(mark, waiting);
      }
      return closes ? count * perMarkSearched : 0;
    },
    forget: () => {
      open.clear();
    },
  };
}
