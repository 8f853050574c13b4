import { describe, expect, it } from "vitest";
import { checkRefactored, checkRefused, refactored } from "./checks";

const list = `

## References

Doe, J. (2020). Cells of an invented kind in a dish. *J Fiction*, 1, 3–4.

Moe, M., Noe, N., & Loe, L. (2022a). A trial without any patients. *Ann Imag Med*, 3, 10–19.

Moe, M., Noe, N., & Loe, L. (2022b). A trial without any doctors. *Ann Imag Med*, 3, 20–29.

Roe, R., & Poe, E. (2021). Mice that were never born at all. *J Fiction*, 2, 5–9.
`;

describe("names and years become keys", () => {
  const check = (before: string, after: string): void => {
    checkRefactored("names-to-keys", before + list, `${after}\n\n## References\n\n::: {#refs}\n:::\n`);
  };

  it("in parentheses", () => {
    check(
      "Cells grew (Doe, 2020). Mice did not (Roe & Poe, 2021; Doe, 2020).",
      "Cells grew [@doe2020]. Mice did not [@roe2021; @doe2020].",
    );
  });
  it("with the words around them", () => {
    check(
      "Cells grew (see Doe, 2020, p. 3; but see Roe & Poe, 2021, pp. 5–9).",
      "Cells grew [see @doe2020, p. 3; but see @roe2021, pp. 5–9].",
    );
  });
  it("of several years", () => {
    check("It failed (Moe et al., 2022a, b; Doe, 2020).", "It failed [@moe2022; @moe2022a; @doe2020].");
  });
  it("in a sentence, where the names stay", () => {
    check(
      "As Doe (2020) and Roe and Poe (2021, p. 6) say, Moe et al. (2022a, 2022b) failed.",
      "As Doe [-@doe2020] and Roe and Poe [-@roe2021, p. 6] say, Moe et al. [-@moe2022; -@moe2022a] failed.",
    );
  });
  it("in parentheses that hold other words", () => {
    check("It failed (in both arms, Moe et al. 2022a).", "It failed (in both arms, Moe et al. [-@moe2022]).");
  });
  it("with entries for a bibliography that keep what was written", () => {
    const { bibliography } = refactored("names-to-keys", `Cells grew (Doe, 2020).${list}`);
    expect(bibliography.match(/^@article\{\w+/gm)).toEqual([
      "@article{doe2020",
      "@article{moe2022",
      "@article{moe2022a",
      "@article{roe2021",
    ]);
    expect(bibliography).toContain("% Doe, J. (2020). Cells of an invented kind in a dish.");
  });
});

describe("names and years do not become keys", () => {
  it("where one leads nowhere", () => {
    checkRefused(
      "names-to-keys",
      `A (Doe, 2020). B (Noe et al., 2019).${list}`,
      /no entry for “Noe et al., 2019”/,
    );
  });
  it("where it is not plain which is meant", () => {
    checkRefused(
      "names-to-keys",
      `A (Doe, 2020). B (Moe et al., 2022).${list}`,
      /Several entries .*“Moe et al., 2022”/,
    );
  });
});
