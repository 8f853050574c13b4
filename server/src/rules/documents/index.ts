import type { ManuscriptRule } from "../citations/manuscript-rule";
import { strengthDrift } from "./strength-drift";
import { titleOmitsModel } from "./title-omits-model";

/** Rules about claims that only the whole manuscript shows. */
export const documentRules: readonly ManuscriptRule[] = [strengthDrift, titleOmitsModel];
