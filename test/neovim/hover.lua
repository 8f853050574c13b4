-- Drives the built server through Neovim's own client: hover and pushed diagnostics.
-- Arguments: the server's file, the workspace's folder, the manuscript. Prints one JSON object.
local server, folder, manuscript = unpack(vim.v.argv, #vim.v.argv - 2)

vim.cmd("edit " .. vim.fn.fnameescape(manuscript))
local client = vim.lsp.start_client({
  name = "caveat",
  cmd = { "node", server, "--stdio" },
  root_dir = folder,
  workspace_folders = { { name = "workspace", uri = vim.uri_from_fname(folder) } },
})
vim.lsp.buf_attach_client(0, client)

local told = vim.wait(20000, function()
  return #vim.diagnostic.get(0) > 0
end, 20)

local codes = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(codes, diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code))
end

local function hover(line, character)
  local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = character },
  }, 20000)
  local answer = answers and answers[client] and answers[client].result
  return answer and answer.contents.value or vim.NIL
end

print(vim.fn.json_encode({
  told = told,
  codes = codes,
  term = hover(2, 2),
  citation = hover(4, 8),
}))
vim.lsp.stop_client(client, true)
vim.cmd("qall!")
