import type { ClaimRule } from "../claims/claim-rule";
import { efficacyWithoutCitation } from "./efficacy-without-citation";
import { relativeWithoutAbsolute } from "./relative-without-absolute";
import { significantWithoutFigure } from "./significant-without-figure";
import { statisticWithoutSource } from "./statistic-without-source";

/** All rules about what a statement rests on. They look at one sentence and its neighbours, as the claim rules do. */
export const supportRules: readonly ClaimRule[] = [
  efficacyWithoutCitation,
  relativeWithoutAbsolute,
  significantWithoutFigure,
  statisticWithoutSource,
];
