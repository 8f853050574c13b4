import { describe, expect, it } from "vitest";
import { decodeLatex, decodeVerbatim } from "../../server/src/syntax/latex";

const R = String.raw;

function checkDecoded(source: string, expected: string): void {
  expect(decodeLatex(source)).toBe(expected);
}

describe("LaTeX", () => {
  it.each([
    // Accents, in all the ways in which people write them.
    [R`J{\"u}rgen M\"uller {\"U}ber`, "Jürgen Müller Über"],
    [
      R`Andr\'e, Andr{\'e}, Andr\'{e}, Andr{\'{e}}, {Andr\'e}, {\'{\i}} \'{\i} \'\i`,
      "André, André, André, André, André, í í í",
    ],
    [
      R`\v{S}imek {\v S}imek \v Simek {\c c} \c{C}elik \k{a} \r a \H{o} \u{g} \.{z} \={a} \d{a} \~n \^o`,
      "Šimek Šimek Šimek ç Çelik ą å ő ğ ż ā ạ ñ ô",
    ],
    [
      R`{\o}re \O re {\O}rsted \aa \AA{} {\ae} {\L}ukasz \l\ stra{\ss}e {\oe} \dh\th`,
      "øre Øre Ørsted åÅ æ Łukasz ł straße œ ðþ",
    ],
    [R`\'{}a {\'}b`, "a b"],
    // Escapes, dashes, quotation marks, spaces.
    [R`50\% of \$5 \& a\_b \#1 \{x\}`, "50% of $5 & a_b #1 {x}"],
    ["1--10 --- a-b", "1–10 — a-b"],
    ["``double'' and `single' and O'Brien's 5'", "“double” and ‘single’ and O'Brien's 5'"],
    [R`a~b\ c\,d\quad e\\f`, "a b c d e f"],
    ["  two\n   lines ", "two lines"],
    // Markup leaves its contents.
    [R`\textit{in vivo} \emph{Ex {V}ivo} {\em old} {\bf\it x} \textsc{nk}`, "in vivo Ex Vivo old x nk"],
    [R`\href{https://example.org}{a link}, \textcolor{red}{red}`, "a link, red"],
    [R`{\noopsort{2003}}2003`, "2003"],
    [R`\unknown{kept} \another`, "kept"],
    // Greek and simple mathematics.
    [R`TGF-$\beta$, IFN-{$\gamma$}, TNF-$\alpha$1, \textmu m, $\mu$g`, "TGF-β, IFN-γ, TNF-α1, μm, μg"],
    [
      R`CD8\textsuperscript{+} CO\textsubscript{2} $10^{-6}$ $x^2$ $\mathrm{IC}_{50}$ 5\textsuperscript{th}`,
      "CD8⁺ CO₂ 10⁻⁶ x² IC₅₀ 5th",
    ],
    [R`$p \leq 0.05$, $5 \times 10^{3}$, $\frac{1}{2}$, $\sim$3`, "p ≤ 0.05, 5 × 10³, 1/2, ∼3"],
    [R`\textless 5 \ldots \textdegree C`, "< 5 …°C"],
    // Nothing to do, and things that only look like LaTeX.
    ["Plain text – with 𝛽 and 😀", "Plain text – with 𝛽 and 😀"],
    ["foo_bar", "foo_bar"],
    ["a\\", "a"],
    ["}{", ""],
    ["", ""],
  ])("%s", (source, expected) => {
    checkDecoded(source, expected);
  });
});

describe("a verbatim field", () => {
  it.each([
    [R`https://example.org/a\_b\%20c~d`, "https://example.org/a_b%20c~d"],
    [R`10.1002/(SICI)1097{\_}x`, "10.1002/(SICI)1097_x"],
    [R`\url{https://example.org}`, "https://example.org"],
    ["10.5555/a--b", "10.5555/a--b"],
    [" {10.5555/x} ", "10.5555/x"],
  ])("%s", (source, expected) => {
    expect(decodeVerbatim(source)).toBe(expected);
  });
});
