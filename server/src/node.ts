import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { version } from "../../package.json";
import { nodeHost, rulePagesBeside } from "./host/node";
import { startServer } from "./lsp/server";

const connection = createConnection(ProposedFeatures.all);
startServer(connection, { host: nodeHost, rulePages: rulePagesBeside(__dirname), version });
connection.listen();
