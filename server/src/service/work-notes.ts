import type { WorkNotes } from "../features/hover";
import type { EvidenceLevel } from "../model/analysis/evidence-level";
import { evidenceOfTitle } from "../model/document-evidence";
import type { Reference } from "../model/reference";
import { retractionNote } from "../rules";
import type { Project } from "./project";

/** What a project knows of a work beyond its reference: whether it was retracted, and what kind of evidence it is. */
export function workNotes(reference: Reference, { retractions }: Pick<Project, "retractions">): WorkNotes {
  const retraction = retractionNote(reference, retractions?.retractions);
  const evidence = evidenceOf(reference);
  return {
    ...(retraction === undefined ? {} : { retraction }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** Publication types of PubMed that name a kind of evidence, strongest first, and what we call them. */
const publicationKinds: readonly (readonly [string, string])[] = [
  ["Meta-Analysis", "meta-analysis"],
  ["Systematic Review", "systematic review"],
  ["Randomized Controlled Trial", "randomised controlled trial"],
  ["Observational Study", "observational study"],
  ["Clinical Trial, Phase I", "phase 1 trial"],
  ["Clinical Trial", "clinical trial"],
  ["Case Reports", "case report"],
  ["Review", "review"],
];

const levelNames: Readonly<Record<EvidenceLevel, string>> = {
  synthesis: "systematic review or meta-analysis",
  randomised: "randomised trial",
  observational: "observational study",
  "single-arm": "single-arm or phase 2 trial",
  "phase-1": "early trial (phase 1, first in humans or cases)",
  animal: "study in animals",
  "in-vitro": "study in vitro",
};

/** As the source of the reference classes the work, else as its own title does. */
function evidenceOf({ publicationTypes, title }: Reference): string | undefined {
  const [, kind] = publicationKinds.find(([type]) => publicationTypes.includes(type)) ?? [];
  if (kind !== undefined) return `${kind}, as its record says`;
  const level = title === undefined ? undefined : evidenceOfTitle(title);
  return level && `${levelNames[level]}, as the title says`;
}
