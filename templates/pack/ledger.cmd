@echo off
rem The program as a command, from any folder, with its exit code. Nothing that lies in that folder is taken for node.
setlocal DisableDelayedExpansion
set "NoDefaultCurrentDirectoryInExePath=1"
set "LEDGER_NODE=node"
if exist "%~dp0node.exe" set "LEDGER_NODE=%~dp0node.exe"
"%LEDGER_NODE%" "%~dp0ledger.mjs" %*
