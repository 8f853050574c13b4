import { describe, expect, it } from "vitest";
import { decodeLooselyInSteps } from "../../server/src/service/files";
import { complete } from "../../server/src/text/steps";

describe("a file that holds bytes of other encodings", () => {
  const decoded = (bytes: Uint8Array): string => complete(decodeLooselyInSteps(bytes, new TextDecoder()));

  it("is decoded as far as it is UTF-8", () => {
    expect(decoded(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x2c, 0xc3, 0xa9))).toBe("a\ufffd,é");
  });
  it("is decoded in parts as in one, also where a part ends within a letter", () => {
    const text = "é".repeat((1 << 20) + 1);
    expect(decoded(new TextEncoder().encode(`a${text}`)) === `a${text}`).toBe(true);
  });
});
