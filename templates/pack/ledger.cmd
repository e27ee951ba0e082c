@echo off
rem The program as a command, from any folder, with its exit code.
node "%~dp0ledger.mjs" %*
