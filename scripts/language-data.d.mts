import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";

export declare const languageDataForEsbuild: EsbuildPlugin;
export declare const languageDataForVite: VitePlugin;
