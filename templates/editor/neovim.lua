-- Neovim (0.8 or later): ledger lsp for the files of ledgers/, faults while typing. Put it into ~/.config/nvim/plugin/.
vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
  pattern = { "*/ledgers/*.yaml", "*/ledgers/*.yml" },
  callback = function(opened)
    local root = vim.fn.fnamemodify(opened.file, ":p:h:h")
    vim.lsp.start({ name = "ledger", cmd = { "ledger", "lsp", "--stdio" }, root_dir = root })
  end,
})
