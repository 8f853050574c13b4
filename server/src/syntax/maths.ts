import type { Span } from "../text/span";

/** Maths that a reader sees as part of the prose; offsets count from the first `$`. */
export interface ProseMaths {
  /** What a reader sees, no longer than its span. */
  readonly text: string;
  readonly span: Span;
  /** Whether it is raised: `$^{12}$`. */
  readonly raised: boolean;
}

const greek: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Xi: "Ξ",
  Pi: "Π",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
};

const signs: Readonly<Record<string, string>> = {
  pm: "±",
  times: "×",
  geq: "≥",
  ge: "≥",
  leq: "≤",
  le: "≤",
  sim: "~",
  approx: "≈",
  circ: "°",
  rightarrow: "→",
  to: "→",
  "%": "%",
};

// Longer maths is a formula, whatever it holds.
const longest = 60;

/**
 * What a reader sees of inline maths that is no formula but a piece of the prose: the Greek letters of a name (`$\beta$`
 * in TGF-$\beta$, `$\alpha_4\beta_7$`), a lone sign (`$\pm$`), something raised or lowered (`CD4$^+$`, `CO$_2$`).
 * Converters write these as maths. Undefined for a formula.
 */
export function proseMaths(math: string): ProseMaths | undefined {
  if (math.length > longest) return undefined;
  return shifted(math) ?? named(math);
}

/** The Greek letter that a TeX command writes, or undefined. */
export function greekLetter(command: string): string | undefined {
  return Object.hasOwn(greek, command) ? greek[command] : undefined;
}

function shifted(math: string): ProseMaths | undefined {
  const match =
    /^(\$+\s*(?:\{\s*\}\s*)?\{?\s*([_^])\s*\{?\s*)([\d,;–\s-]*\d|[+−-]{1,2}|[a-zA-Z]{1,12}|\\circ)\s*\}?\s*\}?\s*\$+$/d.exec(
      math,
    );
  const [start, end] = match?.indices?.[3] ?? [0, 0];
  if (!match || start === end) return undefined;
  const text = match[3] === "\\circ" ? "°" : (match[3] ?? "");
  return { text, span: { start, end }, raised: match[2] === "^" };
}

function named(math: string): ProseMaths | undefined {
  const inner = /^\$+([^$]*)\$+$/.exec(math)?.[1] ?? "";
  const plain = inner
    .replace(/\\(?:mathrm|mathbf|mathit|mathsf|boldsymbol|bm|text|textrm|rm|bf|it)(?![A-Za-z])/g, "")
    .replace(/[{}\s]+/g, " ")
    .trim();
  let text = "";
  let letters = 0;
  let position = 0;
  for (const match of plain.matchAll(
    / ?(?:\\([A-Za-z]+|%)|_? ?([A-Za-z0-9]{1,3})(?![A-Za-z0-9])|\\?([-/]))/gy,
  )) {
    const letter = greekLetter(match[1] ?? "");
    const sign = signs[match[1] ?? ""];
    if (match[1] !== undefined && letter === undefined && sign === undefined) return undefined;
    if (letter !== undefined || sign !== undefined) letters++;
    text += letter ?? sign ?? match[2] ?? match[3] ?? "";
    position = match.index + match[0].length;
  }
  if (letters === 0 || position < plain.length || /[±×≥≤≈°→]./u.test(text)) return undefined;
  return { text, span: { start: 0, end: math.length }, raised: false };
}
