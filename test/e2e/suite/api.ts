import { extensions } from "vscode";
import type { CaveatApi } from "../../../client/src/extension";
import { assert } from "./testing";

/** What the extension tells of itself. */
export function caveatApi(): CaveatApi {
  const caveat = extensions.all.find(({ id }) => id.endsWith(".caveat"));
  assert(caveat?.isActive === true, "the extension is not active");
  return caveat.exports as CaveatApi;
}
