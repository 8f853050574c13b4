/** The layers of the house (ARCHITECTURE.md): arrows go down only. */
const layers = ["text", "syntax", "model", "features|rules", "service", "lsp|cli"];

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `no-import-upward-from-${layer.replace("|", "-")}`,
  comment: "A layer may use the layers below it, never those above.",
  severity: "error",
  from: { path: `^server/src/(${layer})/` },
  to: { path: `^server/src/(${layers.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: "features-and-rules-are-peers",
      severity: "error",
      from: { path: "^server/src/features/" },
      to: { path: "^server/src/rules/" },
    },
    {
      name: "rules-and-features-are-peers",
      severity: "error",
      from: { path: "^server/src/rules/" },
      to: { path: "^server/src/features/" },
    },
    {
      name: "lsp-and-cli-are-peers",
      severity: "error",
      from: { path: "^server/src/(lsp|cli)/" },
      to: { path: "^server/src/(lsp|cli)/", pathNot: "^server/src/$1/" },
    },
    {
      name: "the-core-is-pure",
      comment: "The core runs in a browser worker and does no IO.",
      severity: "error",
      from: { path: "^server/src/(text|syntax|model|rules|features|service)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-lsp-knows-the-protocol",
      severity: "error",
      from: { path: "^server/src/(text|syntax|model|rules|features|service|cli)/" },
      to: { path: "vscode-languageserver(/|-protocol|-types)" },
    },
    {
      name: "the-client-knows-only-the-protocol-of-the-server",
      severity: "error",
      from: { path: "^client/src/" },
      to: { path: "^server/src/", pathNot: "^server/src/protocol\\.ts$" },
    },
    {
      name: "the-server-knows-no-client",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^client/" },
    },
    { name: "no-cycles", severity: "error", from: { path: "^(server|client)/src/" }, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^caveat:" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
