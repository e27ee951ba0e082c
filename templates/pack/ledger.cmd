@echo off
rem The program as a command, from any folder, with its exit code. Nothing that lies in that folder is taken for node.
setlocal DisableDelayedExpansion
set "NoDefaultCurrentDirectoryInExePath=1"
node "%~dp0ledger.mjs" %*
