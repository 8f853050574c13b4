import fc from "fast-check";

// The same cases on every machine, so that a failure elsewhere can be repeated here; CAVEAT_SEED asks for other ones.
fc.configureGlobal({ seed: Number(process.env["CAVEAT_SEED"] ?? 20_261_122) });
